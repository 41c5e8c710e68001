"""What judging past calls again is: which calls, how far it is, what a person put in force."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Literal

from sparring.judge.verdict import Verdict
from sparring.kit.errors import Conflict, NotFound
from sparring.scoring.reviews import About
from sparring.scoring.schemas import MachineCard

MOST_CALLS = 100

Status = Literal["queued", "judging", "ready", "applying", "applied"]


@dataclass(frozen=True)
class Rescore:
    """A wish to judge past calls of a rubric again with one of its versions.

    `calls` are the chosen calls with whose they are, newest first, empty while queued; `chosen`
    the calls to put in force, with who said so. `team_id` narrows it to one team's calls.
    `rounds` counts how often the work was handed on.
    """

    rescore_id: str
    rubric_id: str
    rubric_version: int
    asked_by: str
    asked_at: str
    team_id: str | None
    status: Status = "queued"
    calls: dict[str, str] = field(default_factory=dict)
    chosen: dict[str, Chooser] = field(default_factory=dict)
    rounds: int = 0
    version: int = 0

    def refuse_outside(self, rubric_id: str, team_id: str | None) -> None:
        """Raise NotFound for another rubric, and for who leads another team than it is about."""
        if self.rubric_id != rubric_id or (team_id is not None and team_id != self.team_id):
            raise NotFound("There is no such re-score.")

    def choosing(self, roleplay_ids: tuple[str, ...] | None, by: Chooser) -> Rescore:
        """The same with more calls to put in force: the named ones, or all that `by` may."""
        if self.status in ("queued", "judging"):
            raise Conflict("The calls are still being judged.", code="not_ready")
        wanted = self._wanted(roleplay_ids, by)
        if not wanted:
            raise Conflict("There is no call that you could change.", code="nothing_to_apply")
        fresh = {one: by for one in wanted if one not in self.chosen}
        if not fresh:
            return self
        return replace(self, status="applying", chosen={**self.chosen, **fresh})

    def _wanted(self, roleplay_ids: tuple[str, ...] | None, by: Chooser) -> list[str]:
        own = {one for one, user_id in self.calls.items() if user_id == by.user_id}
        if roleplay_ids is None:
            return [one for one in self.calls if one not in own]
        if not set(roleplay_ids) <= self.calls.keys():
            raise NotFound("A call is not part of this re-score.")
        if own & set(roleplay_ids):
            raise Conflict("Somebody else decides about your own call.", code="own_call")
        return list(dict.fromkeys(roleplay_ids))


@dataclass(frozen=True)
class Chooser:
    """A person who put new results in force."""

    user_id: str
    name: str


@dataclass(frozen=True)
class Result:
    """What a call came to."""

    score: float
    passed: bool


@dataclass(frozen=True)
class Difference:
    """A criterion with another verdict than before; None where one rubric does not have it."""

    criterion_id: str
    title: str
    before: Verdict | None
    after: Verdict | None


@dataclass(frozen=True)
class Change:
    """What a call would be, judged again. `problem` says why it could not be put in force."""

    roleplay_id: str
    user_id: str
    user_name: str
    bot_name: str
    ended_at: str
    before: Result
    after: Result
    criteria: tuple[Difference, ...]
    applied: bool = False
    problem: str | None = None

    @property
    def flips(self) -> bool:
        """True when it passes now and did not before, or the other way round."""
        return self.before.passed != self.after.passed

    @property
    def settled(self) -> bool:
        """True when nothing is left to do for whoever wanted it in force."""
        return self.applied or self.problem is not None


@dataclass(frozen=True)
class Rejudged:
    """A new card with what is needed to put it in force: its call, and its row under the rubric."""

    about: About
    card: MachineCard
    listed: dict[str, Any]
