"""What reps ask for: one pattern per sort of question, for a lower-case sentence."""

from __future__ import annotations

QUESTIONS: dict[str, str] = {
    "budget": (
        r"\b(?:budget\w*|price range|range (?:did|do|would|were)|how much (?:are|would|can|"
        r"could) you (?:spend|pay|invest|willing|able|prepared|look)|afford|funds?|funding|"
        r"set aside|allocated|(?:prepared|willing|planning|plan) to (?:spend|pay|invest)|"
        r"money (?:is|available|have)|cost cent\w+|what can you spend|investment)\b"
    ),
    "authority": (
        r"\b(?:ha(?:s|ve) (?:a|any|some) (?:say|voice|vote)|in the room|"
        r"(?:besides|apart from|other than) you\b|buy[- ]in|on board|"
        r"weigh in|sits? on|decid\w+ (?:this |it |that )?(?:together )?with you|who(?:'s| is) "
        r"deciding|"
        r"who'd\b|pulls? the trigger|budget holder|run (?:it|this) (?:past|"
        r"by)|answer to|sign(?:s|ed|ing)?[- ]?off|who (?:else )?(?:signs|decides|approves|makes|"
        r"would (?:need|have|sign|approve|make)|needs? to|has (?:to|the)|is (?:involved|part)|"
        r"gets|do you (?:report|need)|should (?:be|join|we))|approv\w+|decision[- ]makers?|"
        r"final (?:say|word|decision|call)|say yes|your (?:boss|board|cfo|ceo|manager)|"
        r"authority|stakeholders?|committee|involved in (?:the |a |this |that )?(?:decision|"
        r"buying|choosing)|who else)\b"
    ),
    "decision": (
        r"\b(?:up and running|by which|target date|how soon|time ?scale|make a decision|"
        r"choose between|decision (?:process|criteria|look|work|made)|(?:you|your \w+|people|"
        r"they) (?:usually |normally )?decide|decided|criteria|timeline|time ?frame|by when|"
        r"when (?:do|would|will|are|does|did) (?:you|your|the|this)|deadline|procurement|"
        r"evaluat\w+|how (?:do|does|will|would) (?:you|your \w+) (?:buy|purchase|choose|pick|"
        r"select)|steps? (?:on your|to|from|between|before)|contract (?:end|run|expire|up)\w*|"
        r"go live|approval process|what would have to happen|compare (?:us|the|offers|"
        r"options))\b"
    ),
    "competition": (
        r"\b(?:other (?:companies|people) (?:you|are)|in the running|weighing (?:us|it) up|"
        r"already tried|competitors?|competition|alternatives?|other (?:\w+ )?(?:vendors?|"
        r"suppliers?|providers?|options?|tools?|offers?|solutions?)|who else are you|"
        r"else are you (?:look|talk|consider)\w*|looked at (?:any|other|before)|tried (?:to|any|"
        r"before|already|fixing)|shortlist|in[- ]house|build it|status quo|switch\w*|"
        r"instead of us|stay with|previous(?:ly)?|what have you (?:tried|done|looked))\b"
    ),
    "impact": (
        r"\b(?:leave (?:it|you|things)|add up|price tag|what's it doing to|hit (?:you|your)|"
        r"effects? (?:on|of)|affect\w*|impacts?|impacting|consequences?|knock[- ]on|lead(?:s|"
        r"ing)? to|(?:does|would|do|did|will) (?:that|it|this|they) (?:mean|do to|cost|hurt)|"
        r"mean for (?:you|your|the)|costs? (?:you|the|your|per|of|is|if)|costing|"
        r"what happens (?:if|when|to)|nothing changes|do(?:es|ing)? nothing|stays? (?:the same|"
        r"like|as)|don't (?:fix|solve|change|act)|at (?:risk|stake)|lose|losing|suffers?|ripple|"
        r"down the line|result of|feel(?:s)? (?:it|that|the)|price of)\b"
    ),
    "quantify": (
        r"\b(?:how (?:many|much|often|long|big|high|frequent\w*)|what percent\w*|percentage|"
        r"what share|put a (?:number|figure)|ballpark|what (?:number|figure|does (?:it|that|"
        r"this) (?:cost|add)|would you (?:say|estimate))|estimate|roughly|per (?:week|month|"
        r"year|day)|in (?:hours|euros|dollars|money|numbers)|quantif\w+)\b"
    ),
    "problem": (
        r"\b(?:sideways|falls? through|lose sleep|hold(?:s|ing)? you back|suffer|sore|"
        r"weak spots?|bug(?:s|ging)? you|let(?:s|ting)? you down|fail\w*|cracks|"
        r"drive(?:s)? you (?:mad|crazy|nuts)|not going (?:to plan|well)|pinch|toughest|worse|"
        r"hard(?:er|est)?|difficult\w*|trick\w*|pain\w*|annoy\w*|frustrat\w*|challeng\w*|"
        r"struggl\w*|bottlenecks?|headaches?|problems?|issues?|trouble|go(?:es|ing)? wrong|"
        r"stuck|slow(?:s|ing|er)?|bother\w*|not work\w*|doesn't work|isn't working|break\w*|"
        r"falls? (?:down|short|over|apart)|happy|satisf\w*|like least|improve\w*|change|"
        r"keeps? you up|wish|worr\w+|concern\w*|unhappy|missing|hurts?|mistakes?|errors?|"
        r"biggest|obstacles?|get(?:s|ting)? in the way|complain\w*|went wrong|could be better|"
        r"not going well|tedious|weak\w*|bad(?:ly)?|worst|gaps?|disappoint\w*|let you down)\b"
    ),
    "goal": (
        r"\b(?:north star|best (?:outcome|result)|by the end of the year|where do you want|"
        r"in an ideal|dream|ideal\w*|success\w*|perfect world|hop(?:e|ing)|goals?|priorit\w+|"
        r"achieve|wave an? (?:\w+ )?wand|magic wand|good (?:outcome|result|look|solution|year)|"
        r"great look|result look|"
        r"matters? (?:most|to you|more)|important|vision|objectives?|(?:what|how) would (?:it|"
        r"that|this) (?:mean|look|change|help|free|allow|do for)|trying to|expect\w*|"
        r"need(?:s)? (?:to see|from|most)|(?:do|would|that) you (?:want|wish)|want (?:from|to "
        r"see|to get|most)|looking for|"
        r"get out of|would you (?:do|spend|use) (?:with|that|the)|best case|win for you|solved|"
        r"fixed|worth (?:to|it))\b"
    ),
    "situation": (
        r"\b(?:cope|typical (?:day|week|month)|set-?up|works? (?:today|now|at)|"
        r"from start to finish|step by step|run (?:things|it|this)|look after|organis\w+|"
        r"organiz\w+|day[- ]to[- ]day|how (?:do|does|are|is|did|have|has) (?:you|your|that|the|"
        r"it|this|they|things|people)|(?:walk|talk|take) me through|(?:what|which) (?:tools?|"
        r"systems?|software|process\w*|setup|steps?|suppliers?|platform|method\w*)|what (?:do|"
        r"does|are|is|did) (?:you|your|the|a|an|it) .*(?:use|using|do|doing|look|today|now|"
        r"currently|typical\w*|process|set ?up|role|day)|(?:current|today's|existing) \w+|"
        r"currently|at the moment|these days|today|who (?:does|handles|runs|owns|looks|"
        r"is responsible|takes)|tell me (?:a (?:bit|little) )?(?:more )?about|describe|"
        r"what's (?:the|your)|background|what happens|how come|what led|what made|why did)\b"
    ),
    "follow_up": (
        r"\b(?:tell me (?:a (?:bit|little) )?more|say (?:a bit |a little )?more|"
        r"more about (?:that|it|this)|what (?:do|did) you mean|(?:give me|for|have|got|"
        r"an?) (?:an |a |concrete |recent |good )*example|why (?:is|do|does|did|was|"
        r"are) (?:that|it|you|they|this)|why\b\W*$|how so|elaborate|expand on|you (?:said|"
        r"mentioned)|what exactly|in what way|what happened|what else|anything else|and then|"
        r"go on|how did (?:that|it)|what(?:'s| is) behind|help me understand|what makes (?:you|"
        r"it|that)|how do you (?:feel|mean|see)|what do you think|interesting|which part)\b"
    ),
}
"""In the order in which they are tried: the first that fits names the sort of question."""

PROBE = (
    r"\b(?:what (?:is behind|worries|concerns|bothers|would (?:you|make|help|it take)|makes you|"
    r"specifically|about (?:it|that)|is it about|exactly|part)|what's (?:behind|the (?:main |"
    r"real |biggest )?(?:concern|worry|issue))|help me understand|tell me (?:a bit |"
    r"a little )?more|(?:which|what) (?:part|risk|concern)|where does that|why (?:is|do|"
    r"does) (?:that|you)|have you had|what happened|say more|how (?:important|big|do you mean)|"
    r"compared to what|what else would|need to (?:see|hear|know|believe|be true|feel))\b"
)
RHETORICAL = (
    r"^(?:is that|does that|did that|have i got (?:that|it)|am i)(?: all)? (?:right|correct|"
    r"fair|accurate|make sense|it|about right)\b|\b(?:isn't (?:that|it)|wouldn't you|don't you|"
    r"doesn't (?:that|it)|right\?|you (?:do )?want to|who doesn't|can't you see)\b"
)
