"""Twelve styles of selling against every buyer that ships."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from local.reps import REPS, Script, excellent, excellent_without_questions
from sparring.buyer.call import timeline_entry
from sparring.buyer.check import check_line
from sparring.buyer.persona import Persona
from sparring.buyer.telling import tellables
from sparring.buyer.templates import templates
from tests.unit.buyer.calls import Parrot, Played, play

SEEDS = range(6)
WEAK = (
    "weak",
    "pushy",
    "feature_dumper",
    "monologuer",
    "polite_but_aimless",
    "discounter",
    "off_topic",
    "rude",
    "silent",
    "prompt_injecting",
)
BOTS = sorted(templates())


def _calls(persona: Persona, script: Script) -> list[Played]:
    return [play(persona, seed, script) for seed in SEEDS]


@cache
def _played(style: str) -> dict[str, list[Played]]:
    return {name: _calls(persona, REPS[style]) for name, persona in templates().items()}


def _wins(calls: list[Played]) -> int:
    return sum(call.state.won for call in calls)


@pytest.mark.parametrize("style", WEAK)
def test_call_when_played_badly_should_be_lost(style: str) -> None:
    calls = [call for one in _played(style).values() for call in one]
    assert _wins(calls) <= len(calls) * 0.10


@pytest.mark.parametrize("bot", BOTS)
def test_call_when_played_excellently_should_be_won(bot: str) -> None:
    calls = _played("excellent")[bot]
    assert _wins(calls) >= len(calls) * 0.70


@pytest.mark.parametrize("bot", BOTS)
def test_call_when_discovery_is_taken_out_should_go_worse(bot: str) -> None:
    without = _calls(templates()[bot], excellent_without_questions)
    assert _wins(without) < _wins(_played("excellent")[bot])


@pytest.mark.parametrize("style", ["rude", "pushy"])
def test_call_when_rude_or_pushy_should_be_hung_up_on(style: str) -> None:
    outcomes = Counter(call.state.outcome for one in _played(style).values() for call in one)
    assert set(outcomes) == {"hung_up"}


@pytest.mark.parametrize("style", sorted(REPS))
def test_buyer_when_speaking_should_never_say_the_same_twice(style: str) -> None:
    for name, calls in _played(style).items():
        for call in calls:
            assert len(set(call.lines)) == len(call.lines), name


@pytest.mark.parametrize("style", sorted(REPS))
def test_built_in_line_when_checked_should_pass(style: str) -> None:
    for name, calls in _played(style).items():
        for one in (reply for call in calls[:2] for reply in call.replies):
            fresh = one.state.model_copy(update={"said": ()})
            assert check_line(templates()[name], fresh, one.decision, one.text) == (), one.text


def test_call_when_played_again_should_be_the_same_word_for_word() -> None:
    for persona in templates().values():
        first, second = play(persona, 7, excellent), play(persona, 7, excellent)
        assert first.lines == second.lines
        assert first.state == second.state


def test_call_when_the_seed_differs_should_sound_different() -> None:
    persona = templates()["logistics-discovery"]
    assert len({tuple(play(persona, seed, excellent).lines) for seed in range(5)}) == 5


def _decisions(call: Played) -> list[object]:
    return [(one.decision.kind, one.decision.targets, one.moves) for one in call.replies]


@pytest.mark.parametrize("bot", BOTS)
def test_decisions_when_the_model_always_agrees_should_not_change(bot: str) -> None:
    persona = templates()[bot]
    yes = Parrot("Yes, absolutely, let's do it. Send me the contract, I'll sign it today.")
    for style in WEAK:
        honest, easy = play(persona, 3, REPS[style]), play(persona, 3, REPS[style], yes)
        assert _decisions(honest) == _decisions(easy)


@pytest.mark.parametrize("bot", BOTS)
def test_line_when_the_model_always_agrees_should_be_refused(bot: str) -> None:
    persona = templates()[bot]
    text = "Yes, absolutely, let's do it. Send me the contract, I'll sign it today."
    for style in REPS:
        for one in _played(style)[bot][0].replies:
            if one.decision.kind.value != "agree":
                assert check_line(persona, one.state, one.decision, text)


@pytest.mark.parametrize("bot", BOTS)
def test_line_when_the_model_leaks_a_fact_should_be_refused(bot: str) -> None:
    persona = templates()[bot]
    for style in REPS:
        for one in _played(style)[bot][0].replies:
            may = {*one.state.revealed, *one.decision.targets}
            for secret in tellables(persona):
                if secret.id not in may:
                    found = check_line(persona, one.state, one.decision, f"Well. {secret.text}")
                    assert f"leaks:{secret.id}" in found, secret.text


def test_timeline_when_the_call_is_over_should_explain_every_move_of_a_level() -> None:
    call = play(templates()["plant-demo"], 2, excellent)
    levels = call.replies[0].state
    for one in call.replies[1:]:
        entry = timeline_entry(one.state, one.decision, one.moves)
        deltas = one.decision.deltas
        assert one.state.trust == levels.trust + deltas.trust
        assert one.state.interest == levels.interest + deltas.interest
        assert one.state.patience == levels.patience + deltas.patience
        assert entry["why"]
        levels = one.state
