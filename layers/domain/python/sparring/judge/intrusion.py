"""Words that are never evidence: they speak to the judge, or only talk of a behaviour."""

import re
from functools import cache

_SOURCES = (
    r"^</?\w[^>]*>$",
    r"</?\s*(?:transcript|system|user|assistant|instructions?|turns?|rubric|verdict|answer)\b",
    r"^[\[\]{}()\s,;:]+$",
    r"[\"']\w+[\"']\s*:",
    r"[\"']?\b(?:verdict|criterion_id|not_assessable)[\"']?\s*[:=]",
    r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instruction|prompt|rubric|rule|"
    r"guideline|criteri|transcript|above|previous|prior)",
    r"\b(?:give|award|grade|mark|rate|score|judge|evaluate|assess)\b.{0,30}"
    r"\b(?:me|this|the|my|every|all|each)\b.{0,40}"
    r"\b(?:full marks|top marks|100|10/10|5/5|maximum|perfect score|as (?:a )?(?:yes|pass)|"
    r"as passed|passed|yes)\b",
    r"\b(?:dear|hello|hi|hey|attention|note to(?: the)?|message (?:to|for)(?: the)?) "
    r"(?:judge|grader|evaluator|assessor|scorer|ai judge|language model|model)\b",
    r"\b(?:as|i am|i'm|this is) (?:the|your|a) (?:manager|admin|administrator|coach|trainer)\b"
    r".{0,40}\b(?:approve|confirm|pass|overrule|verdict|score|mark)",
    r"\b(?:the|this) (?:rep|seller|salesperson|learner|trainee|call|criterion|candidate)\b.{0,60}"
    r"\b(?:criterion|criteria is|rubric|passes|passed|is met|was met|fulfil|satisf(?:y|ies|ied) "
    r"(?:the|all|every)|verdict|scorecard)",
    r"\b(?:system|assistant|developer)\s*(?:prompt|message|note|override)?\s*:",
    r"\b(?:criterion|criteria|blocker)s? (?:is|are|was|were) (?:all )?(?:met|passed|fulfilled)",
    r"\b(?:every|all|each)(?: of the)? criteri(?:a|on)\b.{0,40}\b(?:yes|pass|met|true|full)",
    r"\bverdict (?:is|was|should be|must be) (?:a )?(?:yes|no|pass|fail)",
    r"\bmark (?:this|it|everything|all(?: of it)?) (?:as )?(?:a )?(?:yes|pass(?:ed)?|correct)\b",
    r"\b(?:ignorier\w*|missachte\w*|ignore[zr]|oublie[zr]?|ignor[ae]d?|olvida)\b.{0,40}"
    r"\b(?:rubri[kc]|regel|anweisung|vorgabe|r[eè]gle|consigne|instruc|regla)",
    r"[a-z0-9+/=_-]{48,}",
)


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
def _intrusions() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{source})" for source in _SOURCES))


def addresses_judge(plain: str) -> bool:
    """Whether a normalised sentence carries instructions, verdicts or markup for a judge."""
    return bool(_intrusions().search(plain))


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
