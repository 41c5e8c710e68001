"""What is shown of the buyer's mind: one meter during the call, the untold after it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TypedDict

from sparring.buyer.moves import Json
from sparring.buyer.persona import Persona
from sparring.buyer.state import CallState
from sparring.buyer.telling import tellables

_LABELS = (
    (75, "keen"),
    (58, "warming up"),
    (42, "listening"),
    (28, "guarded"),
    (14, "losing interest"),
    (0, "about to leave"),
)


class Mood(TypedDict):
    """The one quiet meter: `level` from 0 to 100."""

    label: str
    level: int


def mood(state: CallState) -> Mood:
    """How the buyer feels, without telling which of the levels says so."""
    level = (2 * state.trust + 2 * state.interest + state.patience) // 5
    level = min(level, 2 * state.patience)
    return {"label": next(label for least, label in _LABELS if level >= least), "level": level}


@dataclass(frozen=True, slots=True)
class Untold:
    """Something the buyer never told. `asked` is true when the rep asked before it was earned."""

    id: str
    kind: str
    topic: str
    text: str
    asked: bool

    @property
    def why(self) -> str:
        """Why it stayed untold."""
        if self.asked:
            return "You asked, but the buyer did not trust you enough yet."
        return "Nobody asked."

    def to_json(self) -> Json:
        """As JSON."""
        return {**asdict(self), "why": self.why}


def debrief(persona: Persona, state: CallState) -> tuple[Untold, ...]:
    """What the buyer never told: needs, hidden facts, the budget and who decides."""
    return tuple(
        Untold(one.id, one.kind, one.topic, one.text, one.id in state.refused)
        for one in tellables(persona)
        if one.id not in state.revealed
    )
