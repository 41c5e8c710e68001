"""The judge that needs no network: patterns, likeness to examples, and where in the call it was."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from sparring.judge.heads import Finding, TrainedHeads
from sparring.judge.likeness import Likeness, LikenessScale, Prepared
from sparring.judge.ports import DeepEncoder, Progress
from sparring.judge.reading import Side, Unit, read_side
from sparring.judge.rubric import Criterion, Rubric, Speaker
from sparring.judge.signals import shows
from sparring.judge.transcript import Turn
from sparring.judge.verdict import MOST_QUOTES, Judgement, Quote, check_quotes, clip_quote
from sparring.judge.wording import abstain, phrase_to_try, say_found, say_missing, say_untold

VERSION = "offline-4"

ALIKE_BESIDE_PATTERNS = 1.0
"""Margin of likeness that is a yes where patterns found nothing, which are then doubted."""

NEAR = -1.0
"""From this margin on a sentence is worth naming as the nearest miss."""

UNLIKE = Likeness(
    margin=float("-inf"), example=None, against=False, off_form=False, telling=False, placed=False
)
"""Of two neighbours taken together: they count by patterns alone."""


class _Reading(NamedTuple):
    side: Side
    prepared: Prepared


class _Found(NamedTuple):
    unit: Unit
    likeness: Likeness
    by_pattern: bool


class OfflineJudge:
    """A `Judge` of rules and sentence vectors; without an encoder it compares words instead."""

    kind: Literal["offline"] = "offline"

    def __init__(
        self, encoder: DeepEncoder | None = None, heads: TrainedHeads | None = None
    ) -> None:
        self._encoder = encoder
        self._heads = heads
        self._scale = LikenessScale(encoder)

    @property
    def judge_version(self) -> str:
        """Differs with and without sentence vectors and heads, for they judge differently."""
        if self._encoder is None:
            return f"{VERSION}-words"
        return f"{VERSION}-{self._heads.version}" if self._heads else VERSION

    def judge(
        self, rubric: Rubric, transcript: Sequence[Turn], progress: Progress
    ) -> tuple[Judgement, ...]:
        """One judgement per criterion, in the rubric's order; the same call gives the same answer.

        Raises ValueError when two turns carry the same number.
        """
        of = len(rubric.criteria)
        progress(0, of)
        learned = self._learned(rubric, transcript)
        others = {one.shown_by for one in rubric.criteria if one.criterion_id not in learned}
        readings = {
            speaker: self._read(transcript, speaker, to_compare=speaker in others)
            for speaker in _speakers(rubric)
        }
        judgements = []
        for done, criterion in enumerate(rubric.criteria, start=1):
            reading, finding = readings[criterion.shown_by], learned.get(criterion.criterion_id)
            judgement = self._judge_one(criterion, reading, finding, of)
            judgements.append(check_quotes(criterion, judgement, transcript))
            progress(done, of)
        return tuple(judgements)

    def _read(self, transcript: Sequence[Turn], speaker: Speaker, *, to_compare: bool) -> _Reading:
        side = read_side(transcript, speaker)
        plains = [unit.plain for unit in side.units] if to_compare else []
        return _Reading(side, self._scale.prepare(plains))

    def _learned(self, rubric: Rubric, transcript: Sequence[Turn]) -> dict[str, Finding]:
        """What the trained heads say of the criteria that name one, by their ids."""
        if self._heads is None or self._encoder is None:
            return {}
        named = ((item.criterion_id, self._heads.label_of(item)) for item in rubric.criteria)
        labels = {criterion_id: label for criterion_id, label in named if label}
        if not labels:
            return {}
        scene = self._heads.read(transcript, self._encoder)
        return {name: self._heads.judge(label, scene) for name, label in labels.items()}

    def _judge_one(
        self, criterion: Criterion, reading: _Reading, finding: Finding | None, among: int
    ) -> Judgement:
        side = reading.side
        if not side.units or not side.english:
            return abstain(criterion, say_untold(criterion, side))
        if finding:
            return _by_head(criterion, side, finding)
        likenesses = self._scale.compare(side.units, reading.prepared, criterion, among)
        likenesses += [UNLIKE] * len(side.pairs)
        found = [
            _Found(unit, likeness, any(shows(name, unit) for name in criterion.signals))
            for unit, likeness in zip(side.units + side.pairs, likenesses, strict=True)
        ]
        shown = _shown(criterion, found)
        if shown:
            return _yes(criterion, shown)
        if not side.had_its_chance:
            return abstain(criterion, say_untold(criterion, side))
        return _no(criterion, side, found)


def _by_head(criterion: Criterion, side: Side, finding: Finding) -> Judgement:
    """A head that people trained decides alone: it weighs the whole call, not one sentence."""
    best = [Quote(turn=item.line.turn, text=clip_quote(item.line.raw)) for item in finding.evidence]
    quotes = tuple(sorted(dict.fromkeys(best[:MOST_QUOTES]), key=lambda quote: quote.turn))
    if finding.shown:
        return Judgement(
            criterion_id=criterion.criterion_id,
            verdict="yes",
            quotes=quotes,
            why=say_found(criterion, quotes, by_example=None),
            better=phrase_to_try(criterion, [quote.text for quote in quotes]),
        )
    if not side.had_its_chance:
        return abstain(criterion, say_untold(criterion, side))
    return Judgement(
        criterion_id=criterion.criterion_id,
        verdict="no",
        why=say_missing(criterion, side, best[0] if best else None, "it is too unlike what counts"),
        better=phrase_to_try(criterion),
    )


def _speakers(rubric: Rubric) -> set[Speaker]:
    return {criterion.shown_by for criterion in rubric.criteria}


def _shown(criterion: Criterion, found: list[_Found]) -> list[_Found]:
    enough = ALIKE_BESIDE_PATTERNS if criterion.signals else 0.0
    shown = [item for item in found if item.by_pattern or _alike(item, enough)]
    return sorted(shown, key=lambda item: (not item.by_pattern, item.unit.span,
                                           -item.likeness.margin, item.unit.turn))  # fmt: skip


def _alike(item: _Found, enough: float) -> bool:
    return item.unit.span == 1 and item.likeness.alike and item.likeness.margin >= enough


def _yes(criterion: Criterion, shown: list[_Found]) -> Judgement:
    quotes = _quotes(shown)
    return Judgement(
        criterion_id=criterion.criterion_id,
        verdict="yes",
        quotes=quotes,
        why=say_found(criterion, quotes, by_example=_example(criterion, shown[0])),
        better=phrase_to_try(criterion, [quote.text for quote in quotes]),
    )


def _example(criterion: Criterion, best: _Found) -> str | None:
    nearest = best.likeness.example
    if nearest is None or not _alike(best, 0.0):
        return None
    return criterion.examples_for[nearest]


def _quotes(shown: list[_Found]) -> tuple[Quote, ...]:
    quotes = [
        Quote(turn=item.unit.turn, text=clip_quote(raw)) for item in shown for raw in item.unit.raws
    ]
    kept = list(dict.fromkeys(quotes))[:MOST_QUOTES]
    return tuple(sorted(kept, key=lambda quote: quote.turn))


def _no(criterion: Criterion, side: Side, found: list[_Found]) -> Judgement:
    nearest = max(found, key=_nearness)
    miss = nearest if nearest.likeness.margin >= NEAR else None
    quote = Quote(turn=miss.unit.turn, text=clip_quote(miss.unit.raws[0])) if miss else None
    reason = _reason(miss.likeness) if miss else ""
    return Judgement(
        criterion_id=criterion.criterion_id,
        verdict="no",
        why=say_missing(criterion, side, quote, reason),
        better=phrase_to_try(criterion),
    )


def _nearness(item: _Found) -> tuple[bool, bool, float]:
    likeness = item.likeness
    in_form = likeness.telling and not likeness.off_form and item.likeness.margin >= NEAR
    return (item.unit.span == 1, in_form, likeness.margin)


def _reason(likeness: Likeness) -> str:
    if likeness.off_form:
        return "it has the wrong form: one asks where the other tells"
    if not likeness.placed:
        return "it stands in another part of the call"
    if likeness.against:
        return "it is closer to the examples of what does not count"
    return "it is too far from the examples to count"
