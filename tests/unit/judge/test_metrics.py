"""Metrics against transcripts counted by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sparring.judge.metrics import CallMetrics, measure
from sparring.judge.transcript import Turn

# 10 + 5 + 5 words of the rep, 5 + 5 of the buyer; sent at 0, 20, 26, 40, 44 seconds.
TYPED = (
    Turn(1, "rep", "Hello, um, I call about the way you plan shifts.", at=0.0),
    Turn(2, "buyer", "Okay, I have five minutes.", at=20.0),
    Turn(3, "rep", "How do you plan today?", at=26.0),
    Turn(4, "buyer", "With a whiteboard, you know.", at=40.0),
    Turn(5, "rep", "Is it, um, basically slow?", at=44.0),
)

# Rep speaks 0-20, 30-40 and 42-52, buyer 20-28 and 38-42: 40 s against 12 s.
SPOKEN = (
    Turn(1, "rep", " ".join(["word"] * 50), at=0.0, until=20.0),
    Turn(2, "buyer", "fine by me", at=20.0, until=28.0),
    Turn(3, "rep", " ".join(["word"] * 25), at=30.0, until=40.0),
    Turn(4, "buyer", "but the price", at=38.0, until=42.0),
    Turn(5, "rep", " ".join(["word"] * 25), at=41.0, until=51.0),
)


def _band(metrics: CallMetrics, name: str) -> str:
    return next(band.position for band in metrics.bands if band.metric == name)


def test_measure_typed_call_when_counted_by_hand_should_agree() -> None:
    metrics = measure(TYPED)
    assert metrics.basis == "words"
    assert (metrics.rep_words, metrics.buyer_words) == (20, 10)
    assert (metrics.rep_seconds, metrics.buyer_seconds) == (8.0, 4.0)
    assert metrics.talk_ratio == pytest.approx(20 / 30, abs=0.001)
    assert (metrics.longest_monologue_seconds, metrics.longest_monologue_turn) == (4.0, 1)
    assert metrics.questions.model_dump() == {"open": 1, "closed": 1, "total": 2}
    assert (metrics.fillers.count, metrics.fillers.per_100_words) == (3, 15.0)
    assert metrics.fillers.most_used == ("um", "basically")
    assert metrics.response_seconds == 5.0
    assert metrics.interactivity == 20.0


def test_measure_typed_call_when_nobody_spoke_should_not_invent_speech_figures() -> None:
    metrics = measure(TYPED)
    assert metrics.pace_wpm is None
    assert metrics.interruptions is None
    assert metrics.silence_seconds is None
    assert _band(metrics, "pace_wpm") == "unknown"


def test_measure_spoken_call_when_times_are_known_should_use_them() -> None:
    metrics = measure(SPOKEN, "discovery")
    assert metrics.basis == "speech"
    assert (metrics.rep_seconds, metrics.buyer_seconds) == (40.0, 12.0)
    assert metrics.talk_ratio == pytest.approx(40 / 52, abs=0.001)
    assert metrics.pace_wpm == 150
    assert metrics.longest_monologue_seconds == 20.0
    assert metrics.interruptions == 1
    assert metrics.silence_seconds == 2.0
    assert metrics.response_seconds == 1.0
    assert _band(metrics, "talk_ratio") == "above"
    assert _band(metrics, "pace_wpm") == "within"


def test_measure_monologue_when_rep_turns_follow_each_other_should_add_them() -> None:
    turns = (
        Turn(1, "rep", "one two three four five", at=0.0),
        Turn(2, "buyer", "\u200b", at=1.0),
        Turn(3, "rep", "six seven eight nine ten", at=2.0),
        Turn(4, "buyer", "okay", at=3.0),
        Turn(5, "rep", "eleven", at=4.0),
    )
    metrics = measure(turns)
    assert (metrics.longest_monologue_seconds, metrics.longest_monologue_turn) == (4.0, 1)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("What kind of report is it?", 0),
        ("It is kind of slow, like, very slow.", 2),
        ("As you know, I like it.", 0),
        ("You know, it is, uh, hmm, literally that.", 4),
    ],
)
def test_count_fillers_when_words_have_another_meaning_should_not_count(
    text: str, count: int
) -> None:
    assert measure([Turn(1, "rep", text, at=0.0)]).fillers.count == count


def test_measure_empty_call_when_nothing_was_said_should_know_nothing() -> None:
    metrics = measure([])
    assert metrics.talk_ratio is None
    assert metrics.longest_monologue_turn is None
    assert metrics.response_seconds is None
    assert metrics.fillers.per_100_words is None
    assert {band.position for band in metrics.bands} <= {"unknown", "within"}


@given(
    st.lists(
        st.tuples(st.sampled_from(["rep", "buyer"]), st.text(max_size=60), st.floats(0, 60)),
        max_size=20,
    ),
    st.booleans(),
)
def test_measure_any_call_when_given_should_stay_in_bounds(
    parts: list[tuple[str, str, float]], spoken: bool
) -> None:
    turns = [
        Turn(n, "rep" if who == "rep" else "buyer", text, n * 10.0, n * 10.0 + long if spoken
             else None)
        for n, (who, text, long) in enumerate(parts)
    ]  # fmt: skip
    metrics = measure(turns)
    assert metrics.talk_ratio is None or 0 <= metrics.talk_ratio <= 1
    assert metrics.silence_seconds is None or metrics.silence_seconds >= 0
    assert metrics.longest_monologue_seconds <= metrics.rep_seconds + 0.11
    assert metrics.questions.total == metrics.questions.open + metrics.questions.closed
