"""Sentence form: is it a question, and does it invite more than a word?"""

from __future__ import annotations

from typing import Literal

from sparring.buyer.patterns import compiled

Form = Literal["open", "closed", "statement"]

_LEAD = (
    r"^(?:(?:so|and|but|ok|okay|well|right|great|thanks|thank you|got it|i see|sure|now|then|"
    r"also|alright|"
    r"yes|no|hi|hey|hello|sorry|just|actually|maybe|perhaps|first|finally|interesting|understood|"
    r"(?:that )?makes sense|fair enough|out of curiosity|curious|quick question|before (?:i|"
    r"we) [^,]{1,40},|"
    r"(?:[\w']+ ){0,3}[\w']+[,:-])[,:.]?\s+){0,3}"
)
_ASKS = (
    r"(?:what|why|how(?! (?:many|much|often|long|soon|big|about)\b)|in what way|tell me|"
    r"talk me through|walk me through|take me through|"
    r"help me understand|describe|explain|share with me|give me (?:an?|the|some|"
    r"one) (?:\w+ )?(?:example|sense|idea|picture|feel\w*)|say more|expand on|elaborate|go into|"
    r"in (?:what|which) (?:way|respect)|paint|where (?:do|does|did|"
    r"is|are)\b|which part)\b"
)
_SOFT = (
    r"(?:(?:can|could|would|will) you (?:please |maybe |just |perhaps )?|i(?:'d| would) (?:love|"
    r"like|be interested)"
    r" (?:to (?:hear|understand|know|learn|see)|you to)(?: more)?(?: about)?,? ?|i(?:'m|"
    r" am) (?:just )?(?:curious|wondering|interested)"
    r"(?: about| to (?:hear|know|learn|understand))?,? ?|i(?:'m| was)? ?wonder(?:ing)? |"
    r"do you mind |would you mind |mind |please |may i ask |can i ask )"
)
_CLOSED = (
    r"(?:is|are|was|were|do|does|did|have|has|can|could|will|would|shall|should|am|isn't|aren't|"
    r"don't|doesn't|wouldn't) "
    r"(?:you|your|there|it|that|this|they|we|i|he|she|anyone|somebody|someone|the)\b|(?:who|when|"
    r"where|which|whose)\b|"
    r"how (?:many|much|long|often|soon|big|about)\b"
)
_RATHER = (
    r"\b(?:how|what|why) (?:do|does|did|are|is|would|will|was|have|has|has been|makes|made|"
    r"happens|happened|exactly)\b"
)


def sentence_form(plain: str) -> Form:
    """The form of one lower-case sentence, also where the question mark is missing.

    Open: asks what, why, how, or to tell, describe, explain. Closed: any other question.
    """
    asked = plain.rstrip("\"') ").endswith("?")
    if _matches(rf"{_LEAD}(?:{_SOFT})?{_ASKS}", plain) and (asked or _requests(plain)):
        return "open"
    if asked and compiled(_RATHER).search(plain):
        return "open"
    if asked or _matches(rf"{_LEAD}(?:{_CLOSED})", plain):
        return "closed"
    return (
        "closed"
        if _matches(rf"{_LEAD}{_SOFT}(?:who|which|when|where|whether|if|how)\b", plain)
        else "statement"
    )


def _requests(plain: str) -> bool:
    wanted = (
        r"(?:tell me|talk me|walk me|take me|help me|describe|explain|share|give me|say more|"
        r"paint|expand on|elaborate|"
        r"(?:what|why|how)(?:'s)? (?:do|does|did|would|is|are|was|has|have|made|makes|happens|"
        r"happened|"
        r"went|goes|kind|else|exactly|'s|[\w-]+ (?:do|does|are|is|would|have|has|did))\b|what's|"
        r"how's|why\W*$)"
    )
    return _matches(rf"{_LEAD}{wanted}", plain) or _matches(rf"{_LEAD}{_SOFT}{_ASKS}", plain)


def _matches(source: str, plain: str) -> bool:
    return bool(compiled(source).search(plain))
