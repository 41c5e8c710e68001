"""How well a reader understands reps: precision and recall per move over labelled utterances."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from sparring.buyer.brain import open_call
from sparring.buyer.moves import MoveKind
from sparring.buyer.objecting import at_start
from sparring.buyer.persona import Persona
from sparring.buyer.reading import MoveReader
from sparring.buyer.state import CallState
from sparring.buyer.templates import templates

Half = Literal["tuning", "held_out"]
DATA = Path(__file__).parent / "data"
_TOLD = ("planning-time", "excel-and-heads", "empty-kilometres")


@dataclass(frozen=True)
class Utterance:
    """What a rep says, the moves that a person hears in it, and those that could be heard too."""

    says: str
    when: str
    moves: frozenset[str]
    may: frozenset[str]


@cache
def utterances(half: Half) -> tuple[Utterance, ...]:
    """One half of the labelled utterances."""
    rows: list[dict[str, Any]] = json.loads((DATA / f"{half}.json").read_text(encoding="utf-8"))
    return tuple(
        Utterance(one["says"], one["when"], frozenset(one["moves"]), frozenset(one.get("may", ())))
        for one in rows
    )


@cache
def scene(when: str) -> tuple[Persona, CallState]:
    """Where in which call something is said."""
    bots = {"door": "lawfirm-gatekeeper", "counter": "hotel-negotiation"}
    persona = templates()[bots.get(when, "logistics-discovery")]
    state, _ = open_call(persona, 1)
    if when in {"talk", "concern"}:
        state = state.model_copy(update={"turn": 6, "stage": "discovery", "revealed": _TOLD})
    if when == "counter":
        state = state.model_copy(update={"turn": 8, "counter": 42_000, "price": 54_000})
    if when == "concern":
        first, *others = at_start(persona, 1)
        raised = first.model_copy(update={"status": "open", "since": 5})
        state = state.model_copy(update={"objections": (raised, *others)})
    return persona, state


@dataclass
class Score:
    """Of one move, or of all together."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of what was read that was there."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of what was there that was read."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


@dataclass
class Report:
    """Scores per move, and over all moves."""

    moves: dict[str, Score] = field(default_factory=dict)
    total: Score = field(default_factory=Score)
    faults: list[str] = field(default_factory=list)


def measure(reader: MoveReader, half: Half) -> Report:
    """What a reader makes of one half. Moves that could be heard too count neither way."""
    report = Report({kind.value: Score() for kind in MoveKind})
    for one in utterances(half):
        read = frozenset(move.kind.value for move in reader.read(*scene(one.when), one.says))
        for name in read | one.moves:
            _count(report, name, name in read, name in one.moves, name in one.may)
        if read - one.may != one.moves - one.may:
            shown = f"{sorted(one.moves)} read as {sorted(read)}: {one.says}"
            report.faults.append(shown)
    return report


def _count(report: Report, name: str, read: bool, there: bool, may: bool) -> None:
    if may and not there:
        return
    for score in (report.moves[name], report.total):
        score.right += read and there
        score.wrong += read and not there
        score.missed += there and not read


def asked_for(half: Half) -> Counter[str]:
    """How often each move occurs in a half."""
    return Counter(name for one in utterances(half) for name in one.moves)
