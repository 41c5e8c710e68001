"""Phrases of the first minute: who calls, why, with whose leave, and what it has to do with you."""

from collections.abc import Mapping
from typing import Final

from sparring.judge.vocabulary.signal import Signal

OPENING: Final[Mapping[str, Signal]] = {
    "introduction": Signal(
        any_of=(
            r"(?:this is|it's|i'm|i am|my name is|my name's) (?!calling|sorry|afraid|sure|not|just)"
            r"\w+(?: \w+)?,? (?:here )?(?:from|with|of|at)",
            r"my name(?:'s| is) \w+",
            r"\w+(?: \w+)? (?:here|speaking),? (?:from|with|at) \w+",
            r"\w+(?: \w+)? from \w+(?: \w+)? (?:here|speaking)",
            r"\w+ \w+ from \w+ here|i'm with (?!you)\w+|i work (?:for|at|with) \w+",
            r"^(?:hi|hello|good (?:morning|afternoon|evening)),? \w+(?: \w+)?,? \w+(?: \w+)? from"
            r" \w+",
        ),
        early=True,
    ),
    "call_reason": Signal(
        any_of=(
            r"i(?:'m| am) (?:calling|ringing|phoning|getting in touch) (?:you )?(?:about|because|to"
            r"|regarding|with|on|since)",
            "(?:the )?reason (?:for (?:my|this|the) call|(?:that )?i(?:'m| am) calling|i called)",
            "why i(?:'m| am) (?:calling|ringing|phoning)|what (?:my|this) call is about",
            r"(?:my|the) (?:plan|idea|aim|goal|purpose)(?: \w+){0,3} (?:is|was)",
            "i(?:'d| would) like to (?:understand|learn|find out|hear|talk about)",
            r"it(?:'s| is) about (?:the way )?(?:your|how you)|i called (?:about|because)",
        ),
        unless=(
            "special (?:price|offer)|offer for you|discount|only (?:valid )?today",
            "(?:learn|hear) (?:all )?about our",
        ),
        early=True,
    ),
    "permission_question": Signal(
        any_of=(
            "(?:is|was) (?:now|this|it) (?:still )?an? (?:good|bad|convenient|okay) (?:time|"
            "moment)",
            "(?:did|have) i (?:catch|caught|get|reach) you (?:in the middle|between|at an? "
            "(?:good|bad|okay) (?:time|moment))",
            r"(?:do you have|have you got|can i (?:have|take)|could i (?:have|take)|may i (?:have|"
            r"take)|got) (?:just )?(?:a|an|two|three|five|ten|half|thirty|sixty|\d+) ?(?:an )?"
            r"(?:quick )?(?:minutes?|mins?|moment|seconds?|hour)",
            "(?:would|is) that (?:be )?(?:okay|ok|alright|all right|fair|fine)(?: with you)?",
            "(?:does|would) (?:that|this|now|it) (?:suit|work for) you|may i (?:ask|tell|explain)",
            "could you help me|is now okay",
        ),
        form="question",
        early=True,
    ),
    "speaks_of_them": Signal(
        any_of=(
            r"\w+s (?:like|such as) (?:yours?|you)|people in your \w+",
            r"(?:a |an )?\w+ (?:of your size|in your (?:position|industry|trade|line|situation))",
            r"i (?:saw|read|noticed|heard|understand) (?:that |about )?(?:you|your)",
            r"how (?:you|your people|your team) (?:work|plan|handle|do|deal|manage)",
            r"the way (?:you|your (?:\w+ ){1,2})(?:works?|plans?|handles?|does|do|deal|manages?|"
            r"schedules?)",
            "since you (?:opened|moved|hired|took over|started)",
        ),
        unless=("i saw your number|i (?:saw|read) your name|how you doing",),
        early=True,
    ),
    "way_out": Signal(
        any_of=(
            "(?:we|you|both) (?:can )?(?:then )?(?:decide|see|tell|say|judge)(?: \\w+){0,3} "
            "(?:if|whether)",
            "you (?:can )?tell me (?:if|whether)|whether (?:this|it) is worth",
            "if (?:not|it isn't|it doesn't|that's not)(?:,| \\w+){0,5} (?:fine|okay|no problem|say "
            "so|tell me|hang up|leave it)",
            "if (?:it|this|that) makes sense to (?:go on|talk|speak|continue)",
            "you can (?:still )?(?:say no|hang up|stop me|send me away)",
            "show(?:s)? whether it matters|worth (?:more of )?your time",
        ),
        unless=("whether you (?:sign|buy)",),
        early=True,
    ),
    "early_question": Signal(
        any_of=(
            r"^(?:\w+,? ){0,3}how (?:do|does|are|is|did|many|often|long|much) \w+",
            r"^(?:\w+,? ){0,3}(?:what|which|where|when|who) (?!would you like|can i|do you want)"
            r"\w+",
            r"(?:walk|talk|take) me through|tell me (?:about|how|what)",
        ),
        unless=(
            "how are you|how do you feel about (?:our|this) offer|what do you have to lose",
            "when can (?:we|i)|where should i send|what(?:'s| is) the weather",
            "who do you think|favou?rite|joke|game|election|recipe|capital of",
            "wasting|always this|slow",
        ),
        form="question",
        early=True,
    ),
}
