"""A judge that holds nothing against anybody that was not understood for sure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sparring.rooms.speech import SpokenTurn

MOST_UNSURE = 0.05
"""More of the speaker's words than this unsure, and what was not found may merely not have been
understood."""

WHY = "Some words were not understood for sure, so their absence is held against nobody."


def unsure_share(turns: Sequence[SpokenTurn], user_id: str) -> float:
    """The share of one person's words that were not understood for sure."""
    own = [one for one in turns if one.user_id == user_id]
    words = sum(one.words for one in own)
    return sum(one.unsure_words for one in own) / words if words else 0.0


class CautiousJudge:
    """Judges as another judge does, then takes back each no that rests on unsure words.

    `turns` are the judge's turn numbers with what was heard in them. `doubtful` is set when so much
    is unsure that a missing behaviour proves nothing.
    """

    def __init__(self, judge: Any, turns: dict[int, SpokenTurn], *, doubtful: bool) -> None:
        self._judge, self._turns, self._doubtful = judge, turns, doubtful

    @property
    def kind(self) -> Any:
        """The kind of the judge within."""
        return self._judge.kind

    @property
    def judge_version(self) -> str:
        """The version of the judge within."""
        return str(self._judge.judge_version)

    def judge(self, rubric: Any, transcript: Any, progress: Any) -> tuple[Any, ...]:
        """One judgement per criterion, as the judge within gives them."""
        given = self._judge.judge(rubric, transcript, progress)
        return tuple(self._fair(one) for one in given)

    def _fair(self, given: Any) -> Any:
        if given.verdict != "no" or not (self._doubtful or self._rests_on_unsure(given)):
            return given
        return given.model_copy(update={"verdict": "not_assessable", "quotes": (), "why": WHY})

    def _rests_on_unsure(self, given: Any) -> bool:
        return any(self._is_unsure(quote.turn, quote.text) for quote in given.quotes)

    def _is_unsure(self, turn: int, text: str) -> bool:
        said = self._turns.get(turn)
        places = (
            [found.start() for found in re.finditer(re.escape(text), said.text)] if said else []
        )
        return any(
            first < begins + len(text) and last > begins
            for begins in places
            for first, last in (said.unsure if said else ())
        )
