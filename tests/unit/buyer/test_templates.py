"""The buyers that ship: complete, different, and fit for any language model or form."""

from __future__ import annotations

from typing import get_args

import pytest
from pydantic import ValidationError

from sparring.buyer.persona import CallType, Difficulty, Mood, Persona
from sparring.buyer.templates import templates
from tests.unit.buyer.calls import small_persona


def test_templates_when_counted_should_cover_every_kind_of_call_mood_and_difficulty() -> None:
    shipped = templates().values()
    assert len(shipped) >= 8
    assert {one.call_type for one in shipped} == {*get_args(CallType)}
    assert {one.mood for one in shipped} == {*get_args(Mood)}
    assert {one.difficulty for one in shipped} == {*get_args(Difficulty)}


@pytest.mark.parametrize("field", ["name", "company", "industry", "product", "voice_id", "role"])
def test_templates_when_compared_should_all_differ(field: str) -> None:
    values = [getattr(one, field) for one in templates().values()]
    assert len(set(values)) == len(values)


def test_template_when_read_should_hide_enough_to_find_out() -> None:
    for name, one in templates().items():
        assert len(one.hidden_facts) >= 3, name
        assert len(one.objections) >= 2, name
        assert all(objection.resolution for objection in one.objections), name


def test_brief_when_read_should_give_no_hidden_fact_away() -> None:
    for name, one in templates().items():
        shown = f"{one.situation} {one.product}"
        for fact in one.hidden_facts:
            assert fact.text not in shown, name


def test_persona_when_stored_should_come_back_the_same() -> None:
    for one in templates().values():
        assert Persona.model_validate(one.model_dump(mode="json")) == one


@pytest.mark.parametrize(
    "changes",
    [
        {"nickname": "Jo"},
        {"name": ""},
        {"name": "x" * 81},
        {"needs": []},
        {"call_type": "coffee"},
        {"language": "xx"},
        {"patience": 101},
        {"hidden_facts": [{"id": "A b", "topic": "t", "text": "x"}]},
        {"hidden_facts": [{"id": "n", "topic": "t", "text": "x"}]},
        {"hidden_facts": [{"id": "budget", "topic": "t", "text": "x"}]},
        {"hidden_facts": [{"id": "f", "topic": "t", "text": "x" * 401}]},
        {"call_type": "negotiation"},
        {"call_type": "renewal"},
        {"list_price": 10, "walk_away_price": 20},
    ],
)
def test_persona_when_wrong_should_be_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        small_persona(**changes)


def test_persona_when_changed_should_refuse() -> None:
    with pytest.raises(ValidationError):
        small_persona().name = "Joe"  # type: ignore[misc]
