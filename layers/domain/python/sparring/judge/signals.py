"""The offline judge's vocabulary: named patterns for things that sellers and buyers say."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from sparring.judge.reading import Unit

Wanted = Literal["any", "question", "open", "statement"]

_DAY = (
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|next week|this week|"
    r"next month|later today|tonight|first thing|the week after|\d{1,2}(?::\d\d)? ?(?:am|pm|"
    r"o'clock)|\d{1,2}(?:st|nd|rd|th)\b|in (?:a|one|two|three|\d+) (?:days?|weeks?)|"
    r"(?:january|february|april|june|july|august|september|october|november|december) \d)"
)
_MEET = (
    r"\b(?:meet|meeting|call|speak|talk|session|demo|workshop|calendar|invite|invitation|book|"
    r"schedule|set up|go through|review|slot|suits?|reconvene|join|walk (?:you|through)|kick ?off|"
    r"pilot|trial|catch up|get together|sit down|bring|present)\b"
)
_OWN = r"\b(?:our|ours|us)\b"
_NUMBER = (
    r"(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|"
    r"forty|fifty|sixty|seventy|eighty|ninety|hundred|a hundred|a dozen|half|a third|a quarter)"
)
_UNIT = (
    r"(?:%|per ?cent|percent|hours?|days?|weeks?|months?|euros?|dollars?|pounds?|francs?|k\b|"
    r"thousand|million|orders|errors|tickets|cases|complaints|deals|customers|calls|"
    r"times (?:a|per)|of (?:the|our|all|them|every)|out of|in ten|fte)"
)


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing people say. `all_of` must all be found in one sentence, `unless` must not.

    `after` must be found in what the other side said just before; `span` 2 also reads a sentence
    together with the next one of the same turn.
    """

    all_of: tuple[str, ...]
    form: Wanted = "any"
    unless: str = ""
    after: str = ""
    early: bool = False
    span: Literal[1, 2] = 1


SIGNALS: Mapping[str, Signal] = {
    "agenda": Signal(
        (
            r"\b(?:agenda|the plan (?:for|today|was)|(?:goal|purpose|aim|idea) (?:for|of) (?:today|"
            r"this|our|the)|i(?:'m| am) calling (?:about|because|to|regarding|you about)|reason "
            r"(?:for my call|i'm calling|i am calling|i called|for the call)|(?:do you have|have "
            r"you got|got|can i have|could i take) (?:a|two|three|five|ten|fifteen|twenty|thirty|"
            r"half|\d+|an?) ?(?:quick |an )?(?:minutes?|mins?|moment|hour|seconds?)|(?:does|would) "
            r"(?:it|that|this|now) (?:still )?(?:suit|work|fit)|is (?:now|this|it) (?:still )?a "
            r"(?:good|bad|ok|okay|convenient) (?:time|moment)|in the next \w+ minutes|for the next "
            r"\w+ minutes|what i(?:'d| would) (?:like|propose|suggest)|i thought we (?:could|would|"
            r"might|'d)|anything (?:else )?you(?:'d| would)? (?:want|like) to (?:add|cover|talk)|"
            r"i(?:'d| would) (?:like|love) to (?:understand|learn|hear|ask|cover|talk about|find "
            r"out|go through|start)|we (?:said|agreed) (?:we would|to|on))",
        ),
        unless=r"\b(?:show you (?:our|my)|tell you (?:all )?about (?:our|us|my|what we))\b",
        early=True,
    ),
    "situation_question": Signal(
        (
            r"\b(?:how (?:do|does|are|is|did) (?:you|your|that|the|it|this|they|a)\b.*\b(?:today|"
            r"now|currently|at the moment|these days|handle|manage|plan|run|track|work|organi[sz]e|"
            r"process|use|deal with|done|set up|look|go about|decide which|keep|get|collect|"
            r"schedule|report|structured)|(?:walk|talk|take) me through|(?:what|which) (?:tools?|"
            r"systems?|software|process|setup|steps?|crm|suppliers?|platform|spreadsheets?|people|"
            r"teams?)\b.*\b(?:use|using|have|work|today|now|currently|place|involved|do you)|what "
            r"(?:does|do) (?:your|the|a|an|that|it|this)\b.*\blooks? like|what are you (?:using|"
            r"doing|working)|how many (?:people|reps|agents|planners|sites|branches|drivers|"
            r"locations|offices|orders|invoices|users|customers)\b.*\b(?:work|are|have|handle|do|"
            r"use|process)|who (?:does|handles|takes care|looks after|is responsible|runs|owns "
            r"that|is in charge)|(?:tell me about|describe) (?:your|the|how)|what happens (?:when|"
            r"once|after) (?:a|an|the|someone|something)|how long have you been using)",
        ),
        form="question",
        unless=r"how are you(?: doing)?(?: today)?\b|\b(?:budget|signs?|price|decisions?|decide|"
        r"contract|compare|criteria|measured?|worth|procurement|legal|last (?:quarter|month))\b|"
        r"\bhow does that sound|would (?:you|that|it)|look to you",
    ),
    "problem_question": Signal(
        (
            r"\b(?:hard(?:est)?|difficult\w*|trick\w*|painful\w*|pain|annoy\w*|frustrat\w*|"
            r"challeng\w*|struggl\w*|bottlenecks?|headaches?|problems?|issues?|trouble|go(?:es)? "
            r"wrong|gets? stuck|slow(?:s|ing)? (?:you|it|things|them)|bother\w*|(?:not|doesn't|"
            r"isn't|don't) work(?:ing)?|breaks? down|falls? (?:down|short|over|apart)|satisf\w*|"
            r"happy with|like least|(?:want|like) to change|up at night|wish|worr\w+|concern\w*|"
            r"unhappy|losing|missing|improve|weak(?:est|ness)?|hurts?|mistakes?|errors?|goes? (?:"
            r"badly|missing)|gets? lost|lose (?:time|money|the most)|complain\w*)\b",
        ),
        form="question",
        unless=r"\bproblem if\b|\bno problem\b|\b(?:a|any) (?:problem|issue) (?:with me|for you if)"
        r"|\bsolv(?:e|ed|ing)\b|\bnothing changes\b|\bwould you like\b|\bhow would\b|"
        r"\bhappy with (?:our|my|that|this) (?:price|offer|proposal)",
    ),
    "follow_up": Signal(
        (
            r"\b(?:tell me (?:a (?:bit|little) )?more|say more|more about (?:that|it|this)|"
            r"(?:for |an? (?:concrete |recent )?)example|(?:do|did) you mean|when you say|what "
            r"(?:does|did) .*\bmean\b|you (?:just )?(?:said|mentioned|told|described)|(?:why|how) "
            r"(?:is|do you think|does|did|was|do) (?:that|it|this|you think)|what makes (?:it|that|"
            r"you|them)|how (?:so|come|exactly)|what exactly|exactly\?|what happen(?:s|ed) (?:then|"
            r"next|after that|there|when)|(?:what's|what is|what was) behind|in what way|what "
            r"(?:else|caused|causes)|why\?|which part|where does that|what's that like)\b",
        ),
        form="question",
        unless=r"^what else do you (?:want|need) to know|\bwhy (?:don't|do not|won't) you\b",
        after=r"\w+(?:\W+\w+){3}",
    ),
    "implication_question": Signal(
        (
            r"\b(?:affect\w*|impact\w*|consequences?|effects? (?:on|of|does)|leads? to|(?:does|"
            r"would|do|did|will) (?:that|it|this|a|an|the)\b.*\b(?:mean for|do to|cost|end up)|"
            r"costs? (?:you|the|your|per)|costing|knock-on|result in|happens? (?:to|if|with)|"
            r"nothing changes|do(?:es|ing)? nothing|stays? (?:the same|like|as)|leave it|don't "
            r"(?:fix|solve|change|act)|at risk|the risk|(?:you|we|they) lose|feels? (?:it|that|"
            r"the)|suffers?|(?:gets?|is|are) hit|who else (?:feels|notices|is|has)|ripple|down the "
            r"line|end up)\b",
        ),
        form="question",
        unless=r"\b(?:price|licen[cs]es?|happens next|our (?:product|offer|platform|solution))\b|"
        r"\bwould (?:it|that) cost\b|\bif (?:you (?:had|could)|that went away)",
    ),
    "quantify_question": Signal(
        (
            r"\b(?:how (?:many|much|often|long|big|high)|what percent\w*|percentage|what share|"
            r"put a (?:number|figure|price)|ballpark|what (?:number|figure|does (?:it|that|this|"
            r"one|a|an|each|every) .*\bcost)|in (?:hours|euros|dollars|money|numbers))\b",
        ),
        form="question",
        unless=r"\b(?:licen[cs]es?|seats)\b|how (?:much|many) (?:time|minutes) do (?:you|we) have|"
        r"would you (?:pay|like|spend)|\bbudget\b|how much (?:more|do you know)|\bhow long "
        r"(?:have|are) you\b|\bhow much (?:can|could) you (?:spend|pay)|\bsecurity|\bdecision\b",
    ),
    "need_payoff_question": Signal(
        (
            r"\b(?:if (?:you|we|your|that|this|it|the|those|they|all)\b.*\b(?:could|had|were|was|"
            r"went|didn't|did not|worked|knew|got|disappeared|dropped|solved|gone|halved|came)\b|"
            r"what would (?:it|that|this|change|be|you do|you gain|a|your|solving|having)|how "
            r"(?:would|could|might) (?:it|that|this|having|your|solving|you use|you spend)|"
            r"how (?:valuable|important|useful|helpful)|worth (?:to|for) (?:you|your)|would (?:it|"
            r"that|this) help|what difference|benefit|why would .*\bmatter|would that free)",
        ),
        form="question",
        unless=r"\b(?:nothing changes|compare|decide|decision|budget|price|pay|sign|buy|order|"
        r"don't|do not|stays? the same|rule (?:out|a vendor)|calendar|meet|call this a success|"
        r"if you had to (?:leave|do nothing)|happens? (?:to|if)|introduce|suppliers?)\b",
    ),
    "summary": Signal(
        (
            r"\b(?:(?:let me|can i|may i|i want to|i'd like to|just to|allow me to|i'll)(?: just| "
            r"quickly)? (?:check|make sure|recap|summari[sz]e|sum up|repeat|play (?:that|this|it) "
            r"back|confirm|see if i)|to (?:sum up|recap|summari[sz]e)|in (?:summary|other words)|"
            r"i(?:'m| am) hearing|what i(?:'ve)? (?:hear|heard)|i heard (?:you|that|three|two)|if i "
            r"(?:understand|understood|got|heard|hear)|(?:it )?sounds like (?:you|your|the|it|that)"
            r"|did i (?:get|understand|miss|hear)|have i (?:got|understood)|i understand that (?:"
            r"you|your)|so (?:you|your team|the (?:main|biggest|real) (?:problem|issue|point|pain)|"
            r"basically you|it's not|there are)\b(?:\W+\w+){6})",
        ),
        unless=r"\b(?:our|my) (?:platform|product|solution|offer|tool|price)|\bwe (?:offer|have|"
        r"are|can|provide)\b|^so (?:you|your)\b.*\b(?:want to|like to|should|would) (?:buy|sign|see)"
        r"|\bso you can\b|\bso you (?:should|will|need to)\b",
        after=r"\w+(?:\W+\w+){3}",
    ),
    "ties_to_need": Signal(
        (
            r"\b(?:you (?:just )?(?:said|mentioned|told|described|were saying|brought up|talked "
            r"about|explained|raised|named)|as you (?:said|put it)|what you (?:said|told|described)"
            r"|based on (?:what|your)|given (?:that )?your?|since you|because you|(?:that's|that is)"
            r" (?:exactly )?(?:where|why|the (?:part|point|problem) where)|for (?:the|those|your) "
            r"\w+(?: \w+)? (?:you|problem|issue)|your (?:problem|point|concern|worry) (?:with|about"
            r"))\b",
            r"\b(?:we|our|ours|platform|tool|module|solution|system|feature|product|i'd show|i would"
            r" show|this part|that part|would|lets|takes|gives|helps|removes|automat\w+|i'd start)"
            r"\b",
        ),
        form="statement",
        unless=r"\bif i (?:understand|got|heard)|\b(?:let me|to) (?:check|recap|sum)|\byou said you "
        r"would\b|\bi heard\b",
        after=r"\w+",
        span=2,
    ),
    "next_step": Signal(
        (_DAY, _MEET),
        unless=r"\bhow (?:do|did|does) (?:you|your)\b|\bhow many\b|\byour (?:weekly|monthly|team) "
        r"meeting\b|\bbrochure\b|\b(?:on|every) (?:fridays|mondays)\b|\blast (?:week|monday|friday)"
        r"|\bwhat (?:happens|does)\b|\bspecial (?:price|offer)\b|\bif you (?:sign|buy)\b|"
        r"\bstill suit\b",
    ),
    "metrics_question": Signal(
        (
            r"\b(?:kpis?|metrics?|measured?|measures|targets?|goals?|(?:what|which|that) (?:number|"
            r"figure)s?|benchmark|success|objectives?|roi|return on|how will you (?:know|tell)|how "
            r"would you know|(?:what|where) (?:is|are) your (?:\w+ )?(?:\w+ )?(?:rate|churn|margin|"
            r"average|turnover|cycle|ratio|time)|where does (?:it|that|your .*) stand|what result)",
        ),
        form="question",
        unless=r"\b(?:phone|account) number\b|\bour (?:roi|target|goal)|\bgoal (?:of|for) (?:this|"
        r"today)|\bsuccess(?:ful)? (?:company|stories|story)",
    ),
    "figure_stated": Signal(
        (rf"(?:[$€£] ?\d|\b{_NUMBER}(?: to {_NUMBER})?(?: \w+)?(?: \w+)? ?{_UNIT})",),
        form="statement",
        unless=r"\b(?:i|we|you) (?:only )?(?:have|'ve got|got|can give)\b.*\b(?:minutes?|hour)\b|"
        r"\bminutes?\.?$|\byears? ago\b|\bin (?:two|three|a few|\d) (?:weeks?|days?|months?)\b|"
        r"\bcall (?:me|back)\b|\bhalf of what you\b|\bsince (?:19|20)\d\d|\bper user\b",
    ),
    "economic_buyer_question": Signal(
        (
            r"\b(?:who|whose|whom|anyone|someone|somebody|can you|could you|do you|are you|does "
            r"(?:it|this|that))\b",
            r"\b(?:sign(?:s|ed|ing)?(?: off)?|approv\w*|budget|purse|(?:final|last) (?:say|word|"
            r"decision|call)|authority|authori[sz]e|decision[- ]makers?|green ?light|says? yes|"
            r"(?:release|own|hold)s? the (?:money|budget|purse)|pays?|spend)\b",
        ),
        form="question",
        unless=r"\bis there (?:a |any )?budget\b|\bsign (?:today|now|up)|\bsecurity review|\bhow do "
        r"you (?:usually )?(?:pay|fund)|\b(?:hours|time|weeks?) (?:do|does|did|are)\b|\bspend (?:on "
        r"(?:re|corr|fix)|time|hours)",
    ),
    "budget_question": Signal(
        (
            r"\b(?:budget(?:ed)?|funds?|funded|funding|(?:the|this|that) money|price range|range "
            r"(?:did|do|would|were)|invest(?:ment)?|afford|set aside|allocated|cost cent(?:er|re)|"
            r"prepared to (?:pay|spend)|(?:plan|planning|expect|like) to spend|how much (?:can|"
            r"could|would) you (?:spend|pay|invest))\b",
        ),
        form="question",
        unless=r"\b(?:hours|time)\b|\bwho(?:se)?\b.*\b(?:signs?|owns?|approves?)\b",
    ),
    "decision_criteria_question": Signal(
        (
            r"\b(?:criteria|criterion|requirements?|must[- ]haves?|nice[- ]to[- ]have|must (?:a|the|"
            r"any|it|we)|compar(?:e|ing)|rule (?:\w+ )?(?:\w+ )?out|deal[- ]?breakers?|looking for "
            r"in|look for|most important|important (?:to|for) you|matters? (?:most|to you|more)|"
            r"choose between|evaluat(?:e|ing)|weigh|prioriti\w+|judge (?:the|a|us|an)|convince "
            r"you|non-negotiable)\b",
        ),
        form="question",
        unless=r"\bwe meet\b|\bnumber (?:one|1)\b|\bcompared? (?:to|with) (?:last|before)|\bwhy "
        r"(?:does|would)|\bsteps?\b",
    ),
    "decision_process_question": Signal(
        (
            r"\b(?:(?:decision|buying|purchas\w+|approval|evaluation|selection|internal) process|"
            r"(?:what|which|how many) (?:are the |other )?(?:next )?steps|steps? (?:from|to|until|"
            r"between|before)|how (?:do|does|will|would|did|is) (?:you|your|the|a|this|that)\b.*\b("
            r"?:decid|decision|decided|buy|bought|purchase|made)|decisions? (?:made|taken|process|"
            r"by)|by when|when (?:do|would|will|did) you (?:want|need|like|plan|have|hope|expect|"
            r"bought|buy|last)|timeline|deadline|who else (?:needs|has|should|must|would|will|is|"
            r"do|does|gets)\b.*\b(?:involved|agree|decide|decision|see|say|table|board|sign|approve"
            r"|asked|part)|involved in|committee|steering|stakeholders?|go live|from here|"
            r"(?:who|what) (?:else )?(?:has|needs) to (?:happen|agree|say|be))\b",
        ),
        form="question",
        unless=r"\bour (?:implementation|process|timeline)\b|\b(?:feels?|suffers?|affected|hit)\b|"
        r"\bsign today\b|\bgo from here to (?:lunch|home)|\bcurrent(?:ly)?\b.*\binvolved in\b",
    ),
    "paper_process_question": Signal(
        (
            r"\b(?:legal(?: team)?|procurement|purchasing|security (?:review|check|audit|"
            r"questionnaire|team|assessment|people|form)|data protection|privacy|gdpr|dpo|"
            r"contract\w*|paperwork|vendor (?:registration|onboarding|form|check)|terms and|"
            r"compliance|nda|infosec|it security|lawyers?)\b",
        ),
        form="question",
        unless=r"\b(?:current|existing|present|old) (?:contract|supplier)|\bwhen does (?:your|the) "
        r"contract (?:end|run|expire)|\bsign (?:the|a|our) contract (?:today|now)|\bsend you (?:the|"
        r"a|our) contract|\bright now\?$",
    ),
    "why_now_question": Signal(
        (
            r"\b(?:why now|what (?:made|makes|prompted|triggered|brought|changed|led|has changed|"
            r"drives?) (?:you|this|it|that|now)?|why (?:is|are|did) (?:this|that|you|it)\b.*\b(?:"
            r"now|look|matter|important|start|quarter|year|desk|urgent|priority)|what(?:'s| is) "
            r"(?:driving|behind)|on your (?:desk|list|agenda|plate))\b",
        ),
        form="question",
    ),
    "champion_question": Signal(
        (
            r"\b(?:introduc\w+|who (?:else )?(?:\w+ ){0,4}(?:gains?|benefits?|wants?|supports?|"
            r"cares?|push\w*|champions?|stands?|win)|(?:supports?|supporters?|allies|ally|backing|"
            r"champion)\b|argue for|(?:make|made) the case|sell (?:this|it|that) (?:inside|"
            r"internally|upwards)|internally|behind (?:this|it)|bring (?:me|your|him|her|them|the) "
            r"|in your corner|pushing for|speak up for|take (?:this|it) to (?:your|the)|get me "
            r"(?:in front|a meeting))",
        ),
        form="question",
        unless=r"\bwhat(?:'s| is) behind\b|\bcustomer support\b|\bsupport team\b|\bbring you\b",
    ),
    "competition_question": Signal(
        (
            r"\b(?:alternatives?|competitors?|competing|competition|(?:other|another) (?:\w+ )?("
            r"?:vendors?|suppliers?|providers?|options?|solutions?|tools?|offers?|companies|"
            r"players)|else are you (?:look|talk|consider|speak)\w*|who else is (?:in|on|bidding)|"
            r"else (?:do|did) you (?:look|consider|talk|see)|build(?:ing)? (?:it|this|something|"
            r"that) (?:your|in)\w*|in-house|(?:beside|against) the others?|stay(?:ing)? with|"
            r"shortlist|doing nothing|status quo|compared (?:to|with) (?:the|other|what)|"
            r"keep(?:ing)? (?:what you have|the old))\b",
        ),
        form="question",
        unless=r"\bour competitors\b|\bwhy (?:would|do) you (?:waste|talk)|\bhow does that affect",
    ),
}


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


def matches(name: str, unit: Unit) -> bool:
    """Whether the signal of this name shows in the unit; unknown names never do."""
    signal = SIGNALS.get(name)
    if signal is None or unit.span > signal.span or (signal.early and not unit.early):
        return False
    if not _has_form(signal.form, unit) or not _found(signal.after, unit.before):
        return False
    if signal.unless and _found(signal.unless, unit.plain):
        return False
    return all(_found(source, unit.plain) for source in signal.all_of)


def _has_form(wanted: Wanted, unit: Unit) -> bool:
    if wanted == "any":
        return True
    if wanted == "question":
        return unit.form != "statement"
    return unit.form == wanted


def _found(source: str, plain: str) -> bool:
    return bool(_pattern(source).search(plain))
