"""The sentences that explain a verdict and the phrase to try instead."""

from collections.abc import Sequence

from sparring.judge.reading import Side
from sparring.judge.rubric import Criterion
from sparring.judge.transcript import normalise
from sparring.judge.verdict import Judgement, Quote

_WHO = {"rep": "The rep", "buyer": "The buyer"}


def say_found(criterion: Criterion, quotes: Sequence[Quote], *, by_example: str | None) -> str:
    """Why a yes: where it was said and what it was recognised by."""
    turns = sorted({quote.turn for quote in quotes})
    where = f"turn {turns[0]}" if len(turns) == 1 else f"turns {_listed(turns)}"
    found = f"{_WHO[criterion.shown_by]} shows this in {where}."
    if by_example:
        return f"{found} It is close in wording and form to the example “{_short(by_example)}”."
    return f"{found} The words quoted do what “{criterion.title}” asks for."


def say_missing(criterion: Criterion, side: Side, nearest: Quote | None, reason: str) -> str:
    """Why a no: what was looked through and what came nearest."""
    who = _WHO[criterion.shown_by]
    looked = f"{who} spoke {side.turns} {'turn' if side.turns == 1 else 'turns'}"
    wanted = f"does what “{criterion.title}” asks for"
    missing = f"{looked}, and the built-in judge found none that {wanted}."
    if nearest is None:
        return missing
    return f"{missing} The nearest was turn {nearest.turn}, “{_short(nearest.text)}”, but {reason}."


def say_untold(criterion: Criterion, side: Side) -> str:
    """Why not assessable: too little was said, or not in a language this judge reads."""
    who = _WHO[criterion.shown_by].lower()
    if not side.english:
        return f"What {who} says is not in English, and the built-in judge reads English only."
    if not side.words:
        return f"There is nothing to judge: {who} said nothing in this call."
    return (
        f"The call is too short to tell: {who} spoke {side.turns} "
        f"{'turn' if side.turns == 1 else 'turns'} with {side.words} "
        f"{'word' if side.words == 1 else 'words'}, and it did not show there."
    )


def phrase_to_try(criterion: Criterion, said: Sequence[str] = ()) -> str:
    """A line from the criterion's own examples that was not said yet; else its definition."""
    spoken = {normalise(text) for text in said}
    fresh = [text for text in criterion.examples_for if normalise(text) not in spoken]
    lines = fresh or list(criterion.examples_for)
    if not lines:
        return _short(f"Do it in plain words: {criterion.definition}", 400)
    if criterion.shown_by == "buyer":
        return f"Ask until the buyer says something like “{lines[0]}”"
    return lines[0]


def abstain(criterion: Criterion, why: str) -> Judgement:
    """A judgement that claims nothing."""
    return Judgement(
        criterion_id=criterion.criterion_id,
        verdict="not_assessable",
        why=why,
        better=phrase_to_try(criterion),
    )


def _listed(turns: Sequence[int]) -> str:
    return ", ".join(map(str, turns[:-1])) + f" and {turns[-1]}"


def _short(text: str, longest: int = 120) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[: longest - 1].rsplit(" ", 1)[0] + "…"
