"""What happens when a call is over: judged, measured, rolled up, announced."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sparring.judge.metrics import CallMetrics, measure
from sparring.judge.next_step import next_step
from sparring.judge.ports import Judge
from sparring.judge.rubric import Rubric
from sparring.judge.transcript import Turn
from sparring.judge.verdict import Judgement, RollUp, roll_up
from sparring.kit import clock, lookup
from sparring.kit.caller import Caller
from sparring.kit.errors import Conflict
from sparring.kit.lookup import Lookup
from sparring.kit.transaction import Fact, Raced, Write
from sparring.scoring import card_store, review_store, scored_calls
from sparring.scoring.card_size import fitted
from sparring.scoring.effective import effective
from sparring.scoring.model import Call, Progress
from sparring.scoring.review import Review
from sparring.scoring.reviews import About, queue_row
from sparring.scoring.schemas import (
    CriterionResult,
    JudgedBy,
    MachineCard,
    NextStepView,
    RubricUsed,
    SectionResult,
)


@dataclass(frozen=True)
class Judging:
    """Who judges, and what is announced about its cost: `facts` is asked after the judging.

    `prompt` is the version of what a language model is asked.
    """

    judge: Judge
    model: str | None = None
    prompt: str | None = None
    fallback: Callable[[], bool] = lambda: False
    facts: Callable[[], list[Fact]] = field(default=lambda: [])


def call_of(plain: dict[str, Any]) -> Call:
    """The call to judge, from the plain values that the module which owns calls gives."""
    return Call(**{**plain, "rubric": Rubric.model_validate(plain["rubric"])})


def transcript_of(call: Call) -> tuple[Turn, ...]:
    """The judge's view of the turns: `at` in seconds from the start."""
    begun = clock.parse(call.started_at)
    return tuple(
        Turn(
            turn=one["turn"],
            speaker=one["speaker"],
            text=one["text"],
            at=max(0.0, (clock.parse(one["at"]) - begun).total_seconds()),
        )
        for one in call.turns
    )


def _results(call: Call, judgements: tuple[Judgement, ...]) -> list[CriterionResult]:
    given = {one.criterion_id: one for one in judgements}
    results = []
    for item in call.rubric.criteria:
        one = given[item.criterion_id]
        results.append(
            CriterionResult(
                criterion_id=item.criterion_id,
                section=item.section,
                title=item.title,
                definition=item.definition,
                shown_by=item.shown_by,
                weight=item.weight,
                blocker=item.blocker,
                verdict=one.verdict,
                quotes=list(one.quotes),
                why=one.why,
                better=one.better,
            )
        )
    return results


def _sections(result: RollUp) -> list[SectionResult]:
    return [SectionResult(**one.model_dump()) for one in result.sections]


def card_of(
    call: Call, judging: Judging, judgements: tuple[Judgement, ...], metrics: CallMetrics
) -> MachineCard:
    """The scorecard that a judge's verdicts make, not stored yet; small enough to be."""
    result = roll_up(call.rubric, judgements)
    step = next_step(call.rubric, judgements, metrics)
    kind = "offline" if judging.fallback() else judging.judge.kind
    card = MachineCard(
        roleplay_id=call.roleplay_id,
        criteria=_results(call, judgements),
        sections=_sections(result),
        score=result.score,
        passed=result.passed,
        pass_mark=result.pass_mark,
        coverage=result.coverage,
        enough_evidence=result.enough_evidence,
        failed_blockers=list(result.failed_blockers),
        metrics=metrics,
        next_step=NextStepView(**step.model_dump()),
        judge=JudgedBy(
            kind=kind,
            version=judging.judge.judge_version,
            model=judging.model,
            fallback=judging.fallback(),
            prompt=judging.prompt if kind == "openai" else None,
        ),
        rubric=RubricUsed(
            rubric_id=call.rubric_id, version=call.rubric_version, name=call.rubric.name
        ),
        scored_at=clock.stamp(),
    )
    return fitted(card)


def roleplay_scored(call: Call, card: MachineCard) -> Fact:
    """A call has its scorecard."""
    payload: dict[str, Any] = {
        "roleplay_id": call.roleplay_id,
        "user_id": call.user_id,
        "mode": call.mode,
        "bot_id": call.bot_id,
        "bot_name": call.bot_name,
        "call_type": call.call_type,
        "rubric_id": call.rubric_id,
        "rubric_version": call.rubric_version,
        "started_at": call.started_at,
        "ended_at": call.ended_at,
        "valid": call.valid and card.enough_evidence,
        "score": card.score,
        "passed": card.passed,
        "sections": [one.model_dump() for one in card.sections],
        "next_step": card.next_step.model_dump(),
    }
    return Fact("RoleplayScored", payload)


def about_of(call: Call) -> About:
    """What reviews need of a call that is being judged."""
    return About(
        roleplay_id=call.roleplay_id,
        user_id=call.user_id,
        user_name=call.user_name,
        team_id=call.team_id,
        mode=call.mode,
        bot_id=call.bot_id,
        bot_name=call.bot_name,
        call_type=call.call_type,
        rubric_id=call.rubric_id,
        rubric_version=call.rubric_version,
        rubric_name=call.rubric.name,
        started_at=call.started_at,
        ended_at=call.ended_at,
        valid=call.valid,
        turns=len(call.turns),
    )


def _listed(caller: Caller, call: Call, card: MachineCard) -> list[Write]:
    """Where an official call waits for a person, and how it is found by its rubric."""
    if call.mode != "official" or not call.valid:
        return []
    nobody = Review()
    row = queue_row(about_of(call), card, nobody, effective(card, nobody))
    return [*review_store.queue_writes(caller, row, None), under_rubric(caller, call, card)]


def under_rubric(caller: Caller, call: Call, card: MachineCard) -> Write:
    """List a scored call under its rubric, with what the machine said; absolute."""
    names = ("roleplay_id", "user_id", "user_name", "team_id", "bot_name", "ended_at")
    found = {name: getattr(call, name) for name in names}
    rubric = {"rubric_id": call.rubric_id, "rubric_version": call.rubric_version}
    return card_store.scored_by(caller, found | rubric | scored_calls.judged(call.rubric, card))


Tell = Callable[[Progress], None]


def score_call(caller: Caller, call: Call, judging: Judging, tell: Tell) -> MachineCard:
    """Judge an ended call and store its scorecard, once; `tell` hears how far it is.

    A second delivery of the same end finds the card and returns it unchanged.
    """
    turns = transcript_of(call)

    def report(done: int, of: int) -> None:
        tell(Progress("judging", done, of))

    judgements = judging.judge.judge(call.rubric, turns, report)
    metrics = measure(turns, call.call_type)
    card = card_of(call, judging, judgements, metrics)
    try:
        facts = [roleplay_scored(call, card), *judging.facts()]
        card_store.add(caller, card, _listed(caller, call, card), facts)
    except Raced:
        return find(caller, call.roleplay_id) or card
    return card


def find(caller: Caller, roleplay_id: str) -> MachineCard | None:
    """The scorecard of a call, if it has one."""
    return lookup.one(caller, card_store.card(caller, roleplay_id))


def lookups(
    caller: Caller, roleplay_id: str
) -> tuple[Lookup[MachineCard | None], Lookup[Progress | None], Lookup[Review]]:
    """What has to be read to answer a scorecard request."""
    return (
        card_store.card(caller, roleplay_id),
        card_store.progress(caller, roleplay_id),
        review_store.review(caller, roleplay_id),
    )


def scored(card: MachineCard | None) -> MachineCard:
    """The scorecard of a call that must have one; 409 while it is being made."""
    if card is None:
        raise Conflict("This call is still being scored.", code="not_scored")
    return card
