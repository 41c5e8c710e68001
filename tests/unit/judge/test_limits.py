"""However long a call or a rubric is, judging it ends in time: what is read is bounded."""

from __future__ import annotations

import time
from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from sparring.judge.contextual import MOST_TOGETHER, SIZE, ContextualEncoder
from sparring.judge.likeness import MOST_OF_EXAMPLES
from sparring.judge.offline import OfflineJudge
from sparring.judge.rubric import Criterion, Rubric
from sparring.judge.transcript import Turn
from sparring.judge.verdict import LONGEST_QUOTE

SECONDS = 10.0
"""Of processor time: an endpoint has 29 seconds, and a function may be half as fast."""

SAYING = "We plan the shifts by hand whenever somebody in the warehouse is ill at short notice"
TURN = f"{SAYING} and then again on every Monday. How do you decide who covers the early shift? "


class Counting:
    """Encodes nothing, and counts what it is given."""

    def __init__(self) -> None:
        self.given: list[Sequence[str]] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.given.append(texts)
        return np.ones((len(texts), SIZE), dtype=np.float32) / np.float32(SIZE**0.5)

    def encode_deep(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.repeat(self.encode(texts)[:, None], 4, axis=1)


def _rubric(criteria: int, examples: int, text: str) -> Rubric:
    return Rubric(
        name="Long",
        sections=("S",),
        criteria=tuple(
            Criterion(
                criterion_id=f"c{n}",
                section="S",
                title=f"Title {n}",
                definition=f"{n} {text * 9}"[:600],
                examples_for=tuple(f"{n} {k} for {text * 5}"[:300] for k in range(examples)),
                examples_against=tuple(f"{n} {k} not {text * 5}"[:300] for k in range(examples)),
            )
            for n in range(criteria)
        ),
    )


def _call(turns: int, text: str) -> tuple[Turn, ...]:
    return tuple(
        Turn(n, "rep" if n % 2 else "buyer", f"{text} {n}", at=4.0 * n) for n in range(1, turns + 1)
    )


def _silent(_done: int, _of: int) -> None:
    return None


def _letters(groups: Sequence[Sequence[str]]) -> int:
    return sum(len(text) for texts in groups for text in texts)


@pytest.mark.parametrize(("criteria", "whole"), [(1, True), (3, True), (60, False)])
def test_judge_when_rubric_is_as_long_as_can_be_should_read_a_share_of_each_criterion(
    criteria: int, whole: bool
) -> None:
    encoder, rubric = Counting(), _rubric(criteria, 20, SAYING)
    OfflineJudge(encoder).judge(rubric, _call(3, TURN), _silent)
    read = [texts for texts in encoder.given if texts[0].split()[0].isdigit()]
    written = [
        (*item.examples_for, item.definition, *item.examples_against) for item in rubric.criteria
    ]
    assert len(read) == criteria
    assert {len(texts) for texts in read} == {41}
    assert _letters(read) <= MOST_OF_EXAMPLES
    assert (_letters(read) >= 0.95 * _letters(written)) == whole


def test_judge_when_examples_are_few_should_read_all_of_them_in_any_rubric() -> None:
    encoder, rubric = Counting(), _rubric(60, 5, "")
    OfflineJudge(encoder).judge(rubric, _call(3, TURN), _silent)
    assert "59 4 not" in encoder.given[-1]


def test_encode_when_texts_are_long_and_many_should_read_less_of_each(
    contextual: ContextualEncoder,
) -> None:
    few, many = [f"{SAYING * 4}"] * 4, [f"{SAYING * 4}"] * 600
    lengths = [len(ids) for ids in contextual._tokens(many)]
    assert {len(ids) for ids in contextual._tokens(few)} == {64}
    assert sum(lengths) <= MOST_TOGETHER
    assert len(set(lengths)) == 1


@pytest.mark.parametrize(
    ("rubric", "call"),
    [
        (_rubric(1, 1, "A plan. "), _call(500, TURN * 2)),
        (_rubric(60, 3, "A plan. "), _call(500, TURN)),
        (_rubric(60, 20, SAYING), _call(20, TURN)),
    ],
    ids=["one criterion, long turns", "sixty criteria, 500 turns", "sixty full criteria"],
)
def test_judge_when_at_its_limits_should_answer_every_criterion_in_time(
    contextual: ContextualEncoder, rubric: Rubric, call: tuple[Turn, ...]
) -> None:
    begun = time.process_time()
    given = OfflineJudge(contextual).judge(rubric, call, _silent)
    assert time.process_time() - begun < SECONDS
    assert [one.criterion_id for one in given] == [one.criterion_id for one in rubric.criteria]
    said = {turn.turn: turn.text for turn in call}
    quotes = [quote for one in given for quote in one.quotes]
    assert all(quote.text in said[quote.turn] for quote in quotes)
    assert all(len(quote.text) <= LONGEST_QUOTE for quote in quotes)
