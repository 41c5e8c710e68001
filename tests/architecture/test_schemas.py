"""Law 3 and 6: what crosses the door says nothing about tenant, owner or time, and has one name."""

from __future__ import annotations

import importlib
import types
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from sparring.kit.declare import Endpoint
from stacks.discovery import discover
from tests.architecture.code import ROOT

OURS_TO_SAY = {
    "tenant",
    "tenant_id",
    "owner_id",
    "user_id",
    "role",
    "score",
    "passed",
    "created_at",
    "updated_at",
    "created_by",
    "expires_at",
    "status",
    "valid",
}
"""Fields that the house decides; a request that holds one is refused (case 4)."""

ALLOWED = {
    "InvitationWanted.role": "an admin says what the invited person will be",
    "UserChange.role": "an admin changes what a person may do",
    "UserChange.status": "an admin disables a person",
    "Persona.role": "the job title of the buyer",
    "Gatekeeper.role": "the job title of whoever answers first",
}
"""Fields of that name that are the caller's to say, each with its reason."""


@cache
def _hints() -> dict[str, dict[str, Any]]:
    """Per endpoint, the types of its use case."""
    found = {}
    for one in discover(ROOT / "functions"):
        if isinstance(one.declaration, Endpoint):
            code = importlib.import_module(f"functions.{one.module}.{one.name}")
            found[one.name] = get_type_hints(getattr(code, one.name))
    return found


def _models_in(hint: Any, seen: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    if isinstance(hint, type) and not get_origin(hint) and issubclass(hint, BaseModel):
        if hint in seen:
            return
        seen.add(hint)
        yield hint
        for field in hint.model_fields.values():
            yield from _models_in(field.annotation, seen)
        return
    for part in get_args(hint):
        yield from _models_in(part, seen)


def _models(*, requests: bool) -> set[type[BaseModel]]:
    seen: set[type[BaseModel]] = set()
    for hints in _hints().values():
        for name, hint in hints.items():
            if (name != "return") == requests:
                list(_models_in(hint, seen))
    return seen


def test_walk_when_run_should_reach_nested_models() -> None:
    class Inner(BaseModel):
        a: int

    class Outer(BaseModel):
        many: tuple[Inner, ...] | None

    assert [one.__name__ for one in _models_in(Outer, set())] == ["Outer", "Inner"]
    assert get_origin(Outer.model_fields["many"].annotation) in {Union, types.UnionType}


def test_request_when_modelled_should_leave_to_the_house_what_is_its_to_say() -> None:
    offenders = [
        f"{model.__name__}.{field}"
        for model in _models(requests=True)
        for field in model.model_fields
        if field in OURS_TO_SAY and f"{model.__name__}.{field}" not in ALLOWED
    ]
    assert not offenders, sorted(offenders)


def test_allowed_field_when_listed_should_still_exist() -> None:
    existing = {f"{m.__name__}.{f}" for m in _models(requests=True) for f in m.model_fields}
    assert ALLOWED.keys() <= existing, sorted(ALLOWED.keys() - existing)


def test_request_when_modelled_should_refuse_unknown_fields() -> None:
    offenders = [
        model.__name__
        for model in _models(requests=True)
        if model.model_config.get("extra") != "forbid"
    ]
    assert not offenders, sorted(offenders)


def test_model_when_it_crosses_the_door_should_have_a_name_of_its_own() -> None:
    """Powertools merges models by name, silently: the second would lie to the web client."""
    named: dict[str, set[type[BaseModel]]] = defaultdict(set)
    for model in _models(requests=True) | _models(requests=False):
        named[model.__name__].add(model)
    doubled = {
        name: sorted(model.__module__ for model in models)
        for name, models in named.items()
        if len(models) > 1
    }
    assert not doubled, doubled


def test_list_when_answered_should_have_items_and_a_cursor() -> None:
    offenders = [
        model.__name__
        for model in _models(requests=False)
        if "items" in model.model_fields and "next_cursor" not in model.model_fields
    ]
    assert not offenders, offenders
