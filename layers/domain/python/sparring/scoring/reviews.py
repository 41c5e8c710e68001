"""What happens when people look at a scorecard: they appeal, overrule, comment and finish."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from sparring.kit import clock, once
from sparring.kit.caller import Caller
from sparring.kit.errors import Conflict, Invalid, NotFound, Unavailable
from sparring.kit.item import Item
from sparring.kit.paging import Asked, page_of
from sparring.kit.transaction import Fact, Raced, Write
from sparring.scoring import review_store
from sparring.scoring.effective import Effective, Reader, effective, shown
from sparring.scoring.review import (
    Decision,
    Person,
    Review,
    State,
    appealed,
    commented,
    decided,
    finished,
    reviewed_by,
)
from sparring.scoring.review_schemas import (
    CriterionDecision,
    NewAppeal,
    ReviewCard,
    ReviewDecisions,
    ReviewList,
    Scorecard,
    Why,
)
from sparring.scoring.schemas import MachineCard

NEAR_MARK = 0.5
ATTEMPTS = 4


@dataclass(frozen=True)
class About:
    """The call behind a scorecard, as the module that owns calls tells it."""

    roleplay_id: str
    user_id: str
    user_name: str
    team_id: str | None
    mode: str
    bot_id: str
    bot_name: str
    call_type: str
    rubric_id: str
    rubric_version: int
    rubric_name: str
    started_at: str
    ended_at: str
    valid: bool
    turns: int


@dataclass(frozen=True)
class Case:
    """A scorecard with its call and what people said so far."""

    about: About
    card: MachineCard
    review: Review


def reader_of(caller: Caller, about: About) -> Reader:
    """How `caller` looks at this call."""
    official = about.mode == "official"
    return Reader(about.user_id == caller.user_id, caller.coaches, official, about.valid)


def _shown(caller: Caller, case: Case) -> Scorecard:
    return shown(case.card, case.review, reader_of(caller, case.about))


def show(caller: Caller, about: About, card: MachineCard, review: Review) -> Scorecard:
    """The scorecard as the caller sees it."""
    return _shown(caller, Case(about, card, review))


def acting(caller: Caller) -> Person:
    """The signed-in person whose account row this request has read."""
    return Person(caller.user_id, str(caller.standing.account.get("name", "")), clock.stamp())


def appeal_verdict(caller: Caller, read: Callable[[], Case], asked: NewAppeal) -> Scorecard:
    """Appeal one verdict of one's own official call; the same appeal again changes nothing.

    `read` finds the scorecard, again when somebody else wrote to it meanwhile.
    """
    for _ in range(ATTEMPTS):
        try:
            return _appeal(caller, read(), asked)
        except Raced:
            continue
    raise Unavailable


def _appeal(caller: Caller, case: Case, asked: NewAppeal) -> Scorecard:
    about, review = case.about, case.review
    if about.user_id != caller.user_id:
        raise NotFound
    if about.mode != "official":
        raise Conflict("Only official attempts are reviewed.", code="not_official")
    if not about.valid:
        raise Conflict("This call was too short to count for anything.", code="not_valid")
    known = {one.criterion_id: one.verdict for one in _shown(caller, case).criteria}
    if asked.criterion_id not in known:
        raise Invalid.field("criterion_id", "This scorecard has no such criterion.")
    before = review.appeals.get(asked.criterion_id)
    if before is not None and before.reason == asked.reason:
        return _shown(caller, case)
    if before is None and known[asked.criterion_id] == "yes":
        raise Conflict("This criterion is met already.", code="nothing_to_appeal")
    after = appealed(review, asked.criterion_id, asked.reason, acting(caller))
    return _saved(caller, case, after)


def review_scorecard(caller: Caller, case: Case, asked: ReviewDecisions) -> Scorecard:
    """Decide, comment, finish: all of it or nothing, over the version that was read."""
    if case.about.user_id == caller.user_id:
        raise Conflict("Somebody else reviews your own call.", code="own_call")
    if case.about.mode != "official":
        raise NotFound
    fingerprint = once.digest(f"{caller.user_id} {asked.model_dump_json()}")
    if asked.version == case.review.version - 1 and fingerprint == case.review.last_asked:
        return _shown(caller, case)
    if asked.version != case.review.version:
        raise Conflict("Somebody else changed this review first.", code="version_conflict")
    after = _after(case, asked, acting(caller))
    return _saved(caller, case, replace(after, last_asked=fingerprint))


def _after(case: Case, asked: ReviewDecisions, by: Person) -> Review:
    review = reviewed_by(case.review, by)
    _refuse_repeats(asked)
    machine = {one.criterion_id: one.verdict for one in case.card.criteria}
    for place, one in enumerate(asked.decisions):
        if one.criterion_id not in machine:
            raise _wrong(place, "criterion_id", "This scorecard has no such criterion.")
        _refuse_silence(case, one, place)
        _refuse_turn(case, one.turn, f"decisions.{place}.turn")
        decision = Decision(one.criterion_id, one.verdict, one.comment, one.turn)
        review = decided(review, machine[one.criterion_id], decision, by)
    for place, remark in enumerate(asked.comments):
        _refuse_turn(case, remark.turn, f"comments.{place}.turn")
        review = commented(review, remark.turn, remark.comment, by)
    return finished(review, by) if asked.done else review


def _wrong(place: int, field: str, message: str) -> Invalid:
    return Invalid.field(f"decisions.{place}.{field}", message)


def _refuse_repeats(asked: ReviewDecisions) -> None:
    seen: set[str] = set()
    for place, one in enumerate(asked.decisions):
        if one.criterion_id in seen:
            raise _wrong(place, "criterion_id", "This criterion is decided twice.")
        seen.add(one.criterion_id)


def _refuse_silence(case: Case, one: CriterionDecision, place: int) -> None:
    """Overruling, and answering an appeal, take a reason that the learner can read."""
    machine = {item.criterion_id: item.verdict for item in case.card.criteria}
    overrules = one.verdict is not None and one.verdict != machine[one.criterion_id]
    appeal = case.review.appeals.get(one.criterion_id)
    answers = appeal is not None and appeal.status == "open"
    if (overrules or answers) and not one.comment:
        raise _wrong(place, "comment", "Please say why in a few words.")


def _refuse_turn(case: Case, turn: int | None, field: str) -> None:
    if turn is not None and turn > case.about.turns:
        raise Invalid.field(field, "The call has no such turn.")


def _saved(caller: Caller, case: Case, after: Review) -> Scorecard:
    return save(caller, case, Case(case.about, case.card, after))


def save(caller: Caller, was: Case, now: Case, also: Iterable[Write] = ()) -> Scorecard:
    """Store what people or a new judgement made of a scorecard, with its facts and `also`.

    Raced when somebody else was first; the version of the review also guards the card.
    """
    now.review.refuse_overweight()
    before, after = effective(was.card, was.review), effective(now.card, now.review)
    about = _judged_with(now)
    writes = [*also]
    if about.valid:
        row = queue_row(about, now.card, now.review, after)
        writes += review_store.queue_writes(caller, row, was.review.state)
    version = now.review.version + 1
    facts = [_changed(about, now.review, version), *corrections(about, before, after, version)]
    stored = review_store.save(caller, about.roleplay_id, now.review, writes, facts)
    return _shown(caller, replace(now, review=stored))


def _judged_with(case: Case) -> About:
    """The call with the rubric that its card was made with, which may be newer than the call."""
    rubric = case.card.rubric
    return replace(case.about, rubric_version=rubric.version, rubric_name=rubric.name)


def _changed(about: About, review: Review, version: int) -> Fact:
    """Somebody wrote something about a scorecard, whether or not its result is another now."""
    payload = {
        "roleplay_id": about.roleplay_id,
        "user_id": about.user_id,
        "card_version": version,
        "appeals": len(review.appeals),
        "appeals_open": review.open_appeals,
        "state": review.state,
    }
    return Fact("ScorecardChanged", payload)


def queue_row(about: About, card: MachineCard, review: Review, now: Effective) -> Item:
    """A call's line in the queue."""
    return {
        "roleplay_id": about.roleplay_id,
        "user_id": about.user_id,
        "user_name": about.user_name,
        "team_id": about.team_id,
        "bot_name": about.bot_name,
        "rubric_name": about.rubric_name,
        "ended_at": about.ended_at,
        "score": now.result.score,
        "passed": now.result.passed,
        "machine_score": card.score,
        "appeals_open": review.open_appeals,
        "state": review.state,
        "why": _why(card, review),
    }


def _why(card: MachineCard, review: Review) -> Why:
    if review.open_appeals:
        return "appeal"
    if card.failed_blockers:
        return "blocker"
    if not card.enough_evidence:
        return "little_evidence"
    return "near_mark" if abs(card.score - card.pass_mark) <= NEAR_MARK else "routine"


def _outcome(about: About, one: Effective) -> dict[str, Any]:
    return {
        "score": one.result.score,
        "passed": one.result.passed,
        "valid": about.valid and one.result.enough_evidence,
        "sections": [section.model_dump() for section in one.result.sections],
        "next_step": one.step.model_dump(),
    }


def corrections(about: About, before: Effective, after: Effective, version: int) -> list[Fact]:
    """The fact that a result has changed, or nothing. `version` orders corrections of one call."""
    was, now = _outcome(about, before), _outcome(about, after)
    if was == now:
        return []
    payload = {
        "roleplay_id": about.roleplay_id,
        "user_id": about.user_id,
        "mode": about.mode,
        "bot_id": about.bot_id,
        "bot_name": about.bot_name,
        "call_type": about.call_type,
        "rubric_id": about.rubric_id,
        "rubric_version": about.rubric_version,
        "started_at": about.started_at,
        "ended_at": about.ended_at,
        "card_version": version,
        "before": was,
        "after": now,
    }
    return [Fact("ScorecardCorrected", payload)]


@dataclass(frozen=True)
class Queue:
    """Which calls of whose queue: `team_id` None for everybody's."""

    team_id: str | None
    state: State = "open"
    user_id: str | None = None
    words: str | None = None


def list_reviews(caller: Caller, wanted: Queue, asked: Asked) -> ReviewList:
    """One page of the queue: appeals first, then the oldest; the reviewed ones newest first."""

    def keep(row: Item) -> bool:
        named = " ".join((row["user_name"], row["bot_name"], row["rubric_name"])).casefold()
        found = all(word in named for word in (wanted.words or "").casefold().split())
        return found and wanted.user_id in {None, row["user_id"]}

    start = review_store.queue_key(caller, wanted.team_id, review_store.PREFIXES[wanted.state])
    narrowed = keep if wanted.words or wanted.user_id else None
    newest_first = wanted.state == "reviewed"
    rows, following = page_of(caller, asked, start, narrowed, newest_first=newest_first)
    items = [ReviewCard(**{name: row[name] for name in ReviewCard.model_fields}) for row in rows]
    return ReviewList(items=items, next_cursor=following)
