"""Words that refuse a behaviour, imagine it or claim it: they talk of it, and do not do it."""

import re
from functools import cache

_TALKED_OF = (
    r"\b(?:imagine|pretend|suppose|assume) (?:that )?(?:i|we)(?:'d| had|'ve| have)? "
    r"(?:said|asked)\b",
    r"\b(?:better|good|great|proper|real) (?:rep|seller|salesperson) "
    r"(?:would|might|could|should)(?: have)? (?:asked?|said|say)\b",
    r"\bmy script (?:says|reads|goes)\b",
    r"\bi (?:asked|summed up|summari[sz]ed|quantified|proposed|agreed)\b"
    r".*\bi (?:asked|summed up|summari[sz]ed|quantified|proposed|agreed)\b",
)
_REFUSED = (
    r"\b(?:i|we)(?: will not| won't| shall not|'m not going to| am not going to|'re not going to|"
    r" are not going to| do not want to| don't want to| refuse to) "
    r"(?:propose|suggest|ask|book|schedule|arrange|agree|sum up|summari[sz]e)\b"
)
_DONE_AFTER_ALL = (
    r"\b(?:but|instead|rather|only|until|unless|before|without|i'd|let's|shall we|could we|can we|"
    r"would you)\b|\?"
)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    talked_of = "|".join(f"(?:{source})" for source in _TALKED_OF)
    return re.compile(talked_of), re.compile(_REFUSED), re.compile(_DONE_AFTER_ALL)


def only_talks_of_it(plain: str) -> bool:
    """Whether a normalised sentence refuses, imagines or claims a behaviour instead of showing it.

    A refusal with a "but" or a question in it may show something else, and is left to be read.
    """
    talked_of, refused, done_after_all = _patterns()
    if talked_of.search(plain):
        return True
    return bool(refused.search(plain)) and not done_after_all.search(plain)
