"""Hints: few, useful, and never a secret."""

from __future__ import annotations

import pytest

from local.reps import REPS
from sparring.buyer.after import debrief, mood
from sparring.buyer.hints import MOST, hints
from sparring.buyer.telling import tellables
from sparring.buyer.templates import templates
from tests.unit.buyer.calls import play, talk


@pytest.mark.parametrize("style", ["weak", "excellent", "good_at_discovery", "discounter"])
def test_hints_when_asked_for_should_be_few_and_tell_no_secret(style: str) -> None:
    for persona in templates().values():
        for one in play(persona, 1, REPS[style]).replies:
            found = hints(persona, one.state)
            assert len(found) <= MOST
            assert bool(found) != one.state.ended
            spoken = " ".join(hint.example for hint in found)
            untold = [t.text for t in tellables(persona) if t.id not in one.state.revealed]
            assert not any(text.rstrip(".!") in spoken for text in untold)


def _titles(bot: str, *lines: str) -> list[str]:
    persona = templates()[bot]
    return [one.title for one in hints(persona, talk(persona, *lines).state)]


def test_hints_when_an_objection_is_open_should_say_to_listen_first() -> None:
    titles = _titles("software-renewal", "Hi Laura, this is Alex from Closebook.")
    assert titles[0] == "Listen before you answer"


def test_hints_when_at_the_door_should_say_who_and_why() -> None:
    assert _titles("bank-gatekeeper")[0] == "Say who you are and why"


def test_hints_when_little_is_known_should_say_to_ask() -> None:
    titles = _titles("logistics-discovery", "Hi Tomasz, this is Alex from Routewell.")
    assert any(title.startswith("Ask") for title in titles)


def test_hints_when_followed_should_lead_to_a_yes() -> None:
    persona = templates()["school-discovery"]
    played = talk(
        persona,
        "Hi Grace, I'm Alex from Keyring. Do you have ten minutes for a few questions?",
        "How do you create accounts today?",
        "What's the hardest part about that?",
        "What does that cost you, in hours or money?",
        "So if I understand you right, September is a disaster and pupils wait. Is that it?",
        "You said pupils wait for a login. Keyring opens the account the same day.",
        "That's a fair concern. What worries you most about it?",
        "A school group like yours had the same worry, and their audit found nothing. Compared to "
        "what waiting costs you, that pays back within a year.",
    )
    assert "Ask for a concrete next step" in [one.title for one in hints(persona, played.state)]


def test_mood_when_the_rep_is_rude_should_fall() -> None:
    persona = templates()["plant-demo"]
    before = mood(talk(persona).state)
    after = mood(talk(persona, "You people are clueless, this is stupid.").state)
    assert after["level"] < before["level"]
    assert 0 <= after["level"] <= 100
    assert after["label"] != before["label"]


def test_debrief_when_nobody_asked_should_list_everything_untold() -> None:
    persona = templates()["plant-demo"]
    untold = debrief(persona, talk(persona, "Hello.").state)
    assert {one.id for one in untold} == {one.id for one in tellables(persona)}
    assert {one.why for one in untold} == {"Nobody asked."}


def test_debrief_when_asked_too_early_should_say_so() -> None:
    persona = templates()["insurer-demo"]
    untold = debrief(persona, talk(persona, "What is your budget?").state)
    budget = next(one for one in untold if one.id == "budget")
    assert budget.asked
    assert "trust" in budget.why
