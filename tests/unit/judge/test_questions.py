"""Sentence form: open, closed, statement, and questions that want no answer."""

import pytest

from sparring.judge.questions import is_rhetorical, sentence_form


@pytest.mark.parametrize(
    "text",
    [
        "how do you plan the shifts?",
        "what does that mean for the team?",
        "so, dana, why is that?",
        "tell me more about the handover.",
        "could you walk me through an order?",
        "i'd love to hear how you got there.",
        "okay, and what happens then?",
        "you said it is slow: what slows it down?",
        "help me understand the last step.",
    ],
)
def test_tell_form_when_it_invites_should_be_open(text: str) -> None:
    assert sentence_form(text) == "open"


@pytest.mark.parametrize(
    "text",
    [
        "do you use excel?",
        "how many people work there?",
        "how long does it take?",
        "who signs?",
        "is that right?",
        "budget?",
        "are you the one who decides",
        "i'd like to know who signs.",
        "when would you like to start?",
    ],
)
def test_tell_form_when_a_word_or_number_answers_should_be_closed(text: str) -> None:
    assert sentence_form(text) == "closed"


@pytest.mark.parametrize(
    "text",
    [
        "we are the market leader.",
        "what we do is simple.",
        "how we work is a secret.",
        "i understand what you mean.",
        "that is why we built it.",
        "which is nice.",
        "",
    ],
)
def test_tell_form_when_nothing_is_asked_should_be_a_statement(text: str) -> None:
    assert sentence_form(text) == "statement"


@pytest.mark.parametrize(
    ("text", "rhetorical"),
    [
        ("isn't that great?", True),
        ("crazy, right?", True),
        ("did you know that most firms waste money?", True),
        ("is that right?", False),
        ("did you know him?", True),
        ("what frustrates you?", False),
        ("do you have the right people for it?", False),
    ],
)
def test_tell_rhetorical_when_applause_is_wanted_should_be_true(
    text: str, rhetorical: bool
) -> None:
    assert is_rhetorical(text) is rhetorical
