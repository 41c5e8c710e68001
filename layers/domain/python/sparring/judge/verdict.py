"""From judgements to a score: quotes are checked, marks are added, and code decides who passes."""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from sparring.judge.intrusion import addresses_judge
from sparring.judge.rubric import Criterion, Rubric, Slug
from sparring.judge.transcript import Turn, find_verbatim, normalise, sentences, words

Verdict = Literal["yes", "no", "not_assessable"]

LONGEST_QUOTE = 300
MOST_QUOTES = 3
ENOUGH_COVERAGE = 0.6
"""Share of the weight that must have been assessable before a call may pass."""

_CONFIG = ConfigDict(extra="forbid", frozen=True)


class Quote(BaseModel):
    """Words from a turn, exactly as they stand there."""

    model_config = _CONFIG

    turn: int
    text: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_QUOTE)]


class Judgement(BaseModel):
    """What a judge says about one criterion: verdict, evidence, a sentence why, a better phrase."""

    model_config = _CONFIG

    criterion_id: Slug
    verdict: Verdict
    quotes: tuple[Quote, ...] = Field(default=(), max_length=MOST_QUOTES)
    why: Annotated[str, StringConstraints(max_length=600)] = ""
    better: Annotated[str, StringConstraints(max_length=400)] = ""


def check_quotes(
    criterion: Criterion, judgement: Judgement, transcript: Sequence[Turn]
) -> Judgement:
    """The judgement with only the quotes that the right speaker said, word for word.

    A yes that is left without a quote becomes not assessable: a claim nobody can check.
    """
    said = {turn.turn: turn for turn in transcript if turn.speaker == criterion.shown_by}
    found = [_as_said(quote, said[quote.turn]) for quote in judgement.quotes if quote.turn in said]
    quotes = tuple(dict.fromkeys(quote for quote in found if quote))
    if judgement.verdict == "yes" and not quotes:
        why = "A yes was claimed, but no quote of it stands in the transcript."
        return judgement.model_copy(update={"verdict": "not_assessable", "quotes": (), "why": why})
    return judgement.model_copy(update={"quotes": quotes})


def _as_said(quote: Quote, turn: Turn) -> Quote | None:
    verbatim = find_verbatim(quote.text, turn.text)
    if not verbatim:
        return None
    plain = normalise(verbatim)
    if addresses_judge(plain) or not (len(words(plain)) >= 2 or _is_sentence(plain, turn)):
        return None
    return Quote(turn=turn.turn, text=verbatim)


def _is_sentence(plain: str, turn: Turn) -> bool:
    return any(plain == part.plain for part in sentences(turn))


def clip_quote(raw: str) -> str:
    """At most `LONGEST_QUOTE` characters of `raw`, cut after a word and still verbatim."""
    if len(raw) <= LONGEST_QUOTE:
        return raw
    cut = raw[:LONGEST_QUOTE]
    return (cut.rsplit(None, 1)[0] if any(map(str.isspace, cut.strip())) else cut).rstrip() or cut


class SectionScore(BaseModel):
    """Counts of one section; `score` is None when nothing in it could be assessed."""

    model_config = _CONFIG

    section: str
    yes: int
    no: int
    not_assessable: int
    score: float | None


class RollUp(BaseModel):
    """The result of a call: `score` 0 to 5, `coverage` 0 to 1 of the weight assessed."""

    model_config = _CONFIG

    score: float
    passed: bool
    pass_mark: float
    coverage: float
    enough_evidence: bool
    failed_blockers: tuple[str, ...]
    sections: tuple[SectionScore, ...]


def roll_up(rubric: Rubric, judgements: Sequence[Judgement]) -> RollUp:
    """Score and decide, from verdicts alone.

    Score = 5 x weight of yes / weight of yes and no, one decimal; 0.0 when nothing was assessable.
    Not assessable counts neither for nor against, but lowers `coverage`. A call passes when the
    score reaches the pass mark, at least 60 % of the weight was assessable, and every blocker is
    a yes. Judgements for unknown criteria are ignored, missing ones are not assessable, and of two
    for the same criterion the first counts.
    """
    verdicts = _verdicts(rubric, judgements)
    score, coverage = _score(rubric.criteria, verdicts)
    blockers = tuple(
        item.criterion_id
        for item in rubric.criteria
        if item.blocker and verdicts[item.criterion_id] != "yes"
    )
    enough = coverage >= ENOUGH_COVERAGE
    return RollUp(
        score=score or 0.0,
        passed=enough and not blockers and (score or 0.0) >= rubric.pass_mark,
        pass_mark=rubric.pass_mark,
        coverage=round(coverage, 3),
        enough_evidence=enough,
        failed_blockers=blockers,
        sections=tuple(_section(rubric, name, verdicts) for name in rubric.sections),
    )


def _verdicts(rubric: Rubric, judgements: Sequence[Judgement]) -> dict[str, Verdict]:
    given = {item.criterion_id: item.verdict for item in reversed(judgements)}
    return {
        item.criterion_id: given.get(item.criterion_id, "not_assessable")
        for item in rubric.criteria
    }


def _score(
    criteria: Sequence[Criterion], verdicts: dict[str, Verdict]
) -> tuple[float | None, float]:
    weights = {"yes": 0, "no": 0, "not_assessable": 0}
    for item in criteria:
        weights[verdicts[item.criterion_id]] += item.weight
    assessed = weights["yes"] + weights["no"]
    total = assessed + weights["not_assessable"]
    score = round(5 * weights["yes"] / assessed, 1) if assessed else None
    return score, assessed / total if total else 0.0


def _section(rubric: Rubric, name: str, verdicts: dict[str, Verdict]) -> SectionScore:
    members = [item for item in rubric.criteria if item.section == name]
    given = [verdicts[item.criterion_id] for item in members]
    return SectionScore(
        section=name,
        yes=given.count("yes"),
        no=given.count("no"),
        not_assessable=given.count("not_assessable"),
        score=_score(members, verdicts)[0],
    )
