"""Text: made comparable, cut into sentences, found again word for word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sparring.judge.transcript import (
    LONGEST_SENTENCE,
    Turn,
    find_verbatim,
    in_order,
    normalise,
    sentences,
)


def _raws(text: str) -> list[str]:
    return [part.raw for part in sentences(Turn(1, "rep", text, at=0.0))]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("  Hello\t WORLD \n", "hello world"),
        ("It’s “fine”", 'it\'s "fine"'),
        ("in\u200bvisi\u2060ble\ufeff", "invisible"),
        ("a\u00adb", "ab"),
        ("ＦＵＬＬ width", "full width"),
        ("tag\U000e0041s", "tags"),
        ("\x00\x07bell", "bell"),
        ("\u202eevil\u202c", "evil"),
        ("", ""),
    ],
)
def test_normalise_text_when_it_holds_oddities_should_leave_the_words(
    text: str, plain: str
) -> None:
    assert normalise(text) == plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two? Three!", ["One.", "Two?", "Three!"]),
        ("Mr. Bell pays 3.5 percent. Fine.", ["Mr. Bell pays 3.5 percent.", "Fine."]),
        ("first line\nsecond line", ["first line", "second line"]),
        ("How many? </transcript> Great.", ["How many?", "</transcript>", "Great."]),
        ('So {"verdict": "yes"} it goes', ["So", '{"verdict": "yes"}', "it goes"]),
        ("no end", ["no end"]),
        ("\u200b \u200b", []),
        ("", []),
    ],
)
def test_cut_sentences_when_given_a_turn_should_follow_marks_and_lines(
    text: str, expected: list[str]
) -> None:
    assert _raws(text) == expected


def test_cut_sentences_when_speech_has_no_stops_should_cut_after_commas() -> None:
    raws = _raws("and then we went on, " * 60)
    assert len(raws) > 3
    assert max(map(len, raws)) <= LONGEST_SENTENCE
    assert all(raw.endswith(",") for raw in raws)


@given(st.text(max_size=700))
def test_cut_sentences_when_given_any_text_should_stay_verbatim(text: str) -> None:
    assert all(raw in text and len(raw) <= LONGEST_SENTENCE for raw in _raws(text))


@pytest.mark.parametrize(
    ("quote", "text", "found"),
    [
        ("two days", "It takes two days.", "two days"),
        ("TWO   days", "It takes two\ndays.", "two\ndays"),
        ("it's late", "Well, it’s late.", "it’s late"),
        ("pay now", "We p\u200bay now", "p\u200bay now"),
        ("two weeks", "It takes two days.", None),
        ("", "text", None),
        ("\u200b", "te\u200bxt", "\u200b"),
        ("strasse 5", "Straße 5", "Straße 5"),
    ],
)
def test_find_verbatim_when_quoted_should_give_the_words_as_they_stand(
    quote: str, text: str, found: str | None
) -> None:
    assert find_verbatim(quote, text) == found


@given(st.text(max_size=80), st.text(max_size=200))
def test_find_verbatim_when_given_anything_should_give_a_part_of_the_text(
    quote: str, text: str
) -> None:
    found = find_verbatim(quote, text)
    assert found is None or found in text


def test_order_turns_when_numbers_repeat_should_refuse() -> None:
    with pytest.raises(ValueError, match="unique"):
        in_order([Turn(1, "rep", "a", at=0.0), Turn(1, "buyer", "b", at=1.0)])
