"""Labelled dialogues as rows: each line of the rep, what is seen of it, what it was called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sparring.judge.features import dense_rows
from sparring.judge.ports import DeepEncoder
from sparring.judge.scene import Line, read_scene
from training.judge.dialogues import Dialogue, LabelledTurn

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Corpus:
    """Rows are lines of the rep. `targets` has rows that sum to 1; `calls` numbers the dialogue."""

    labels: tuple[str, ...]
    lines: tuple[Line, ...]
    dense: Floats
    targets: Doubles
    calls: Numbers
    centre: Floats
    shown: NDArray[np.bool_]
    """Per dialogue and label: whether the rep was given the label at least once."""


def read_corpus(dialogues: Sequence[Dialogue], encoder: DeepEncoder) -> Corpus:
    """Read and encode everything; the mean direction of talk is taken from these lines."""
    scenes = [read_scene(dialogue.transcript()) for dialogue in dialogues]
    texts = [line.plain for scene in scenes for line in scene]
    centre = encoder.encode_deep(texts).mean(axis=0).astype(np.float32)
    labels = _labels(dialogues)
    parts = [_rows(*one, encoder, centre) for one in zip(dialogues, scenes, strict=True)]
    return Corpus(
        labels=labels,
        lines=tuple(line for lines, _, _ in parts for line in lines),
        dense=np.concatenate([dense for _, dense, _ in parts]),
        targets=np.array([_target(given, labels) for *_, names in parts for given in names]),
        calls=np.repeat(np.arange(len(parts)), [len(lines) for lines, _, _ in parts]),
        centre=centre,
        shown=np.array([[one.shows(label) for label in labels] for one in dialogues]),
    )


def _labels(dialogues: Sequence[Dialogue]) -> tuple[str, ...]:
    return tuple(
        sorted({
            label
            for dialogue in dialogues
            for turn in dialogue.turns
            if turn.speaker == "rep"
            for sentence in turn.sentences
            for label in sentence.labels
        })
    )  # fmt: skip


def _rows(
    dialogue: Dialogue, scene: list[Line], encoder: DeepEncoder, centre: Floats
) -> tuple[list[Line], Floats, list[set[str]]]:
    dense = dense_rows(scene, encoder, centre)
    given = labels_of_lines(dialogue, scene)
    own = [at for at, line in enumerate(scene) if line.speaker == "rep" and given[at]]
    return [scene[at] for at in own], dense[own], [given[at] for at in own]


def labels_of_lines(dialogue: Dialogue, scene: Sequence[Line]) -> list[set[str]]:
    """The labels of each line; people cut sentences a little differently than the judge does.

    A line has the labels of the sentence it shares most with, and of each it holds more than half
    of.
    """
    found: list[set[str]] = []
    at, current = 0, -1
    for line in scene:
        turn = dialogue.turns[line.turn]
        at = at if line.turn == current else 0
        current = line.turn
        start = turn.text.index(line.raw, at)
        at = start + len(line.raw)
        found.append(_given(turn, start, at))
    return found


def _given(turn: LabelledTurn, start: int, end: int) -> set[str]:
    shared: list[tuple[int, bool, tuple[str, ...]]] = []
    at = 0
    for sentence in turn.sentences:
        stop = at + len(sentence.text)
        common = min(end, stop) - max(start, at)
        shared.append((common, 2 * common > len(sentence.text), sentence.labels))
        at = stop + 1
    most = max(shared, key=lambda item: item[0])
    return {label for item in shared if item[1] or item is most for label in item[2]}


def _target(given: set[str], labels: tuple[str, ...]) -> list[float]:
    return [(label in given) / len(given) for label in labels]
