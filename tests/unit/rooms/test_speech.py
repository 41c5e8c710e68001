"""Words of many tracks as turns, and a judge that holds nothing unsure against anybody."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sparring.judge.verdict import Judgement, Quote
from sparring.rooms.cautious import CautiousJudge, unsure_share
from sparring.rooms.speech import LONGEST_TURN_WORDS, SpokenTurn, Word, moved, turns_of


def _words(*said: tuple[float, str] | tuple[float, str, float]) -> list[Word]:
    """Words of a third of a second each."""
    return [Word(one[0], one[0] + 0.3, one[1], one[2] if len(one) > 2 else 0.9) for one in said]


def _texts(turns: list[SpokenTurn]) -> list[tuple[str, str]]:
    return [(one.user_id, one.text) for one in turns]


def test_turns_when_people_take_turns_should_be_in_order_of_time() -> None:
    tracks = {
        "ann": _words((0, "Hello"), (0.4, "Ben."), (3, "How"), (3.4, "so?")),
        "ben": _words((1.5, "Not"), (1.9, "now.")),
    }
    assert _texts(turns_of(tracks)) == [
        ("ann", "Hello Ben."),
        ("ben", "Not now."),
        ("ann", "How so?"),
    ]


def test_turns_when_somebody_pauses_or_never_stops_should_end() -> None:
    assert len(turns_of({"ann": _words((0, "One."), (1.6, "Two."))})) == 2
    endless = [(at * 0.3, "word") for at in range(LONGEST_TURN_WORDS * 2 + 1)]
    assert [one.words for one in turns_of({"ann": _words(*endless)})] == [200, 200, 1]


def test_turns_when_words_are_unsure_should_mark_exactly_those() -> None:
    (turn,) = turns_of({"ann": _words((0, "It"), (0.4, "cosst", 0.2), (0.8, "ten."))})
    assert [turn.text[first:last] for first, last in turn.unsure] == ["cosst"]
    assert (turn.words, turn.unsure_words) == (3, 1)
    assert unsure_share([turn], "ann") == pytest.approx(1 / 3)
    assert unsure_share([turn], "ben") == 0


def test_moved_when_a_file_begins_late_should_be_on_the_recordings_time() -> None:
    assert moved(_words((1, "Hi")), 2.5) == [Word(3.5, 3.8, "Hi", 0.9)]


words = st.lists(
    st.tuples(st.floats(0, 60), st.text("ab", min_size=1, max_size=3), st.floats(0, 1)), max_size=20
).map(lambda said: sorted(_words(*said)))


@given(st.dictionaries(st.sampled_from(("ann", "ben", "cem")), words))
def test_turns_when_anything_is_said_should_lose_no_word_and_mark_no_other(
    tracks: dict[str, list[Word]],
) -> None:
    turns = turns_of(tracks)
    for who, said in tracks.items():
        own = [one for one in turns if one.user_id == who]
        assert " ".join(one.text for one in own).split() == [one.text for one in said]
        marked = [one.text[a:b] for one in own for a, b in one.unsure]
        assert marked == [one.text for one in said if one.sure < 0.5]


class _Strict:
    """Says no to everything, with the quotes that it was given."""

    kind, judge_version = "offline", "strict-1"

    def __init__(self, *given: Judgement) -> None:
        self._given = given

    def judge(self, *_: Any) -> tuple[Judgement, ...]:
        """What it was made with."""
        return self._given


def _no(quote: str = "") -> Judgement:
    quotes = (Quote(turn=1, text=quote),) if quote else ()
    return Judgement(criterion_id="asks", verdict="no", quotes=quotes)


def _verdict(given: Judgement, *, doubtful: bool) -> str:
    (turn,) = turns_of(
        {"ann": _words((0, "We"), (0.4, "cosst", 0.2), (0.8, "ten"), (1.2, "euros."))}
    )
    judge = CautiousJudge(_Strict(given), {1: turn}, doubtful=doubtful)
    assert (judge.kind, judge.judge_version) == ("offline", "strict-1")
    (fair,) = judge.judge(None, (), None)
    return str(fair.verdict)


def test_judge_when_a_no_rests_on_unsure_words_should_take_it_back() -> None:
    assert _verdict(_no("We cosst"), doubtful=False) == "not_assessable"
    assert _verdict(_no("ten euros."), doubtful=False) == "no"
    assert _verdict(_no(), doubtful=False) == "no"
    assert _verdict(_no(), doubtful=True) == "not_assessable"
    yes = Judgement(criterion_id="asks", verdict="yes", quotes=(Quote(turn=1, text="We cosst"),))
    assert _verdict(yes, doubtful=True) == "yes"
