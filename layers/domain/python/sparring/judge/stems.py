"""Words cut to their stems, without those that carry no meaning of their own."""

from sparring.judge.transcript import words

_EMPTY = frozenset(
    words(
        "a an the and or but so to of in on at for with from by as is are was were be been am "
        "do does did have has had i you we they he she it me us them my your our their this "
        "that these those there here not no yes will would can could should may might just "
        "very really"
    )
)


def telling_stems(text: str) -> list[str]:
    """The different stems of normalised text, sorted."""
    return sorted({_stem(word) for word in words(text) if word not in _EMPTY})


def _stem(word: str) -> str:
    for ending in ("ingly", "ings", "ing", "edly", "ies", "ed", "es", "ly", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
