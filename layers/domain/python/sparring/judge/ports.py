"""What the judge offers and what it asks for."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal, Protocol

from sparring.judge.rubric import Rubric
from sparring.judge.transcript import Turn
from sparring.judge.verdict import Judgement

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Progress = Callable[[int, int], None]
"""Told (criteria judged, criteria in all): once with 0 at the start, then after each criterion."""


class Judge(Protocol):
    """Reads a call against a rubric."""

    @property
    def kind(self) -> Literal["offline", "openai"]:
        """Which adapter this is."""

    @property
    def judge_version(self) -> str:
        """Changes whenever the same call could be judged differently; stored with each result."""

    def judge(
        self, rubric: Rubric, transcript: Sequence[Turn], progress: Progress
    ) -> tuple[Judgement, ...]:
        """One judgement per criterion, in the rubric's order, with its quotes already checked.

        What cannot be told, and what a failing provider did not answer, is not assessable: a
        judge never raises for what stands in a transcript.
        """


class SentenceEncoder(Protocol):
    """Turns sentences into directions."""

    def encode(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """One row of length 1 per text (all zeros where a text has no known word)."""


class DeepEncoder(SentenceEncoder, Protocol):
    """Also tells how it saw a sentence on the way to its direction."""

    def encode_deep(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """(texts, depths, size): the direction that `encode` gives, then shallower ones.

        Each is of length 1, or all zeros where a text has no known word.
        """
