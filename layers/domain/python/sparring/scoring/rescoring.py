"""What happens when a rubric changed: past calls are judged again.

Every call's new result is a row, so that whoever comes after a crash goes on where it stopped.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from sparring.judge.metrics import measure
from sparring.judge.rubric import Rubric
from sparring.judge.verdict import Verdict
from sparring.kit import clock, ids, lookup, push
from sparring.kit.caller import Caller
from sparring.kit.errors import Conflict
from sparring.kit.transaction import Fact, Raced
from sparring.scoring import card_store, cards, rescore_store, review_store, rubric_store
from sparring.scoring.cards import Judging
from sparring.scoring.effective import effective, verdicts
from sparring.scoring.model import Call
from sparring.scoring.rescore import (
    MOST_CALLS,
    Change,
    Difference,
    Rejudged,
    Rescore,
    Result,
)
from sparring.scoring.review import Review
from sparring.scoring.schemas import MachineCard
from sparring.scoring.scored_calls import newest

PUSH_SECONDS = 0.4


@dataclass(frozen=True)
class Wanted:
    """A request to judge again, known by its Idempotency-Key `op`."""

    rubric_id: str
    rubric_version: int
    op: str


def ask(caller: Caller, wanted: Wanted, team_of: Callable[[Caller], str | None]) -> Rescore:
    """Ask for past calls to be judged again, once per Idempotency-Key.

    `team_of` tells the team that the caller is bound to. NotFound for an unknown version.
    """
    rescore_id = ids.derived("rs", f"{caller.tenant} {caller.user_id} {wanted.op}")
    before, _ = lookup.two(
        caller,
        rescore_store.found(caller, rescore_id),
        rubric_store.numbered(caller, wanted.rubric_id, wanted.rubric_version),
    )
    if before is not None:
        return _same(before, wanted)
    new = Rescore(
        rescore_id=rescore_id,
        rubric_id=wanted.rubric_id,
        rubric_version=wanted.rubric_version,
        asked_by=caller.user_id,
        asked_at=clock.stamp(),
        team_id=team_of(caller),
    )
    try:
        return rescore_store.save(caller, new, [_asked(new)])
    except Raced:
        return _same(lookup.one(caller, rescore_store.rescore(caller, rescore_id)), wanted)


def _same(before: Rescore, wanted: Wanted) -> Rescore:
    if (before.rubric_id, before.rubric_version) != (wanted.rubric_id, wanted.rubric_version):
        raise Conflict("This Idempotency-Key was used for another request.", code="key_reused")
    return before


def _asked(rescore: Rescore) -> Fact:
    """Calls wait to be judged again; announced anew whenever the work is handed on."""
    return Fact(
        "RescoreAsked",
        {
            "rescore_id": rescore.rescore_id,
            "rubric_id": rescore.rubric_id,
            "rubric_version": rescore.rubric_version,
            "rounds": rescore.rounds,
        },
    )


@dataclass(frozen=True)
class Bench:
    """Who judges: `load` gives a call by its id, `judging` who judges it on whose account."""

    load: Callable[[str], Call]
    judging: Callable[[str, Call], Judging]
    seconds: float
    now: Callable[[], float] = time.monotonic


def judge_again(caller: Caller, rescore_id: str, bench: Bench) -> None:
    """Judge what is left of a re-score, for `bench.seconds`; then hand it on to the next run."""
    began = bench.now()
    rescore = _begun(caller, lookup.one(caller, rescore_store.rescore(caller, rescore_id)))
    if rescore.status != "judging":
        return
    rubric = rubric_store.load(caller, rescore.rubric_id, rescore.rubric_version).rubric
    done = {one.roleplay_id for one in rescore_store.changes(caller, rescore_id)}
    teller = _Teller(caller, rescore, bench.now)
    teller.tell(len(done))
    left = [one for one in rescore.calls if one not in done]
    for number, roleplay_id in enumerate(left):
        if number and bench.now() - began > bench.seconds:
            _leave(caller, replace(rescore, rounds=rescore.rounds + 1), hand_on=True)
            return
        _judge_one(caller, rescore, rubric, (roleplay_id, bench))
        done.add(roleplay_id)
        teller.tell(len(done))
    _leave(caller, replace(rescore, status="ready"), hand_on=False)
    teller.tell(len(done), "ready")


def _begun(caller: Caller, rescore: Rescore) -> Rescore:
    """The re-score with its calls chosen: the newest that another version judged."""
    if rescore.status != "queued":
        return rescore
    rows = [
        row
        for row in newest(caller, rescore.rubric_id)
        if int(row["rubric_version"]) != rescore.rubric_version
        and rescore.team_id in (None, row["team_id"])
    ]
    calls = {row["roleplay_id"]: row["user_id"] for row in rows[:MOST_CALLS]}
    return rescore_store.save(caller, replace(rescore, status="judging", calls=calls))


def _leave(caller: Caller, after: Rescore, *, hand_on: bool) -> None:
    """Raced means that another delivery of the same fact was here first, and did the same."""
    try:
        rescore_store.save(caller, after, [_asked(after)] if hand_on else [])
    except Raced:
        return


def _judge_one(caller: Caller, rescore: Rescore, rubric: Rubric, item: tuple[str, Bench]) -> None:
    roleplay_id, bench = item
    played = bench.load(roleplay_id)
    call = replace(played, rubric_version=rescore.rubric_version, rubric=rubric)
    judging = bench.judging(rescore.asked_by, call)
    card = _judged(call, judging)
    before, review = lookup.two(
        caller,
        card_store.card(caller, roleplay_id),
        review_store.review(caller, roleplay_id),
    )
    listed = dict(cards.under_rubric(caller, call, card).item)
    judged = Rejudged(cards.about_of(played), card, listed)
    change = _change(call, cards.scored(before), card, review)
    try:
        rescore_store.add(caller, rescore.rescore_id, change, judged, judging.facts())
    except Raced:
        return


def _judged(call: Call, judging: Judging) -> MachineCard:
    turns = cards.transcript_of(call)
    judgements = judging.judge.judge(call.rubric, turns, lambda _done, _of: None)
    return cards.card_of(call, judging, judgements, measure(turns, call.call_type))


def _change(call: Call, before: MachineCard, after: MachineCard, review: Review) -> Change:
    return Change(
        roleplay_id=call.roleplay_id,
        user_id=call.user_id,
        user_name=call.user_name,
        bot_name=call.bot_name,
        ended_at=call.ended_at,
        before=_result(before, review),
        after=_result(after, review),
        criteria=_differences(before, after, review),
    )


def _result(card: MachineCard, review: Review) -> Result:
    counted = effective(card, review).result
    return Result(counted.score, counted.passed)


def _differences(before: MachineCard, after: MachineCard, review: Review) -> tuple[Difference, ...]:
    was, now = verdicts(before, review), verdicts(after, review)
    titles = {one.criterion_id: one.title for one in (*before.criteria, *after.criteria)}
    pairs: list[tuple[str, Verdict | None, Verdict | None]] = [
        (one, was.get(one), now.get(one)) for one in titles
    ]
    return tuple(Difference(one, titles[one], w, n) for one, w, n in pairs if w != n)


class _Teller:
    """Tells whoever asked how far it is, at most every 0.4 s, and always the first and last."""

    def __init__(self, caller: Caller, rescore: Rescore, now: Callable[[], float]) -> None:
        self._caller, self._rescore, self._now = caller, rescore, now
        self._told = float("-inf")

    def tell(self, done: int, status: str = "judging") -> None:
        """Push one step, unless the last one was just told."""
        now, of = self._now(), len(self._rescore.calls)
        if status == "judging" and now - self._told < PUSH_SECONDS:
            return
        self._told = now
        message = progress_message(self._rescore, status, (done, of))
        push.notify(self._caller, self._rescore.asked_by, message)


def progress_message(rescore: Rescore, status: str, at: tuple[int, int]) -> dict[str, Any]:
    """What open screens are told of a re-score."""
    return {
        "type": "rescore.progress",
        "rescore_id": rescore.rescore_id,
        "rubric_id": rescore.rubric_id,
        "status": status,
        "done": at[0],
        "of": at[1],
    }
