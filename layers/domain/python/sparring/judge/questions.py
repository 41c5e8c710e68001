"""Sentence form: is it a question, and does it invite more than a word?"""

import re
from functools import cache
from typing import Literal

Form = Literal["open", "closed", "statement"]

_LEAD_IN = (
    r"(?:(?:so|and|but|ok|okay|well|right|great|thanks|thank you|got it|i see|sure|now|then|also|"
    r"alright|yes|no|hi|hey|sorry|just|actually|maybe|perhaps|first|finally|interesting|"
    r"understood|(?:that )?makes sense|fair enough|if i may|(?:just )?out of curiosity|"
    r"(?:i(?:'m| am) )?curious|quick question|(?:\w+ ){0,2}\w+,|-),?\s+){0,3}?"
)
_OPEN = (
    r"(?:what(?!'?s (?:the|your) (?:name|number|date|time)\b)|why|in what way|to what extent|"
    r"how(?! (?:many|much|long|often|old|far|big|large|soon|quickly|likely)\b)(?! about\b)|"
    r"tell me|talk me through|walk me through|take me through|help me understand|describe|explain|"
    r"share with me|give me (?:an example|a sense|an idea|a picture)|say more)\b"
)
_POLITE = (
    r"(?:(?:can|could|would|will) you (?:please |maybe |just |perhaps )?|i(?:'d| would) (?:love|"
    r"like) (?:to (?:hear|understand|know|learn)|you to)(?: more)?(?: about)?,? ?|i(?:'m| am) "
    r"curious(?: about)?,? ?|i wonder |do you mind |would you mind |please )"
)
_AUXILIARY_SUBJECT = (
    r"(?:is|are|was|were|do|does|did|have|has|can|could|will|would|shall|should) "
    r"(?:you|your|there|it|that|this|they|we|i|anyone|somebody|someone)\b|"
    r"(?:who|when|where|which|how (?:many|much|long|often|soon))\b[^.,]* "
    r"(?:is|are|do|does|did|would|will|can|could|has|have)\b"
)
_INDIRECT = rf"{_POLITE}(?:who|whose|which|when|where|whether|if|how)\b"
_RHETORICAL = (
    r"(?:did you know|isn't (?:that|it|this)|aren't (?:they|we)|who wouldn't|wouldn't (?:you|it|"
    r"that)|don't you (?:want|think|agree|love)|who (?:doesn't|does not)|why not)\b|"
    r"(?:(?:\w+ ){0,2}\w+, )?(?:right|huh|eh|isn't it|you know)\?$"
)


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


def is_rhetorical(plain: str) -> bool:
    """Whether a question asks for applause or for agreement rather than for an answer."""
    return bool(_pattern(rf"^{_LEAD_IN}(?:{_RHETORICAL})").search(plain))


def sentence_form(plain: str) -> Form:
    """The form of one normalised sentence.

    Open: asks what, why, how, or asks to tell, describe or explain, also without a question mark.
    Closed: any other sentence that ends in a question mark, asks indirectly, or starts as an
    inverted question and has no mark at its end, as people type.
    """
    if _asks_openly(plain):
        return "open"
    bare = plain.rstrip("\"') ")
    unmarked = not bare.endswith((".", "!")) and _starts(plain, _AUXILIARY_SUBJECT)
    if bare.endswith("?") or unmarked or _starts(plain, _INDIRECT):
        return "closed"
    return "statement"


def _asks_openly(plain: str) -> bool:
    asked = plain.rstrip("\"') ").endswith("?")
    if _starts(plain, rf"(?:{_POLITE})?{_OPEN}"):
        return asked or _is_request(plain)
    return asked and _ends_openly(plain)


def _is_request(plain: str) -> bool:
    imperative = (
        r"(?:tell me|talk me|walk me|take me|help me understand|describe|explain|share with me|"
        r"give me (?:an example|a sense|an idea|a picture)|say more|"
        r"(?:what|why|how) (?:do|does|did|would|is|are|was|has|have|made|happens|happened) )"
    )
    return _starts(plain, rf"(?:{_POLITE})?{imperative}") or _starts(plain, rf"{_POLITE}{_OPEN}")


def _ends_openly(plain: str) -> bool:
    last = re.split(r"[,;:]\s+|\s-\s|\band\b|\bso\b", plain)[-1].strip()
    return bool(_pattern(rf"^(?:{_POLITE})?{_OPEN}").match(last))


def _starts(plain: str, source: str) -> bool:
    return bool(_pattern(rf"^{_LEAD_IN}(?:{source})").match(plain))
