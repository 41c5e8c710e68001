"""Phrases of resistance: objections heard and answered, terms traded, a grievance owned."""

from collections.abc import Mapping
from typing import Final

from sparring.judge.vocabulary.signal import Signal

_PROOF = (
    r"(?:case stud(?:y|ies)|references?|pilots?|trials?|the figures|the numbers|a study|"
    r"(?:test )?reports?|in writing)"
)

RESISTANCE: Final[Mapping[str, Signal]] = {
    "acknowledges": Signal(
        any_of=(
            "(?:that's|that is|it's|it is|you have) an? (?:very )?(?:fair|valid|good|reasonable|"
            "serious|real|understandable) (?:concern|point|question|worry|objection|reason)",
            "i (?:can |do |completely |totally )?(?:see|understand|get|hear) (?:why|that|you|how|"
            "your)",
            "i(?:'d| would) (?:be careful|ask|think|feel|worry|want|be asking)(?: \\w+){0,4} "
            "(?:too|same|in your place|if i were you)",
            "that makes sense|makes (?:perfect|total) sense|that's fair|fair enough",
            "(?:thanks|thank you|i appreciate you) for (?:being|saying|telling|raising|your honesty"
            "|the honesty)",
            "you(?:'re| are) right (?:to|that|about)|i(?:'m| am) (?:very |really )?sorry",
        ),
        unless=(
            "i see,? (?:but|anyway)|i understand,? but|sorry to (?:bother|disturb|say)",
            "i hear you but|if i (?:understand|hear) (?:you|that)|so what i hear",
            "i'm sorry (?:but|if)|bad time",
        ),
        reply=True,
    ),
    "explores_objection": Signal(
        any_of=(
            "what (?:exactly )?(?:worries|bothers|concerns|troubles|puts|stops|holds|makes) you",
            "(?:help me|i want to|i'd like to) (?:understand|see)(?: \\w+){0,3} (?:behind|why|what"
            "|where)",
            "what(?:'s| is| was| stands) behind|where does (?:that|the) (?:worry|concern|doubt)",
            "what would (?:you|have to|it take|make you|need to|convince|put your)",
            "what (?:happened|went wrong) (?:the )?last time|what have you (?:seen|heard)",
            r"too (?:expensive|much|high|long|big|early|risky) (?:compared|in what|for what|how)",
            "which part (?:of (?:it|that) )?(?:worries|bothers|concerns|is)",
            "is it (?:the|more) \\w+(?: \\w+){0,4} or (?:the|more|rather)",
        ),
        unless=(
            "what would (?:you like|it mean|that mean|change|be)|different",
            "what makes you (?:think|better)",
        ),
        form="question",
        reply=True,
        span=2,
    ),
    "isolates_objection": Signal(
        any_of=(
            "(?:is|was) (?:there )?(?:anything|something) else(?: \\w+){0,4} (?:worr\\w+|"
            "bother\\w+|"
            "keeps?|stops?|stand\\w*|way|mind|hold\\w*|open|concerns?)",
            "(?:apart|aside) from (?:that|this|the)|other than (?:that|the)|besides (?:that|the)",
            "(?:is|was) (?:that|this|it) the (?:only|main|biggest|real|last) (?:thing|point|reason|"
            "concern|worry|question|one|hurdle)",
            "if (?:we|that|this|it)(?: \\w+){1,6} (?:solved|settled|cleared|sorted|out of the way|"
            "fixed|right),? (?:would|could|is|what|then|do|are)",
            "what else (?:is|stands|would) (?:in the way|on your mind|still open|hold\\w*|keep)",
        ),
        unless=("anything else (?:i can|you (?:want|like|need))",),
        form="question",
        reply=True,
    ),
    "evidence_offered": Signal(
        any_of=(
            r"(?:a|an|another|one|two|three|several|some|other) (?:similar |other )?(?:customers?|"
            r"compan(?:y|ies)|clients?|firms?|practices?|plants?|schools?|hotels?|"
            r"chains?)\b.*\b(?:had|cut|"
            r"saw|saved|measured|went|halved|reduced|found|told|got|do|did|use[sd]?|worried|same)",
            rf"(?:here is|i have|i can (?:send|show|give|bring)|i'll (?:send|show|bring)|let me "
            rf"(?:send|show)|we have)(?: \w+){{0,3}} {_PROOF}",
            "(?:talk|speak) to (?:them|him|her|one of|a customer|somebody who)(?: \\w+){0,4}",
            "pays? for itself (?:within|in|after)|(?:they|who) (?:measured|cut|halved|saved)",
            r"(?:on average|measured),? (?:\w+ ){0,6}(?:\d+|half|a third|a quarter)",
        ),
        unless=(
            "award|best in class|market leader|number one|two hundred systems|love",
            "your competitors already|everybody (?:uses|has)",
        ),
        form="statement",
        reply=True,
    ),
    "risk_reduced": Signal(
        any_of=(
            "exit clause|cancel (?:at any|any|within|after|every|month)|way out|opt out|money back",
            r"(?:our|my|on our) risk|not yours|at no cost|free of charge until|no obligation",
            r"(?:start|begin|try it|test it|first)(?: \w+){0,4} (?:with|as|on|in) (?:a|one|two|the|"
            r"five|ten)(?: \w+){0,3} (?:pilot|team|branch|site|month|group|store|line|department|"
            r"people|users|test)",
            r"(?:a|the|small|short|free|four-week|paid) (?:pilot|trial|test run|proof)",
            "(?:we|i) (?:will |can |would )?(?:guarantee|commit to|promise|put)(?: \\w+){0,6} "
            "(?:in writing|contract|contractually)",
        ),
        unless=("free trial of our newsletter|free months|throw in",),
        form="any",
        reply=True,
    ),
    "checks_answer": Signal(
        any_of=(
            "does (?:that|this) (?:answer|address|settle|cover|help|take care|make sense)",
            "(?:is|are) (?:that|you|this|your \\w+) (?:settled|answered|more comfortable|happier|"
            "easier|cleared)(?: \\w+){0,4}",
            "how does (?:that|this) (?:sound|sit|feel|land|look)(?: \\w+){0,4} (?:you|now)",
            "did (?:i|that) (?:get|understand|answer|hear|meet|catch)|have i (?:answered|"
            "understood|dealt|covered|settled)",
            "what do you (?:think|make) of (?:that|this)|is (?:that|it) still (?:a|your|an)",
            "(?:would|does) that (?:be enough|do it|work|solve)",
        ),
        unless=("percent|price|discount|off", "do (?:we|you) have a deal"),
        form="question",
        reply=True,
    ),
    "interests_question": Signal(
        any_of=(
            r"(?:what|which|how)\b.*\b(?:matters?|important|counts?|priorit\w+)(?: \w+){0,4} (?:to "
            r"you|for you|most|besides|apart|than the price)",
            "(?:apart|aside) from (?:the )?(?:price|money|number)|besides (?:the )?(?:price|money)",
            "(?:leaving|putting|setting) (?:the )?(?:price|money|figures?) (?:aside|to one side)",
            "why (?:is|does) (?:that|the|this) (?:number|price|date|term|deadline|point)",
            "why (?:is|does|are|do)(?: \\w+){1,4} (?:important|matter|count)",
            r"what (?:would|do|does) (?:a good|the ideal|your ideal) (?:\w+ )?(?:result|deal|"
            r"outcome"
            r"|agreement|solution) (?:look|need|have|be)",
            "if you could change (?:one|a|any) (?:thing|point|part|term)",
            "what (?:else )?do you need (?:from|out of|for) (?:this|the|us|a) (?:deal|contract|"
            "agreement|to)",
            "what(?:'s| is| would be) (?:worth|more important) (?:more|to you)",
        ),
        form="question",
    ),
    "number_question": Signal(
        any_of=(
            "(?:what|which) (?:number|figure|price|amount|sum|rate|range)(?: \\w+){0,2} (?:could|"
            "would|can|did|do|were|are|have) you",
            "how (?:far|much) (?:apart|off) are we|where (?:would|do) (?:we|you) (?:have|need) to "
            "be",
            "what (?:did|do|would|were) you (?:have in mind|expecting|expect|planned|plan|"
            "budgeted)",
            "what are you comparing (?:it|us|that|this) (?:with|to|against)",
            "what would you (?:be able to )?(?:sign|accept|agree to)(?: \\w+){0,3}",
        ),
        unless=("how much (?:do you know|time)",),
        form="question",
    ),
    "trade": Signal(
        any_of=(
            r"if you\b.*\b(?:we|i) (?:can|could|will|would|'ll|are able)(?: \w+){1,8}",
            "(?:we|i) (?:can|could|will|would)(?: \\w+){1,10} (?:if|provided|as long as|once) you",
            "in (?:return|exchange)|(?:on|under) (?:those|these|that|two|one) (?:terms|"
            "conditions?)",
            "(?:against|for) (?:a longer|payment|a two|a three|two years|three years|a reference)",
            "(?:then )?i(?:'d| would) need (?:something|two years|a)(?: \\w+){0,5} (?:from you|"
            "back|"
            "in return)",
        ),
        unless=(
            "today|tonight|right away|just for you|if you (?:want|like|wish|have any|need)",
            "if you change your mind|price expires|if you (?:sign|buy|decide) now",
            "if you (?:could|had)|can i",
        ),
        span=2,
    ),
    "value_argued": Signal(
        any_of=(
            "(?:compared|against|beside|next) (?:to|with)? ?(?:what|the)(?: \\w+){0,2} (?:costs?|"
            "loses?|lose|spend|pay|price of)",
            "pays? for itself|return on (?:it|that|this)|worth (?:it|that) because",
            r"you (?:lose|pay|spend|said|told)\b.*\b(?:\d[\d.,]*|thousand|million|euros|hours|days|"
            r"percent)",
            "that(?:'s| is) (?:less|more) than (?:you|what|one)",
            "(?:saves?|worth) (?:you )?(?:\\w+ ){0,3}(?:\\d|a |half|two|three)",
        ),
        unless=("cheap|discount|half price",),
        form="statement",
        reply=True,
    ),
    "owns_problem": Signal(
        any_of=(
            "i(?:'m| am) (?:very |really |truly )?sorry(?: \\w+){0,6}|i apologi[sz]e|my apologies",
            "(?:that|this|it) (?:should|must) (?:not|never)(?: have)? happen(?:ed)?|shouldn't have",
            "(?:that|this|it)(?:'s| is| was) (?:on us|our (?:fault|mistake|job|failure))",
            "we (?:let you down|failed|got (?:it|that) wrong|should have|owe you)",
            "you(?:'re| are| were) right (?:to be|about|that)|you have every right",
            "(?:that's|that is|it's) a fair (?:concern|point|complaint)|i(?:'d| would) be "
            "(?:careful"
            "|angry|annoyed|upset) too",
        ),
        unless=("sorry (?:to bother|but|if)|i'm sorry,? (?:but|we can't)",),
        reply=True,
    ),
    "fix_promised": Signal(
        any_of=(
            "(?:we|i)(?:'ll| will| have| can)(?: now| already)? (?:fix|fixed|repair|change|changed|"
            "make sure|give you|put|replace|move|assign|train|bring|show|set up)(?: \\w+){1,12}",
            "in writing|(?:a )?named (?:person|contact)|from (?:now|today|next month) on",
            "exit clause|credit (?:note|for)|so that it (?:never|does not|doesn't|no longer)",
        ),
        unless=("we will see|i will see|special price|discount|percent off|sign today",),
        form="any",
        reply=True,
    ),
    "benefit_question": Signal(
        any_of=(
            "what (?:has|did) (?:it|that|this|the \\w+) (?:change|changed|bring|brought|save|saved|"
            "give|given|do|done)(?: \\w+){0,3}",
            "what (?:have|did) you (?:get|got|gained?|achieved?|use|used)(?: \\w+){0,4}",
            "which (?:parts?|features?|reports?|modules?)(?: \\w+){0,3} (?:do|does|are|have) "
            "(?:you|"
            "your)",
            "how (?:well )?(?:has|did) (?:it|that|this|the \\w+) (?:go|gone|work|worked|run|"
            "help\\w*)",
            r"how (?:do|does|are) (?:you|your \w+) (?:use|using|work with|work\w*|handle)|(?:walk|"
            r"talk) me through",
            "how it works (?:right now|today|now)",
        ),
        form="question",
    ),
    "change_question": Signal(
        any_of=(
            "what (?:will|would|is going to|has|have|is) (?:be |going to )?(?:change\\w*|different|"
            "new|differ)(?: \\w+){0,5}",
            "if you could change (?:one|a|any) thing|where do you want to be|what are your plans",
            "what (?:are|do) you (?:planning|plan|expect\\w*|need)(?: \\w+){0,4} (?:next|this|"
            "coming|"
            "year|spring|autumn)",
            "what (?:would|does) (?:a )?good (?:result|year|outcome) (?:look|be)",
            "(?:where|what)(?: \\w+){0,4} (?:next|coming) year",
        ),
        unless=("price|discount",),
        form="question",
    ),
}
