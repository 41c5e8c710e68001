"""What people say about a machine's scorecard: overrules, appeals, and the trail of both."""

from __future__ import annotations

import json
from collections.abc import Set
from dataclasses import asdict, dataclass, field, replace
from typing import Literal

from sparring.judge.verdict import Verdict
from sparring.kit.errors import Conflict

MOST_ENTRIES = 200
MOST_BYTES = 300_000
"""A row holds 400 KB, and 200 long comments in a four-byte script would be more."""

AppealStatus = Literal["open", "accepted", "declined"]
What = Literal[
    "overruled",
    "restored",
    "commented",
    "appealed",
    "appeal_accepted",
    "appeal_declined",
    "reviewed",
    "rescored",
]
State = Literal["open", "appealed", "reviewed"]


@dataclass(frozen=True)
class Overrule:
    """A person's verdict in the place of the machine's, and why."""

    verdict: Verdict
    comment: str
    turn: int | None
    by_name: str
    at: str


@dataclass(frozen=True)
class Appeal:
    """A learner's objection to one verdict, and what became of it."""

    reason: str
    at: str
    status: AppealStatus = "open"
    comment: str | None = None
    decided_by_name: str | None = None
    decided_at: str | None = None


@dataclass(frozen=True)
class Entry:
    """One thing that a person did, never changed."""

    at: str
    by_name: str
    what: What
    criterion_id: str | None = None
    verdict: Verdict | None = None
    comment: str = ""
    turn: int | None = None


@dataclass(frozen=True)
class Review:
    """Everything that people said about one scorecard. `version` 0 means nobody has yet.

    `reviewers` are the ids of all who overruled, answered, commented or finished; `last_asked`
    is the fingerprint of the last review, by which a repeat of it is known.
    """

    overrules: dict[str, Overrule] = field(default_factory=dict)
    appeals: dict[str, Appeal] = field(default_factory=dict)
    trail: tuple[Entry, ...] = ()
    reviewers: tuple[str, ...] = ()
    reviewed_at: str | None = None
    reviewed_by_name: str | None = None
    last_asked: str = ""
    version: int = 0

    @property
    def open_appeals(self) -> int:
        """How many appeals wait for a decision."""
        return sum(one.status == "open" for one in self.appeals.values())

    @property
    def state(self) -> State:
        """Where the call stands in the queue; a new appeal brings a reviewed call back."""
        if self.open_appeals:
            return "appealed"
        return "reviewed" if self.reviewed_at else "open"

    def noted(self, *entries: Entry) -> Review:
        """The review with more in its trail; 409 when the trail is full."""
        if len(self.trail) + len(entries) > MOST_ENTRIES:
            raise Conflict("This scorecard has been changed too often.", code="trail_full")
        return replace(self, trail=(*self.trail, *entries))

    def touched_by(self, user_id: str) -> bool:
        """True when this person had a hand in it as a reviewer."""
        return user_id in self.reviewers

    def refuse_overweight(self) -> None:
        """Raise 409 when it has grown over what one row holds."""
        if len(json.dumps(asdict(self), ensure_ascii=False).encode()) > MOST_BYTES:
            raise Conflict("There is too much text on this scorecard.", code="trail_full")


@dataclass(frozen=True)
class Person:
    """Who acts, and when (RFC 3339)."""

    user_id: str
    name: str
    at: str


@dataclass(frozen=True)
class Decision:
    """What a reviewer says about one criterion; no verdict means that the machine is right."""

    criterion_id: str
    verdict: Verdict | None
    comment: str
    turn: int | None


def appealed(review: Review, criterion_id: str, reason: str, by: Person) -> Review:
    """The review with an appeal; 409 when the criterion was appealed before."""
    if criterion_id in review.appeals:
        raise Conflict("Each criterion can be appealed once.", code="already_appealed")
    appeals = {**review.appeals, criterion_id: Appeal(reason, by.at)}
    entry = Entry(by.at, by.name, "appealed", criterion_id, comment=reason)
    return replace(review, appeals=appeals).noted(entry)


def reviewed_by(review: Review, by: Person) -> Review:
    """The review with `by` among those who had a hand in it."""
    return replace(review, reviewers=tuple(dict.fromkeys((*review.reviewers, by.user_id))))


def decided(review: Review, machine: Verdict, decision: Decision, by: Person) -> Review:
    """The review with one more decision. An open appeal on the criterion is closed by it."""
    before = review.overrules.get(decision.criterion_id)
    after = _overrule(machine, decision, by)
    changed = _verdict(machine, before) != _verdict(machine, after)
    if before and after and not changed and before.comment == after.comment:
        after = before
    overrules = {k: v for k, v in review.overrules.items() if k != decision.criterion_id}
    if after:
        overrules[decision.criterion_id] = after
    entries = _entries(before, after, decision, by)
    settled = replace(review, overrules=overrules).noted(*entries)
    appeal = review.appeals.get(decision.criterion_id)
    if appeal is not None and appeal.status == "open":
        return _appeal_closed(settled, appeal, decision, by, accepted=changed)
    return settled if entries else _remarked(settled, decision, by)


def _verdict(machine: Verdict, overrule: Overrule | None) -> Verdict:
    return overrule.verdict if overrule else machine


def _overrule(machine: Verdict, decision: Decision, by: Person) -> Overrule | None:
    if decision.verdict is None or decision.verdict == machine:
        return None
    return Overrule(decision.verdict, decision.comment, decision.turn, by.name, by.at)


def _entries(
    before: Overrule | None, after: Overrule | None, decision: Decision, by: Person
) -> tuple[Entry, ...]:
    if after == before:
        return ()
    what: What = "overruled" if after else "restored"
    verdict = after.verdict if after else None
    about = (decision.criterion_id, verdict, decision.comment, decision.turn)
    return (Entry(by.at, by.name, what, *about),)


def _appeal_closed(
    review: Review, appeal: Appeal, decision: Decision, by: Person, *, accepted: bool
) -> Review:
    status: AppealStatus = "accepted" if accepted else "declined"
    what: What = "appeal_accepted" if accepted else "appeal_declined"
    closed = replace(
        appeal,
        status=status,
        comment=decision.comment,
        decided_by_name=by.name,
        decided_at=by.at,
    )
    appeals = {**review.appeals, decision.criterion_id: closed}
    entry = Entry(by.at, by.name, what, decision.criterion_id, comment=decision.comment)
    return replace(review, appeals=appeals).noted(entry)


def _remarked(review: Review, decision: Decision, by: Person) -> Review:
    """A comment that came with no change and answers no appeal is kept all the same."""
    held = review.overrules.get(decision.criterion_id)
    if decision.comment in {"", held.comment if held else ""}:
        return review
    about = (decision.criterion_id, None, decision.comment, decision.turn)
    return review.noted(Entry(by.at, by.name, "commented", *about))


def commented(review: Review, turn: int, comment: str, by: Person) -> Review:
    """The review with a remark at a turn."""
    return review.noted(Entry(by.at, by.name, "commented", comment=comment, turn=turn))


def rescored(review: Review, said: str, criteria: Set[str], by: Person) -> Review:
    """The review of a card that was judged again, now with these criteria.

    An appeal against a criterion that is gone has got what it asked for.
    """
    met = {
        criterion_id: replace(
            one,
            status="accepted",
            comment="This criterion no longer counts.",
            decided_by_name=by.name,
            decided_at=by.at,
        )
        for criterion_id, one in review.appeals.items()
        if one.status == "open" and criterion_id not in criteria
    }
    entries = [Entry(by.at, by.name, "appeal_accepted", criterion_id) for criterion_id in met]
    judged = Entry(by.at, by.name, "rescored", comment=said)
    return replace(review, appeals={**review.appeals, **met}).noted(judged, *entries)


def finished(review: Review, by: Person) -> Review:
    """The review, done: it leaves the queue."""
    done = replace(review, reviewed_at=by.at, reviewed_by_name=by.name)
    return done.noted(Entry(by.at, by.name, "reviewed"))
