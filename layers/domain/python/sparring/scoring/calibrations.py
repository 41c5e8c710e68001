"""What happens in a calibration: calls are picked, compared with the machine, and shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from sparring.judge.agreement import Agreement
from sparring.judge.rubric import Rubric
from sparring.kit import clock, ids, lookup, once
from sparring.kit.caller import Caller
from sparring.kit.errors import Conflict
from sparring.kit.item import Item
from sparring.kit.paging import Asked, page_of
from sparring.kit.transaction import Raced, Write
from sparring.scoring import (
    calibration_result,
    calibration_store,
    review_store,
    rubric_store,
    scored_calls,
)
from sparring.scoring.calibration import (
    BlindCall,
    Calibration,
    Picked,
    Team,
    refuse_foreign,
    refuse_not_own,
)
from sparring.scoring.calibration_schemas import (
    CalibrationCard,
    CalibrationList,
    CalibrationView,
    CallToJudge,
    StartCalibration,
)
from sparring.scoring.model import Calibrated, RubricStanding, StoredRubric
from sparring.scoring.schemas import rounded

REVIEWS_AT_ONCE = 90


def start_calibration(
    caller: Caller, asked: StartCalibration, op: str | None, team: Team
) -> CalibrationView:
    """Pick calls and begin, once per Idempotency-Key."""
    op, fingerprint = op or ids.new("op"), once.digest(asked.model_dump_json())
    done, stored, own_team = lookup.three(
        caller,
        calibration_store.started_before(caller, op),
        rubric_store.current(caller, asked.rubric_id),
        team,
    )
    if done is None:
        picked = _picked(caller, stored, own_team, asked.calls)
        try:
            return _begun(caller, stored, picked, (op, fingerprint))
        except Raced:
            done = lookup.one(caller, calibration_store.started_before(caller, op))
    if done is None:
        raise Conflict
    once.refuse_other_use(done, fingerprint)
    return get_calibration(caller, done["result"]["calibration_id"], team)


def _picked(caller: Caller, stored: StoredRubric, own_team: str | None, wanted: int) -> list[Item]:
    """The newest calls that fit; 409 when there are not as many as wanted."""
    digest = scored_calls.criteria_digest(stored.rubric)
    fitting = [
        row
        for row in scored_calls.newest(caller, stored.rubric_id)
        if row.get("criteria") == digest
        and row["enough_evidence"]
        and row["user_id"] != caller.user_id
        and own_team in {None, row["team_id"]}
    ]
    found = list(islice(_unreviewed(caller, fitting), wanted))
    if len(found) < wanted:
        raise Conflict(
            f"{len(found)} official calls can be judged blind; you asked for {wanted}. Calls"
            " that you reviewed, your own, and those judged by an older wording do not count.",
            code="too_few_calls",
            available=len(found),
        )
    return found


def _unreviewed(caller: Caller, rows: list[Item]) -> Iterator[Item]:
    """The calls in which the caller had no hand, looked up as far as they are asked for."""
    for start in range(0, len(rows), REVIEWS_AT_ONCE):
        some = rows[start : start + REVIEWS_AT_ONCE]
        reviews = lookup.many(
            caller, *(review_store.review(caller, row["roleplay_id"]) for row in some)
        )
        for row, review in zip(some, reviews, strict=True):
            if caller.user_id not in review.reviewers:
                yield row


def _begun(
    caller: Caller, stored: StoredRubric, picked: list[Item], key: tuple[str, str]
) -> CalibrationView:
    names = Picked.__dataclass_fields__
    new = Calibration(
        calibration_id=ids.new("cal"),
        rubric_id=stored.rubric_id,
        rubric_version=stored.rubric_version,
        rubric_name=stored.rubric.name,
        by=caller.user_id,
        by_name=str(caller.standing.account.get("name", "")),
        started_at=clock.stamp(),
        calls=tuple(Picked(**{name: row[name] for name in names}) for row in picked),
    )
    calls = [BlindCall(row["roleplay_id"], row["verdicts"]) for row in picked]
    marker = calibration_store.marker(caller, *key, new.calibration_id)
    calibration_store.add(caller, new, stored.rubric, calls, marker)
    return _view(caller, Whole(new, stored.rubric, calls))


@dataclass(frozen=True)
class Whole:
    """A calibration with its rubric and calls; `team` is the one that its reader is bound to."""

    calibration: Calibration
    rubric: Rubric
    calls: list[BlindCall]
    team: str | None = None

    @property
    def shown(self) -> list[BlindCall]:
        """The calls that the reader may see now."""
        seen = {c.roleplay_id for c in self.calibration.calls if self.team in {None, c.team_id}}
        return [one for one in self.calls if one.roleplay_id in seen]


def get_calibration(caller: Caller, calibration_id: str, team: Team) -> CalibrationView:
    """A calibration; figures and disagreements once it is done."""
    calibration, own_team = lookup.two(caller, calibration_store.head(caller, calibration_id), team)
    refuse_foreign(caller, calibration)
    rubric, *calls = lookup.many(caller, *calibration_store.rest(caller, calibration))
    return _view(caller, Whole(calibration, rubric, calls, own_team))


def _view(caller: Caller, whole: Whole) -> CalibrationView:
    one, rubric = whole.calibration, whole.rubric
    done = {call.roleplay_id for call in whole.calls if call.done(rubric)}
    return CalibrationView(
        calibration_id=one.calibration_id,
        rubric_id=one.rubric_id,
        rubric_version=one.rubric_version,
        rubric=rubric,
        state=one.state,
        by_name=one.by_name,
        mine=one.by == caller.user_id,
        started_at=one.started_at,
        finished_at=one.outcome.at if one.outcome else None,
        calls=[
            CallToJudge(
                roleplay_id=call.roleplay_id,
                bot_name=call.bot_name,
                done=call.roleplay_id in done,
            )
            for call in one.calls
        ],
        result=calibration_result.result(rubric, whole.calls, whole.shown) if one.outcome else None,
    )


def list_calibrations(caller: Caller, asked: Asked, rubric_id: str | None) -> CalibrationList:
    """One's own calibrations, newest first; admins see everybody's."""

    def keep(row: Item) -> bool:
        mine = caller.role == "admin" or row["by"] == caller.user_id
        return mine and rubric_id in {None, row["rubric_id"]}

    rows, following = page_of(caller, asked, calibration_store.listed_key(caller), keep)
    found = [calibration_store.calibration_of(row) for row in rows]
    return CalibrationList(items=[_card(caller, one) for one in found], next_cursor=following)


def _card(caller: Caller, one: Calibration) -> CalibrationCard:
    outcome = one.outcome
    return CalibrationCard(
        calibration_id=one.calibration_id,
        rubric_id=one.rubric_id,
        rubric_version=one.rubric_version,
        rubric_name=one.rubric_name,
        state=one.state,
        by_name=one.by_name,
        mine=one.by == caller.user_id,
        started_at=one.started_at,
        finished_at=outcome.at if outcome else None,
        calls=len(one.calls),
        judgements=outcome.judgements if outcome else None,
        kappa=rounded(outcome.kappa) if outcome else None,
        ci_low=rounded(outcome.ci_low) if outcome else None,
        ci_high=rounded(outcome.ci_high) if outcome else None,
        may_gate=outcome is not None and outcome.may_gate,
    )


def finish_calibration(caller: Caller, calibration_id: str, team: Team) -> CalibrationView:
    """Compare with the machine, for good; finishing twice changes nothing."""
    found, own_team = lookup.two(caller, calibration_store.head(caller, calibration_id), team)
    refuse_not_own(caller, found)
    standing, rubric, *calls = lookup.many(
        caller,
        rubric_store.standing(caller, found.rubric_id),
        *calibration_store.rest(caller, found),
    )
    if found.state == "judging":
        _refuse_unfinished(rubric, calls)
        outcome = _outcome(found, calibration_result.agreement(rubric, calls))
        ended = replace(found, outcome=outcome)
        writes = _believed(caller, found.rubric_id, outcome, standing)
        found = calibration_store.save_end(caller, ended, calls, writes)
    return _view(caller, Whole(found, rubric, calls, own_team))


def _refuse_unfinished(rubric: Rubric, calls: list[BlindCall]) -> None:
    left = sum(not one.done(rubric) for one in calls)
    if left:
        raise Conflict(f"{left} calls are not judged yet.", code="not_all_judged", left=left)


def _outcome(found: Calibration, counted: Agreement) -> Calibrated:
    return Calibrated(
        calibration_id=found.calibration_id,
        rubric_version=found.rubric_version,
        kappa=counted.kappa,
        ci_low=counted.ci_low,
        ci_high=counted.ci_high,
        judgements=counted.judgements,
        may_gate=counted.may_gate,
        at=clock.stamp(),
    )


def _believed(
    caller: Caller, rubric_id: str, outcome: Calibrated, before: RubricStanding
) -> list[Write]:
    """The rubric's new standing; none when an older version was finished late."""
    known = before.calibrated
    if known is not None and known.rubric_version > outcome.rubric_version:
        return []
    after = replace(before, calibrated=outcome)
    return [rubric_store.standing_write(caller, rubric_id, after)]
