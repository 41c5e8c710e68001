"""Where a call stands: everything that the next turn needs, as JSON."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from sparring.buyer.persona import Level

Stage = Literal["gatekeeper", "opening", "discovery", "solution", "closing", "ended"]
Outcome = Literal["next_step_agreed", "sale", "declined", "hung_up", "out_of_time"]
Status = Literal["unraised", "open", "answered", "dropped"]

WON: frozenset[str] = frozenset({"next_step_agreed", "sale"})
"""The outcomes that a rep practises for."""


class CallEnded(Exception):
    """A turn was taken in a call that is over."""


class StateUnreadable(Exception):
    """Stored state of a version that this code does not know, or that is not a state at all."""


class ObjectionState(BaseModel):
    """One objection in this call. `credit` is how far it is answered, `since` the turn raised."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    status: Status = "unraised"
    credit: Annotated[int, Field(ge=0, le=400)] = 0
    since: int = 0
    ignored: int = 0


class CallState(BaseModel):
    """A call under way or over. `turn` counts the rep's turns; levels run from 0 to 100.

    `revealed` are ids in the order told; `refused` ids that were asked for before they were
    earned; `counts` how often each move was made; `said` marks lines already spoken. `price` is on
    the table (0: none), `counter` is what the buyer offered to sign at (0: nothing).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    seed: int
    turn: int = 0
    stage: Stage = "opening"
    trust: Level
    interest: Level
    patience: Level
    door: Annotated[int, Field(ge=0, le=100)] = 0
    revealed: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    objections: tuple[ObjectionState, ...] = ()
    counts: dict[str, int] = Field(default_factory=dict)
    price: int = 0
    counter: int = 0
    turned_down: int = 0
    said: tuple[str, ...] = ()
    outcome: Outcome | None = None

    @property
    def ended(self) -> bool:
        """Whether the call is over."""
        return self.outcome is not None

    @property
    def won(self) -> bool:
        """Whether the rep got what the call was for."""
        return self.outcome in WON

    def count(self, kind: str) -> int:
        """How often a move of this kind was made so far."""
        return self.counts.get(kind, 0)

    def objection(self, objection_id: str) -> ObjectionState | None:
        """The state of one objection."""
        return next((one for one in self.objections if one.id == objection_id), None)

    @property
    def standing(self) -> ObjectionState | None:
        """The objection that the rep should be answering: open first, else a dropped one."""
        found = [one for one in self.objections if one.status in {"open", "dropped"}]
        return min(found, key=lambda one: (one.status != "open", one.since), default=None)


def to_json(state: CallState) -> dict[str, Any]:
    """The state as plain JSON values."""
    return state.model_dump(mode="json")


def from_json(data: dict[str, Any]) -> CallState:
    """The state back from `to_json`. Raises StateUnreadable."""
    try:
        return CallState.model_validate(data)
    except ValueError as error:
        raise StateUnreadable("this is not a call state of a known version") from error
