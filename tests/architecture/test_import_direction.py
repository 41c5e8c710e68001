"""Law 1 and 2: who may import whom, and nobody in a circle."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.architecture.code import (
    ENGINES,
    Imported,
    Source,
    domain,
    imports,
    modules,
    room,
    within,
)

FLOORS = ("model", "events", "ports", "schemas", "repository", "service")
"""The files of a module from the ground up: each may import those before it, and its own kind."""

STORES = {"card_store": "repository", "rubric_store": "repository"}
"""Repositories that go by another name, because their module keeps two things."""

PORTS = {
    ("integrations", "roleplay"): "the language model answers to the roleplay's port BuyerVoice",
    ("integrations", "rooms"): "adapters of speech answer to the rooms' port Transcriber",
    ("integrations", "scoring"): "the language model's judge is handed to scoring as Judging",
    ("integrations", "settings"): "the adapter opens the sealed key and asks for the limits",
}
"""The only ways from one room of the domain to another, each with its reason."""

DECLARATIONS = ("sparring.kit.declare",)
READERS = {
    "local/openapi.py": "renders the endpoints' own types with the same resolver as Lambda",
    "local/seed": "makes the demo company through the same services as real ones",
}
"""Files of stacks and local that may read more of the domain than declarations."""


def _floor(source: Source) -> int:
    """How high a module's file stands; a package `service/` counts as a service."""
    name = source.parts[2] if len(source.parts) > 2 else "service"
    kind = STORES.get(name, name)
    return FLOORS.index(kind) if kind in FLOORS else FLOORS.index("service")


def _room(name: str) -> str:
    parts = name.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == "sparring" else ""


def _domain_imports() -> Iterator[Imported]:
    for source in domain():
        yield from (one for one in imports(source) if within(one.name, "sparring"))


def test_import_when_made_by_the_floor_should_stay_on_it() -> None:
    offenders = [
        str(one)
        for one in _domain_imports()
        if _room(one.source.name) == "kit" and not within(one.name, "sparring.kit")
    ]
    assert not offenders, "kit knows no module:\n" + "\n".join(offenders)


def test_import_when_made_by_an_engine_should_reach_the_floor_at_most() -> None:
    offenders = [
        str(one)
        for one in _domain_imports()
        if (own := _room(one.source.name)) in ENGINES and _room(one.name) not in {own, "kit"}
    ]
    assert not offenders, "engines stand below the modules:\n" + "\n".join(offenders)


def test_import_when_it_reaches_another_module_should_be_an_allowed_port() -> None:
    above = {*modules(), "integrations"}
    crossings = {
        (own, other): one
        for one in _domain_imports()
        if (own := _room(one.source.name)) in above
        and (other := _room(one.name)) in above
        and own != other
    }
    offenders = [str(one) for pair, one in crossings.items() if pair not in PORTS]
    assert not offenders, "modules never import each other:\n" + "\n".join(offenders)


def test_import_when_made_inside_a_module_should_go_down() -> None:
    by_name = {source.name: source for source in domain()}
    offenders = [
        str(one)
        for one in _domain_imports()
        if _room(one.source.name) in modules()
        and _room(one.name) == _room(one.source.name)
        and one.name in by_name
        and _floor(by_name[one.name]) > _floor(one.source)
    ]
    assert not offenders, f"{' ← '.join(FLOORS)}:\n" + "\n".join(offenders)


def test_import_when_followed_through_the_domain_should_never_come_back() -> None:
    names = {source.name for source in domain()}
    edges = {
        source.name: {one.name for one in imports(source) if one.name in names}
        for source in domain()
    }
    circles = _circles(edges)
    assert not circles, "these import each other in a circle:\n" + "\n".join(circles)


def _circles(edges: dict[str, set[str]]) -> list[str]:
    """What is left when every file that imports nothing left over is taken away."""
    left = {name: targets - {name} for name, targets in edges.items()}
    while free := [name for name, targets in left.items() if not targets & left.keys()]:
        for name in free:
            del left[name]
    return sorted(left)


def test_circle_when_there_is_one_should_be_found() -> None:
    assert _circles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"a"}}) == ["a", "b", "c", "d"]
    assert not _circles({"a": {"b"}, "b": set()})


def test_import_when_made_by_a_function_should_never_reach_another_function() -> None:
    offenders = [
        str(one)
        for source in room("functions")
        for one in imports(source)
        if within(one.name, "functions")
    ]
    assert not offenders, "functions never import functions:\n" + "\n".join(offenders)


@pytest.mark.parametrize("folder", ["stacks", "local"])
def test_import_when_made_by_a_builder_should_read_declarations_only(folder: str) -> None:
    offenders = [
        str(one)
        for source in room(folder)
        if not any(source.place.startswith(reader) for reader in READERS)
        for one in imports(source)
        if within(one.name, "sparring")
        and not any(within(one.name, allowed) for allowed in DECLARATIONS)
    ]
    assert not offenders, f"{folder} reads declarations and no more:\n" + "\n".join(offenders)


def test_import_when_made_by_the_domain_should_never_reach_up() -> None:
    offenders = [
        str(one)
        for source in domain()
        for one in imports(source)
        if one.name.split(".")[0] in {"functions", "stacks", "local", "tests"}
    ]
    assert not offenders, "the domain knows nobody above it:\n" + "\n".join(offenders)


def test_import_when_made_by_the_relay_should_know_nothing_of_the_house() -> None:
    """The relay is a program of its own: no business words, and nobody's module but its own."""
    refused = {"sparring", "functions", "stacks", "local", "layers", "training"}
    offenders = [
        str(one)
        for source in room("relay")
        for one in imports(source)
        if one.name.split(".")[0] in refused
    ]
    assert room("relay")
    assert not offenders, "\n".join(offenders)


def test_aiortc_when_imported_should_be_behind_the_relays_peer() -> None:
    wrapped = {"relay/peer/transport.py", "relay/peer/srtp.py", "relay/address.py"}
    offenders = [
        str(one)
        for source in room("relay")
        for one in imports(source)
        if one.name.split(".")[0] in {"aiortc", "aioice", "pylibsrtp"}
        and source.place not in wrapped
    ]
    assert not offenders, "\n".join(offenders)
