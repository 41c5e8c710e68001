"""Phrases of discovery: agenda, SPIN questions, listening, next step."""

from collections.abc import Mapping
from typing import Final

from sparring.judge.vocabulary.signal import Signal

WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_HOUR = r"(?:one|two|three|four|nine|ten|eleven|noon|\d{1,2}(?::\d\d)?(?: ?(?:am|pm))?)"
_TIMES = (
    WEEKDAY,
    "tomorrow|tonight|later today|first thing",
    "(?:next|this|the following) (?:week|month)|the week after",
    r"\d{1,2}(?:st|nd|rd|th)",
    r"\d{1,2}(?::\d\d)? ?(?:am|pm|o'clock)",
    r"in (?:a|one|two|three|\d+) (?:days?|weeks?)",
    r"(?:january|february|april|june|july|august|september|october|november|december) \d+",
)
_MEETINGS = (
    "meet|meeting|call|speak|talk|session|demo|workshop|pilot|trial|kick ?off",
    "calendar|invite|invitation|book|schedule|set up|slot|reconvene|join|review|present",
    "go through|walk (?:you|through)|catch up|get together|sit down|bring|suits?",
    "explain|show|together|discuss|look at|visit|come by|drop by|ring|phone|video|continue",
    "(?:can|could|may|shall|should) (?:we|i)|with (?:you|your|him|her|them) and",
    rf"(?:how|what) about|let's (?:do|say)|shall we|{WEEKDAY} at {_HOUR}",
)

DISCOVERY: Final[Mapping[str, Signal]] = {
    "agenda": Signal(
        any_of=(
            "agenda",
            "the plan (?:for|today|was|is)",
            r"(?:my|the|our) (?:goal|purpose|aim|idea|plan|thought)(?: \w+){0,3} (?:to|is|was)",
            "i(?:'m| am) calling (?:you )?(?:about|because|to|regarding)",
            "reason (?:for (?:my|the|this) call|i(?:'m| am) calling|i called)",
            r"(?:do you have|have you got|got|can i have|could i take) (?:just )?(?:a|an|two|three|"
            r"five|ten|fifteen|twenty|thirty|half|\d+) ?(?:an )?(?:quick )?(?:minutes?|mins?|"
            r"moment|hour|seconds?)",
            "(?:does|would) (?:it|that|this|now) (?:still )?(?:suit|fit|work)(?: for)? you",
            "is (?:now|this|it) (?:still )?a (?:good|bad|convenient) (?:time|moment)",
            r"(?:in|for) the next \w+ minutes",
            "what i(?:'d| would) (?:like|propose|suggest)",
            "i thought we(?: could| would| might|'d)",
            r"anything (?:else )?you(?:'d| would)? (?:want|like) to \w+",
            "i(?:'d| would) (?:like|love) to (?:understand|learn|hear|ask|cover|talk about)",
            "i(?:'d| would) (?:like|love) to (?:find out|go through|start)",
            "we (?:said|agreed) (?:we would|to|on|half|an hour)",
        ),
        unless=(r"(?:show you|tell you (?:all )?about) (?:our|us|my|what we)(?:\W+\w+)*",),
        early=True,
    ),
    "situation_question": Signal(
        any_of=(
            r"how (?:do|does|are|is|did) (?:you|your|that|the|it|this|they|a)\b.*\b(?:today|now|"
            r"currently|at the moment|these days|handle|manage|plan|run|track|work|organi[sz]e|"
            r"process|use|deal with|done|set up|go about|keep|get|collect|schedule|report|"
            r"structured)",
            "(?:walk|talk|take) me through",
            r"(?:what|which) (?:tools?|systems?|software|process|setup|crm|suppliers?|platform|"
            r"spreadsheets?|people|teams?)\b.*\b(?:use|using|have|work|today|now|currently|place|"
            r"do you)",
            r"what (?:does|do) (?:your|the|an?|that|it|this)\b.*\blooks? like",
            "what are you (?:using|doing|working)",
            r"how many (?:people|reps|agents|planners|sites|branches|drivers|technicians|locations|"
            r"offices|orders|invoices|users|customers)\b.*\b(?:work|are|have|handle|do|use|process)",
            r"who \w+\b.*\b(?:now|today|at the moment)|normally|usually|typically",
            "who (?:does|is doing|handles|takes care|looks after|is responsible|runs|is in charge)",
            "(?:tell me about|describe) (?:your|the|how)",
            r"(?:you|your)\b.*\b(?:today|currently|at the moment|right now|these days|usually|"
            r"normally|typically)",
            r"how many (?:\w+ ){1,4}(?:an?|per|each|every) (?:day|week|month|year)",
            r"(?:do|are) you (?:use|using|work(?:ing)? with|run(?:ning)?|rely(?:ing)? on)",
            r"^(?:and |so )?(?:which|what) \w+(?: \w+)?\?|(?:company|team|fleet) size",
            r"what happens (?:when|once|after) (?:an?|the|someone|something)",
        ),
        unless=(
            "how are you(?: doing)?(?: today)?",
            "budget|signs?|price|decisions?|decide|contract|compare|criteria|measured?|worth",
            "procurement|legal|last (?:quarter|month)|needs? to happen|how does that sound",
            "would (?:you|that|it)",
        ),
        form="question",
    ),
    "problem_question": Signal(
        any_of=(
            r"hard(?:est)?|difficult\w*|trick\w*|painful\w*|pain|annoy\w*|frustrat\w*|grief",
            r"challeng\w*|struggl\w*|bottlenecks?|headaches?|problems?|issues?|trouble",
            "go(?:es)? (?:wrong|badly|missing)|gets? (?:stuck|lost)|falls? (?:down|short|apart)",
            r"slow(?:s|ing)? (?:you|it|things|them)|bother\w*|breaks? down|up at night",
            "(?:not|doesn't|isn't|don't) work(?:ing)?|(?:want|like) to change|like least",
            r"satisf\w*|happy with|wish|worr\w+|concern\w*|unhappy|complain\w*|hurts?",
            "losing|missing|improve|weak(?:est|ness)?|mistakes?|errors?|lose (?:time|money)",
            r"bug(?:s|ging|ged)?|nag\w*|suffer\w*|stress\w*|sore|mess(?:y|es)?|chao\w+|tedious|"
            r"clumsy|wast(?:e|ed|ing)|delay\w*|unreliable|overload\w*|dissatisf\w*|disappoint\w*",
            "(?:through|between) the cracks|let(?:s|ting)? (?:you|them) down",
            "in the way|dislike|hate",
            "(?:mad|crazy)|hold(?:s|ing)? you back|keep(?:s|ing)? (?:you|them) from|downsides?",
            r"drawbacks?|shortcomings?|gaps?|too (?:long|slow|expensive|complicated|much work)",
            "could (?:be|go|work|run) better|run(?:s|ning)? smoothly|go(?:es|ing)? well|sleepless",
        ),
        unless=(
            "problem if|no problem|(?:problem|issue) (?:with me|for you if)",
            "solv(?:e|ed|ing)|nothing changes|would you like|how would",
            "happy with (?:our|my|that|this) (?:price|offer|proposal)",
        ),
        form="question",
    ),
    "follow_up": Signal(
        any_of=(
            "tell me (?:a (?:bit|little) )?more|say more|more about (?:that|it|this)",
            "(?:for |an? (?:concrete |recent )?)example",
            r"(?:do|did) you mean|when you say|what (?:does|did) .*\bmean",
            "you (?:just )?(?:said|mentioned|told|described)",
            "(?:why|how) (?:is|do you think|does|did|was|do) (?:that|it|this|they|you think)",
            "what makes (?:it|that|you|them)|how (?:so|come|exactly)|exactly",
            "what happen(?:s|ed) (?:then|next|after that|there|when)",
            "(?:what's|what is|what was) behind|in what (?:way|sense)|which part|why so",
            "what (?:else|caused|causes)|where does that|what's that like|^why",
            "(?:is|was|were|are) (?:that|those|these|this) (?:an?|always|often|normal|typical|new)",
            "(?:how|when|where) (?:does|did|do) (?:that|those|these|this)|since when|a pattern",
        ),
        unless=("what else do you (?:want|need) to know", "why (?:don't|do not|won't) you"),
        form="question",
        reply=True,
        echo=True,
    ),
    "implication_question": Signal(
        any_of=(
            r"affect\w*|impact\w*|consequences?|effects? (?:on|of|does)|leads? to|knock-on|ripple",
            r"(?:does|would|do|did|will) (?:that|it|this|an?|the|one|each|every)\b.*\b(?:mean (?:"
            r"for|in)|do to|cost|end up)",
            "costs? (?:you|the|your|per)|costing|result in|end up|down the line",
            "happens? (?:to|if|with)|nothing changes|do(?:es|ing)? nothing|leave it",
            "stays? (?:the same|like|as)|don't (?:fix|solve|change|act)|the risk|at risk",
            "(?:you|we|they) lose|feels? (?:it|that|the)|suffers?|(?:gets?|is|are) hit",
            r"how (?:bad|far|hard|do|does|did|would|will)\b.*\b(?:hit|hurt|touch|show up|influence|"
            r"spread|set you back)",
            "the (?:damage|fallout)|(?:come|comes|amounts?) to|sets? you back|who pays for",
            "adds? up to|what (?:follows|comes of)|burden",
            "downstream|at stake|what does (?:it|that|this|all that) do",
        ),
        unless=(
            "price|licen[cs]es?|happens next|our (?:product|offer|platform|solution)",
            "would (?:it|that) cost|if you (?:had|could)|went away",
        ),
        form="question",
    ),
    "quantify_question": Signal(
        any_of=(
            r"how (?:many|much|often|long|big|high)|what (?:percent\w*|share|amount|number|figure)",
            "percentage|put a (?:number|figure|price)|ballpark|in (?:hours|euros|dollars|money)",
            "how (?:large|frequent(?:ly)?|expensive|costly|few)|an? (?:estimate|rough idea)",
            "roughly|approximately|estimated|on average",
            r"what (?:does|do|did) (?:it|that|this|one|an?|each|every)\b.*\bcost",
        ),
        unless=(
            "licen[cs]es?|seats|budget|security|decision|would you (?:pay|like|spend)",
            "how (?:much|many) (?:time|minutes) do (?:you|we) have",
            "how much (?:more|do you know|(?:can|could) you (?:spend|pay))",
            "how long (?:have|are) you|how long do (?:they|you) need",
            "tells? you|number (?:can|should) i",
        ),
        form="question",
    ),
    "need_payoff_question": Signal(
        any_of=(
            r"(?:if|suppose|imagine) (?:you|we|your|that|this|it|the|those|they|all|every)\b.*\b("
            r"?:could|had|were|was|went|didn't|did not|worked|knew|got|disappeared|dropped|solved|"
            r"gone|halved|came)",
            "what would (?:it|that|this|change|be|you do|you gain|your|solving|having)",
            r"(?:if|suppose|imagine|assuming|once|say)\b.*\b(?:what|how|who|where) (?:would|could|"
            r"might)",
            r"(?:what|how) (?:would|could|might)\b.*\b(?:different|change|gain|win|easier|better|"
            r"look like|let you|allow|free)",
            "becomes? possible|how much (?:better|easier|faster)",
            "how (?:would|could|might) (?:it|that|this|having|your|solving|you use|you spend)",
            "how (?:valuable|useful|helpful)|worth (?:to|for) (?:you|your)|would that free",
            r"would (?:it|that|this) help|what difference|benefit|why would .*\bmatter",
        ),
        unless=(
            "nothing changes|stays? the same|don't|do not|happens? (?:to|if)|rule (?:out|a vendor)",
            "compare|decide|decision|budget|price|pay (?:for|us)|sign|buy|order|introduce",
            "calendar|meet|call this a success|suppliers?",
        ),
        form="question",
    ),
    "summary": Signal(
        any_of=(
            "(?:let me|can i|may i|i want to|i'd like to|just to|allow me to|i'll)(?: just| "
            "quickly)? (?:check|make sure|recap|summari[sz]e|sum up|repeat|confirm|see if i|play "
            "(?:that |this |it )?back)",
            "this is where (?:we|you) (?:are|stand)|here is (?:what|where) (?:i|we) (?:have|are)",
            "to (?:sum up|recap|summari[sz]e)|in (?:summary|other words)|i(?:'m| am) hearing",
            "what i(?:'ve)? (?:hear|heard)|i heard (?:you|that|three|two)",
            "if i(?:'ve| have)? (?:understand|understood|got|heard|hear)",
            "(?:it )?sounds like (?:you|your|the|it|that)|have i (?:got|understood)",
            "did i (?:get|understand|miss|hear)|i understand that (?:you|your)",
            "^(?:so |okay,? |well,? )?in (?:short|a nutshell)",
            "long story short|bottom line|(?:have i|anything i) missed|as i understand",
            "you(?:'re| are) saying|my understanding|just to be (?:sure|clear)",
            "(?:let me|to) put (?:it|that)",
            r"so (?:you|your team|the (?:main|biggest|real) (?:problem|issue|point|pain)|basically "
            r"you|it's not|there are)(?:\W+\w+){6}",
        ),
        unless=(
            "(?:our|my) (?:platform|product|solution|offer|tool|price)|so you (?:can|should|need)",
            "we (?:offer|have|are|can|provide)|so you will",
            "so (?:you|your) .*(?:want to|like to|should|would) (?:buy|sign|see)",
        ),
        reply=True,
    ),
    "ties_to_need": Signal(
        any_of=(
            "you (?:just )?(?:said|mentioned|told|described|brought up|explained|were saying)",
            "you (?:talked|spoke) about|as you (?:said|put it)|what you (?:said|told|described)",
            r"based on (?:what|your)|given (?:that )?your?|(?:since|because|as)\b[^.]*\byour?",
            "(?:that's|that is) (?:exactly )?(?:where|the (?:part|point|problem) where)",
            r"for (?:the|those|your) \w+(?: \w+)? (?:you|problem|issue)",
            "your (?:problem|point|concern|worry) (?:with|about)",
        ),
        also=(
            "we|our|ours|platform|tool|module|solution|system|feature|product|form",
            "i(?:'d|'ll| would)(?: like to)?|(?:this|that) part|would|plan|package|version|option",
            "guarantee|service|app|report|dashboard|module|training|team",
            r"lets|takes|gives|helps|removes|automat\w+",
        ),
        unless=(
            "if i(?:'ve)? (?:understand|got|heard)|(?:let me|to) (?:check|recap|sum)",
            "you said you would|i heard|better than|as you (?:like|wish|know)",
        ),
        form="statement",
        reply=True,
        span=2,
    ),
    "next_step": Signal(
        any_of=_TIMES,
        also=_MEETINGS,
        unless=(
            "how (?:do|did|does) (?:you|your)|how many|what (?:happens|does)|still suit",
            "your (?:weekly|monthly|team) meeting|(?:on|every) (?:fridays|mondays)",
            "brochure|price list|last (?:week|monday|friday)",
            "special (?:price|offer)|if you (?:sign|buy)",
        ),
    ),
}
