"""Reps who were not written for these buyers: the same lines for everybody."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from local.reps import Scene, Script
from sparring.buyer.templates import templates
from tests.unit.buyer.calls import play

LINES: dict[str, list[str]] = json.loads(
    (Path(__file__).parent / "other_reps.json").read_text(encoding="utf-8")
)
GOOD = ("curious", "structured")


def _script(name: str) -> Script:
    lines = LINES[name]

    def say(scene: Scene) -> str:
        return lines[min(scene.turn, len(lines) - 1)]

    return say


def _won(name: str) -> list[bool]:
    return [
        play(persona, seed, _script(name)).state.won
        for persona in templates().values()
        for seed in range(5)
    ]


@pytest.mark.parametrize("name", GOOD)
def test_stranger_when_good_should_win_most_calls(name: str) -> None:
    won = _won(name)
    assert sum(won) >= 0.70 * len(won)


@pytest.mark.parametrize("name", sorted(set(LINES) - set(GOOD)))
def test_stranger_when_poor_should_win_hardly_any(name: str) -> None:
    won = _won(name)
    assert sum(won) <= 0.10 * len(won)
