"""Labelled dialogues as they come in a file, and the calls that the judge gets to see of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from sparring.judge.rubric import Speaker
from sparring.judge.transcript import Turn


class LabelledSentence(BaseModel):
    """A sentence and what people called it."""

    model_config = ConfigDict(frozen=True)

    text: str
    labels: tuple[str, ...]


class LabelledTurn(BaseModel):
    """One utterance, cut into sentences."""

    model_config = ConfigDict(frozen=True)

    speaker: Speaker
    sentences: tuple[LabelledSentence, ...]

    @property
    def text(self) -> str:
        """The utterance as it was typed."""
        return " ".join(sentence.text for sentence in self.sentences)


class Dialogue(BaseModel):
    """A conversation between a rep and a buyer."""

    model_config = ConfigDict(frozen=True)

    id: str
    turns: tuple[LabelledTurn, ...]

    def transcript(self) -> tuple[Turn, ...]:
        """The call without a single label: all that a judge sees."""
        return tuple(
            Turn(number, turn.speaker, turn.text, at=12.0 * number)
            for number, turn in enumerate(self.turns)
        )

    def shows(self, label: str) -> bool:
        """Whether people gave the label to at least one sentence of the rep."""
        return any(
            label in sentence.labels
            for turn in self.turns
            if turn.speaker == "rep"
            for sentence in turn.sentences
        )


class NotDialogues(ValueError):
    """The file does not hold labelled dialogues."""


def read_dialogues(path: Path) -> list[Dialogue]:
    """The dialogues of a JSON file.

    Raises NotDialogues with what is wrong, and FileNotFoundError.
    """
    try:
        return TypeAdapter(list[Dialogue]).validate_python(json.loads(path.read_text("utf-8")))
    except (ValidationError, json.JSONDecodeError, UnicodeDecodeError) as error:
        raise NotDialogues(f"{path.name} holds no labelled dialogues: {error}") from error


def same_dialogues(first: Sequence[Dialogue], second: Sequence[Dialogue]) -> bool:
    """Whether the two lists share a dialogue."""
    return bool({one.id for one in first} & {one.id for one in second})
