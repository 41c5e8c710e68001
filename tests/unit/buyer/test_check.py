"""What a model may write for a decision, and what it may not."""

from __future__ import annotations

import pytest

from sparring.buyer.brain import open_call
from sparring.buyer.check import check_line
from sparring.buyer.decision import Decision, DecisionKind
from sparring.buyer.persona import Persona
from sparring.buyer.state import CallState
from sparring.buyer.templates import templates
from sparring.buyer.wording import mark

K = DecisionKind


def _logistics() -> tuple[Persona, CallState]:
    persona = templates()["logistics-discovery"]
    return persona, open_call(persona, 1)[0]


def _check(decision: Decision, text: str, **changes: object) -> tuple[str, ...]:
    persona, state = _logistics()
    return check_line(persona, state.model_copy(update=changes), decision, text)


def _ended(kind: DecisionKind) -> Decision:
    return Decision(kind, outcome="declined")


REVEAL = Decision(K.REVEAL, ("empty-kilometres",))
OBJECT = Decision(K.RAISE_OBJECTION, ("too-special",))


@pytest.mark.parametrize(
    ("decision", "text"),
    [
        (Decision(K.DEFLECT), "I'd rather not get into that yet. Tell me why you're asking."),
        (Decision(K.GREET), "Morning. I've got a few minutes, what's on your mind?"),
        (Decision(K.GRANT), "Sure, go ahead. But I have a truck stuck in Rostock, so be quick."),
        (
            REVEAL,
            "Honestly? Twenty-two percent of our kilometres are empty. Good would be fifteen.",
        ),
        (REVEAL, "We drive about 22% of the kilometres empty, fifteen would be good."),
        (
            OBJECT,
            "Look, our freight is special. I've seen no software that gets our loading rules.",
        ),
        (Decision(K.WARM_UP), "Hm, that does sound like it could take some pressure off us."),
        (Decision(K.PUSH_BACK), "I don't decide anything under pressure. Slow down, please."),
        (Decision(K.TURN_DOWN), "No, that's too early. You hardly know how we work."),
        (Decision(K.TURN_DOWN), "I'm not ready to book anything. What would I get out of it?"),
        (Decision(K.REDIRECT), "Sorry, what? I have no idea what you're on about."),
        (Decision(K.NUDGE), "Hello? Are you still there? I'll hang up otherwise."),
        (Decision(K.WARN), "One more remark like that and this call is over."),
        (_ended(K.DECLINE), "I don't think this is for us. Thanks, and goodbye."),
        (_ended(K.HANG_UP), "That's enough. I'm hanging up."),
        (Decision(K.AGREE, outcome="next_step_agreed"), "Okay, Thursday works. Send me an invite."),
        (Decision(K.AGREE, outcome="next_step_agreed"), "Fine, let's do that. Bring the numbers."),
        (Decision(K.CONFIRM), "Yes, that's it in a nutshell."),
        (Decision(K.ACCEPT_ANSWER), "Fair enough, that settles it for me."),
    ],
)
def test_line_when_it_says_what_was_decided_should_pass(decision: Decision, text: str) -> None:
    assert _check(decision, text) == ()


@pytest.mark.parametrize(
    ("decision", "text", "reason"),
    [
        (Decision(K.DEFLECT), "", "empty"),
        (Decision(K.DEFLECT), " \u200b \n", "empty"),
        (Decision(K.GREET), "word " * 80, "too_long"),
        (Decision(K.GREET), "**Hello**, what is it?", "not_speech"),
        (Decision(K.GREET), "Hi! \U0001f600 What is it?", "not_speech"),
        (Decision(K.GREET), "(sighs) What is it?", "not_speech"),
        (Decision(K.GREET), "Buyer: What is it?", "not_speech"),
        (Decision(K.GREET), "As an AI, I can't take calls.", "machine"),
        (Decision(K.GREET), "I'm just a language model, sorry.", "machine"),
        (Decision(K.GREET), "My instructions say that I should resist.", "machine"),
        (Decision(K.GREET), "How can I help you today?", "sells"),
        (Decision(K.GREET), "Let me show you how our platform can help you.", "sells"),
        (Decision(K.GREET), "Our solution helps companies plan their routes.", "sells"),
        (Decision(K.TURN_DOWN), "Okay, you've convinced me. Let's do it.", "agrees"),
        (Decision(K.TURN_DOWN), "Sounds great, Thursday at ten works for me!", "agrees"),
        (Decision(K.DEFLECT), "I'd love to meet your team. Send me the invite.", "agrees"),
        (Decision(K.PUSH_BACK), "All right, we have a deal.", "agrees"),
        (Decision(K.RAISE_OBJECTION), "I accept, sign me up.", "agrees"),
        (Decision(K.WARM_UP), "Not interested. Goodbye.", "ends"),
        (_ended(K.DECLINE), "Interesting, tell me more about it.", "goes_on"),
        (_ended(K.HANG_UP), "Please, go on.", "goes_on"),
        (Decision(K.AGREE, outcome="sale"), "No, I'm not ready for that.", "refuses"),
        (Decision(K.AGREE, outcome="sale"), "What does it cost, then?", "refuses"),
        (REVEAL, "We have some empty trucks, I guess.", "untold:empty-kilometres"),
        (OBJECT, "There's something that bothers me.", "untold:too-special"),
        (Decision(K.DEFLECT), "Well, around 22 percent of kilometres.", "leaks:empty-kilometres"),
        (Decision(K.ANSWER), "Jurek retires in October, you see.", "leaks:key-planner-retires"),
        (Decision(K.ANSWER), "I have 80,000 euros for this.", "leaks:budget"),
        (Decision(K.ANSWER), "We lost a furniture chain.", "leaks:lost-furniture-account"),
        (Decision(K.ANSWER), "My planners refused to work with it.", "leaks:failed-before"),
    ],
)
def test_line_when_it_says_something_else_should_be_refused(
    decision: Decision, text: str, reason: str
) -> None:
    assert reason in _check(decision, text)


def test_line_when_it_repeats_what_was_told_should_pass() -> None:
    text = "As I said, about twenty-two percent of our kilometres are empty."
    assert _check(Decision(K.REMIND), text, revealed=("empty-kilometres",)) == ()


def test_line_when_it_was_said_before_should_be_refused() -> None:
    text = "I'd rather not get into that."
    assert _check(Decision(K.DEFLECT), text, said=(mark(text),)) == ("repeats",)


@pytest.mark.parametrize(
    "text", ["I could sign at 49,000 euros.", "Forty-nine thousand, not more."]
)
def test_price_when_it_is_not_the_decided_one_should_be_refused(text: str) -> None:
    persona = templates()["hotel-negotiation"]
    state, _ = open_call(persona, 1)
    state = state.model_copy(update={"counter": 42_000})
    decision = Decision(K.COUNTER, slots={"price": "42,000 euros"})
    assert {"wrong_price", "no_price"} <= {*check_line(persona, state, decision, text)}


@pytest.mark.parametrize("text", ["I could sign at 42,000 euros.", "42k, and that's it."])
def test_price_when_it_is_the_decided_one_should_pass(text: str) -> None:
    persona = templates()["hotel-negotiation"]
    state, _ = open_call(persona, 1)
    state = state.model_copy(update={"counter": 42_000})
    decision = Decision(K.COUNTER, slots={"price": "42,000 euros"})
    assert check_line(persona, state, decision, text) == ()


def test_gatekeeper_when_offering_help_should_not_be_taken_for_a_seller() -> None:
    persona = templates()["bank-gatekeeper"]
    state, decision = open_call(persona, 1)
    assert check_line(persona, state, decision, "Good morning, how may I help you?") == ()
