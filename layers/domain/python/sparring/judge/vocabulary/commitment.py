"""Phrases of commitment: insight taught, readiness tested, agreement asked for and given."""

from collections.abc import Mapping
from typing import Final

from sparring.judge.vocabulary.discovery import WEEKDAY
from sparring.judge.vocabulary.signal import Signal

COMMITMENT: Final[Mapping[str, Signal]] = {
    "insight_taught": Signal(
        any_of=(
            r"(?:what|something) (?:we|i) (?:see|hear|find|found|learned?|notice)(?: \w+){0,3} "
            r"(?:at|"
            r"in|from|with|across|is|surpris\w+)",
            r"most (?:companies|teams|firms|people|businesses|practices|buyers|managers|plants)\b.*"
            r"\b(?:think|believe|assume|look|watch|count|measure|expect|but|underestimate)",
            "(?:the )?(?:surprising|odd|funny|uncomfortable|hidden) (?:thing|part|cost|truth|"
            "result)",
            r"(?:research|studies|our (?:data|figures|numbers|analysis)|a study|surveys?) "
            r"(?:shows?|"
            r"says?|suggests?|found|of)",
            "(?:turns out|it turned out|the real (?:cost|reason|problem|loss) (?:is|was|lies|"
            "sits))",
            r"(?:a|another) (?:similar )?(?:customer|company|firm) (?:of your size |like yours "
            r")?(?:"
            r"had|thought|believed|found|cut|measured)",
        ),
        unless=("what we see as|award|market leader|number one|best[- ]in[- ]class",),
        form="statement",
    ),
    "view_challenged": Signal(
        any_of=(
            "(?:i(?:'d| would)|let me|may i|can i) (?:challenge|question|push back|disagree|put it "
            "differently|look at it differently|see (?:it|that) differently)",
            "have you (?:ever )?(?:considered|thought about|asked yourself|looked at|calculated)",
            "what if (?:the|that|it|this|your|you)|could it be that|is it possible that",
            "(?:what|how) (?:would|does|do)(?: \\w+){0,5} (?:mean|happens?|cost)(?: \\w+){0,5} if "
            "(?:nothing|you (?:wait|do))",
            "(?:if|suppose) nothing changes|what happens if (?:it|nothing|you|things) (?:stays?|"
            "changes?|leave|don't|do)",
            "the cost of (?:waiting|doing nothing|leaving)",
        ),
        unless=("what if i (?:told|gave|offered)|what if we (?:lower|cut) the price",),
    ),
    "reaction_question": Signal(
        any_of=(
            "how does (?:that|this) (?:compare|fit|match|sound|sit|look)(?: \\w+){0,6}",
            "(?:do|does|did) (?:you|your \\w+|that|this) (?:see|recogni[sz]e|match|fit|notice|look)"
            "(?: \\w+){0,3} (?:that|the same|it|this|you|familiar|too|here)",
            "(?:is|would) (?:that|it|this) (?:be )?(?:true|different|similar|the same|the case|"
            "right) (?:for|with|at|in|here|too)",
            "did i get (?:that|it|this) right|where (?:am|do) i (?:wrong|get it wrong|have it "
            "wrong)",
            "what do you make of (?:that|it|this)|(?:ring|sound)s? (?:true|a bell|familiar|right)",
        ),
        unless=("special|price|discount",),
        form="question",
        reply=True,
    ),
    "readiness_question": Signal(
        any_of=(
            "how does (?:that|this|it) (?:sound|look|feel|sit)(?: \\w+){0,4}",
            "(?:would|does) (?:it|that|this) make sense(?: \\w+){0,3}|are we on the (?:same|right)",
            "(?:how|where) (?:do you|are you) (?:feel|stand|see)(?: \\w+){0,4}|from one to ten",
            "(?:is|was) (?:this|that|it) (?:what|the kind of thing|something) you (?:need|were|"
            "could"
            "|would|can)",
            "did i get (?:that|it|this) right|what would you need (?:to see|to say|before|for)",
            "are you ready|(?:do|can) you see (?:yourself|your (?:team|people)|this working)",
        ),
        unless=("percent|price even|discount|thirty|twenty",),
        form="question",
        reply=True,
    ),
    "doubts_question": Signal(
        any_of=(
            "what (?:would|could|might|is|else is|still|stands) (?:\\w+ ){0,2}(?:stop|hold|keep|"
            "missing|in the way|open|against|prevent|between)",
            "(?:is|was) there (?:anything|something)(?: else| still)?(?: \\w+){0,4} (?:stop\\w*|"
            "way|"
            "hold\\w*|open|unclear|missing|worr\\w+|mind|keep\\w*)",
            "what (?:worries|bothers|concerns) you|what(?:'s| is) (?:your )?(?:biggest|last|still) "
            "(?:doubt|worry|concern|question|open|missing)",
            "what would (?:you need|have to (?:be|happen)|make you say|need to (?:be|happen))",
            "help me understand what(?:'s| is) behind",
        ),
        unless=("what would you need to pay",),
        form="question",
        reply=True,
        span=2,
    ),
    "commitment_question": Signal(
        any_of=(
            "(?:shall|should|can|may|could) (?:i|we) (?:send|go ahead|start|sign|draw up|set (?:it|"
            "this) up|book|reserve|get started|put|agree|prepare|sit down|meet|speak)(?: "
            "\\w+){0,10}",
            "(?:are you|is your team) (?:ready|happy|prepared|willing) to (?:go|start|sign|commit|"
            "move|try)",
            "(?:do|have) we (?:have )?(?:a deal|an agreement|agreed)",
            "(?:will|would) you (?:go ahead|sign|commit|join|start|take)(?: \\w+){0,5}",
            "(?:would it make sense|how about|what about|does it suit you|is it okay) (?:to|a|if|"
            f"we)(?: \\w+){{0,12}} (?:{WEEKDAY}|tomorrow|next|at \\w+)",
        ),
        unless=(
            "send you (?:some|any) (?:information|brochures?)|brochure|stay in touch|call again",
            "today only|tonight|just sign|right now",
        ),
        form="question",
    ),
    "people_named": Signal(
        any_of=(
            r"(?:with|and|together with|bring|invite|include|join(?:ed)? by|along) (?:\w+ ){0,3}"
            r"(?:people who decide|colleagues?|finance|it|boss|director|manager|board|team|owner|"
            r"cfo"
            r"|ceo|head of \w+|partners?|controller|lead|whoever \w+|him|her|them)",
            "(?:who|whom) (?:else )?(?:should|would|needs?|has|must|ought|signs?|do we)(?: "
            "\\w+){0,6}",
            "who signs off|(?:people|person|those) who (?:decides?|signs?|needs? to)",
        ),
        unless=(
            "who we are|who is (?:better|cheaper)|decision maker\\?|our team|my (?:team|"
            "colleagues?)",
            "talking to people|talk to them without|start with (?:it|them)",
        ),
    ),
    "plan_agreed": Signal(
        any_of=(
            "i(?:'ll| will) (?:send|prepare|bring|write|draft|set up|book|share|put)(?: "
            "\\w+){1,12} "
            f"(?:{WEEKDAY}|today|tomorrow|tonight|by|before|within|this week|next week)",
            "(?:shall|should|can|may) i (?:send|prepare|bring|draft|put)(?: \\w+){1,8} "
            f"(?:by|on|before|until|for) (?:{WEEKDAY}|tomorrow|the|next|then)",
            "(?:you|your \\w+)(?:'ll| will| would| could)? (?:check|ask|talk to|bring|send|look at|"
            "clear|confirm)(?: \\w+){1,8} (?:and|while|then) (?:i|we)",
            "(?:go through|look at|work through|bring) (?:your|the) (?:own )?(?:numbers|figures|"
            "plan|"
            "steps|open points|draft)",
            "you(?:'ll| will) (?:have|get|find|receive)(?: \\w+){1,8} (?:by|before|within|on) "
            f"(?:{WEEKDAY}|tomorrow|the|noon|next)",
            "(?:working session|agenda|steps|timeline|plan) (?:for|with|next|from|until|together)",
        ),
        unless=("brochure|price list|some information|special price",),
    ),
    "buyer_agrees": Signal(
        any_of=(
            f"(?:{WEEKDAY}|tomorrow|next week|that)(?: \\w+){{0,3}} (?:works|suits|is fine|is good|"
            "then|it is)|works for me|that works",
            "send me the (?:invite|invitation|contract|papers|agreement|renewal|draft)",
            "i(?:'ll| will) (?:sign|keep it free|be there|put it in|block|come|bring|see you)",
            "let's (?:do (?:it|that)|go ahead|start|say)|we have a deal|(?:it's a )?deal[.!]?$",
            "(?:agreed|done)[.,!]? (?:send|see|let)|count (?:me|us) in|you have a deal",
        ),
        unless=("i won't|will not|don't send|not (?:sign|now)|no deal|send me the brochure",),
        form="any",
    ),
    "timeline_question": Signal(
        any_of=(
            "(?:by )?when (?:do|would|will|did|does|should|must|are|is|could)(?: \\w+){1,8}",
            "how (?:soon|quickly|urgent|long)(?: \\w+){1,8}|(?:what|which) (?:is|are) (?:the|your) "
            "(?:timeline|deadline|dates?|schedule|timing)",
            "(?:by|until) (?:what|which) (?:date|month|day|quarter)|(?:is there|do you have) an? "
            "(?:"
            "deadline|date|fixed date|timeline)",
            "what happens (?:if|when)(?: \\w+){1,5} (?:later|not (?:ready|done|in place)|by then)",
        ),
        unless=(
            "when (?:can|may|should|shall|could) (?:i|we) (?:call|send|meet|speak|come)",
            "how long (?:have|has|did|does it take|do you spend)|when you",
            "when (?:do|did|does) (?:it|that|this|they) (?:happen|happened|break|go|fail)",
        ),
        form="question",
    ),
}
