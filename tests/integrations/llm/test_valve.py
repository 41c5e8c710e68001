"""What passes while a line grows, and what is held back until it is checked."""

from __future__ import annotations

import pytest

from sparring.integrations.llm.valve import UnsuitableError, Valve

SAFE = "We do that by hand today."


class NoBudget:
    """A check that forbids one phrase, and holds back another even when it is unfinished."""

    def faults(self, text: str) -> tuple[str, ...]:
        return ("leaks:budget",) if "budget is" in text else ()

    def leaks(self, text: str) -> bool:
        return "we do that here" in text.lower()


class Unfinished(NoBudget):
    """A check that misses something until it is said."""

    def faults(self, text: str) -> tuple[str, ...]:
        return () if "by hand" in text else ("untold:need",)


def _passed(valve: Valve, text: str) -> list[str]:
    return [valve.take(piece) for piece in text.replace(" ", "\0 ").split("\0")]


def test_take_when_nothing_hangs_on_a_word_should_let_it_out_at_once() -> None:
    valve = Valve(SAFE, NoBudget(), whole=False)
    assert _passed(valve, "Well, honestly we do that") == ["", "Well,", " honestly", " we", " do"]


def test_take_when_word_is_new_should_hold_the_rest_of_its_sentence() -> None:
    valve = Valve(SAFE, NoBudget(), whole=False)
    assert _passed(valve, "We have fourteen people") == ["", "We", " have", ""]
    assert valve.take(" here.") == ""
    assert valve.take(" And") == " fourteen people here."
    assert valve.close() == ("We have fourteen people here. And", " And")


def test_take_when_sentence_is_wrong_should_never_let_it_out() -> None:
    valve = Valve(SAFE, NoBudget(), whole=False)
    out = "".join(_passed(valve, "Well, the budget is 40,000. So"[:-3]))
    assert out == "Well, the"
    with pytest.raises(UnsuitableError) as raised:
        valve.take(" So")
    assert raised.value.faults == ("leaks:budget",)


def test_take_when_free_words_make_a_secret_should_hold_them() -> None:
    valve = Valve(SAFE, NoBudget(), whole=False)
    assert _passed(valve, "So we do that here as") == ["", "So", " we", " do", " that", ""]


def test_close_when_last_sentence_is_wrong_should_raise() -> None:
    valve = Valve(SAFE, NoBudget(), whole=False)
    valve.take("Our budget is 40,000")
    with pytest.raises(UnsuitableError):
        valve.close()


def test_take_when_word_is_cut_into_tokens_should_wait_for_its_end() -> None:
    valve = Valve("bud", NoBudget(), whole=False)
    assert [valve.take(piece) for piece in ("The", " bud", "get", " is")] == ["", "The", "", ""]


def test_take_when_fault_can_still_be_put_right_should_wait_for_the_end() -> None:
    valve = Valve(SAFE, Unfinished(), whole=False)
    valve.take("Let me think. ")
    valve.take("We do that by hand.")
    assert valve.close()[0] == "Let me think. We do that by hand."


def test_take_when_the_whole_line_matters_should_let_nothing_out_before() -> None:
    valve = Valve(SAFE, NoBudget(), whole=True)
    assert valve.take("We do that today. We do") == ""
    assert valve.close() == ("We do that today. We do", "We do that today. We do")


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ('"We do that."', "We do that."),
        ("  We do\nthat.  ", "We do that."),
        ("“We do that.”", "We do that."),
        ('She said "no".', 'She said "no".'),
    ],
)
def test_close_when_line_is_wrapped_should_give_the_bare_words(said: str, line: str) -> None:
    valve = Valve(SAFE, NoBudget(), whole=False)
    out = "".join(valve.take(character) for character in said)
    text, rest = valve.close()
    assert (text, out + rest) == (line, line)
