"""Talk figures: they add up, and say what a person watching would say."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sparring.rooms.talk import Speech, Talk, measure

PEOPLE = ("ann", "ben", "cem", "dia")


def _talk(*said: tuple[str, float, float]) -> Talk:
    found = measure(Speech(begins, ends, who) for who, begins, ends in said)
    assert found
    return found


def _of(talk: Talk, who: str) -> dict[str, object]:
    return vars(next(one for one in talk.people if one.user_id == who))


def test_measure_when_nobody_spoke_should_be_nothing() -> None:
    assert measure([]) is None


def test_measure_when_two_talk_in_turn_should_split_speech_and_silence() -> None:
    talk = _talk(("ann", 100, 110), ("ben", 112, 142), ("ann", 144, 164))
    assert (talk.begins, talk.span, talk.silence, talk.together) == (100, 64, 4, 0)
    assert _of(talk, "ann")["permille"] == 500
    assert (_of(talk, "ann")["longest"], _of(talk, "ben")["longest"]) == (20, 30)
    assert (_of(talk, "ann")["turns"], _of(talk, "ben")["turns"]) == (2, 1)


def test_measure_when_breathing_should_stay_one_monologue_and_a_pause_end_it() -> None:
    talk = _talk(("ann", 0, 10), ("ann", 11.9, 20), ("ann", 22.1, 30))
    assert _of(talk, "ann") == {
        "user_id": "ann", "seconds": 26.0, "permille": 1_000, "turns": 2, "longest": 20,
        "interruptions": 0, "interrupted": 0,
    }  # fmt: skip


def test_measure_when_somebody_agrees_briefly_should_not_break_the_monologue() -> None:
    talk = _talk(("ann", 0, 30), ("ben", 10, 10.8), ("ann", 31, 40))
    assert _of(talk, "ann")["longest"] == 40
    assert _of(talk, "ben") | {"seconds": 0} == {
        "user_id": "ben", "seconds": 0, "permille": 20, "turns": 0, "longest": 0,
        "interruptions": 0, "interrupted": 0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("begins", "ends", "cut"),
    [(8, 14, True), (9.6, 14, False), (8, 9.5, False), (0.3, 14, False), (10.5, 14, False)],
    ids=["cuts in", "change of speakers", "gives up", "both began", "afterwards"],
)
def test_measure_when_somebody_cuts_in_should_count_who_keeps_the_floor(
    begins: float, ends: float, cut: bool
) -> None:
    talk = _talk(("ann", 0, 10), ("ben", begins, ends))
    assert _of(talk, "ben")["interruptions"] == int(cut)
    assert _of(talk, "ann")["interrupted"] == int(cut)
    assert _of(talk, "ann")["interruptions"] == 0


def test_measure_when_told_twice_by_two_relays_should_count_once() -> None:
    assert _talk(("ann", 0, 10), ("ann", 2, 9), ("ann", 9, 12)) == _talk(("ann", 0, 12))


stretches = st.lists(
    st.tuples(
        st.sampled_from(PEOPLE), st.integers(0, 6_000), st.integers(0, 300)
    ).map(lambda one: Speech(one[1] / 10, (one[1] + one[2]) / 10, one[0])),
    min_size=1,
    max_size=60,
)  # fmt: skip


@given(stretches)
def test_measure_when_anything_is_said_should_add_up(speech: list[Speech]) -> None:
    talk = measure(speech)
    assert talk
    seconds = sum(one.seconds for one in talk.people)
    assert sum(one.permille for one in talk.people) == (1_000 if seconds else 0)
    assert talk.silence >= 0
    assert talk.together >= 0
    assert talk.span <= talk.silence + seconds + 0.5
    cuts = [(one.interruptions, one.interrupted) for one in talk.people]
    assert sum(by for by, _ in cuts) == sum(whom for _, whom in cuts)
    assert measure(reversed(speech)) == talk


def test_measure_when_the_call_is_very_long_should_stay_quick() -> None:
    speech = [Speech(at * 1.5, at * 1.5 + 2, PEOPLE[at % 4]) for at in range(20_000)]
    started = time.process_time()
    assert measure(speech)
    assert time.process_time() - started < 2
