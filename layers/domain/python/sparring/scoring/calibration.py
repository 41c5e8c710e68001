"""A calibration: a coach judges calls blind, and is compared with what the machine had said."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from sparring.judge.rubric import Rubric
from sparring.judge.verdict import Quote, Verdict
from sparring.kit.caller import Caller
from sparring.kit.errors import Forbidden, NotFound
from sparring.kit.lookup import Lookup
from sparring.scoring.model import Calibrated

State = Literal["judging", "done"]
Team = Lookup[str | None]
"""How to look up the team that the caller is bound to; None means that they see everybody."""


@dataclass(frozen=True)
class Picked:
    """A call to judge; `rubric_version` is the one that the machine judged it with."""

    roleplay_id: str
    bot_name: str
    team_id: str | None
    rubric_version: int


@dataclass(frozen=True)
class Calibration:
    """Who judges which calls by which version of a rubric. `outcome` comes with the end."""

    calibration_id: str
    rubric_id: str
    rubric_version: int
    rubric_name: str
    by: str
    by_name: str
    started_at: str
    calls: tuple[Picked, ...]
    outcome: Calibrated | None = None
    version: int = 1

    @property
    def state(self) -> State:
        """Done when the coach has seen the machine's verdicts."""
        return "done" if self.outcome else "judging"

    def call(self, roleplay_id: str) -> Picked | None:
        """One of its calls."""
        return next((one for one in self.calls if one.roleplay_id == roleplay_id), None)


@dataclass(frozen=True)
class Said:
    """The coach's verdict. `text` is the turn they point to, if the right one speaks there."""

    verdict: Verdict
    turn: int | None = None
    text: str | None = None


@dataclass(frozen=True)
class BlindCall:
    """One call: the machine's verdicts and quotes, kept from the start on, and the coach's."""

    roleplay_id: str
    machine: dict[str, Verdict]
    quotes: dict[str, tuple[Quote, ...]] = field(default_factory=dict)
    person: dict[str, Said] = field(default_factory=dict)
    version: int = 1

    def done(self, rubric: Rubric) -> bool:
        """True when the coach has said something about every criterion."""
        return all(one.criterion_id in self.person for one in rubric.criteria)

    def by_machine(self, criterion_id: str) -> Verdict:
        """What the machine said; a criterion that it did not judge is not assessable."""
        return self.machine.get(criterion_id, "not_assessable")


def answered(
    call: BlindCall, person: dict[str, Said], quotes: dict[str, tuple[Quote, ...]]
) -> BlindCall:
    """The call with the coach's verdicts. Quotes are kept once they are known."""
    return replace(call, person=person, quotes=call.quotes or quotes)


def refuse_foreign(caller: Caller, calibration: Calibration) -> None:
    """A calibration is its maker's; admins may read it; for others it does not exist."""
    if calibration.by != caller.user_id and caller.role != "admin":
        raise NotFound


def refuse_not_own(caller: Caller, calibration: Calibration) -> None:
    """Only the maker judges in a calibration."""
    refuse_foreign(caller, calibration)
    if calibration.by != caller.user_id:
        raise Forbidden("Somebody else judges in this calibration.", code="not_yours")
