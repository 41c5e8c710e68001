"""Law 9: every function has a sample event, a test and, if the SPA calls it, one web call."""

from __future__ import annotations

import importlib
import json
import re
from collections import defaultdict
from functools import cache
from typing import Any

from sparring.kit.declare import Endpoint, StreamReader, Subscriber
from stacks.discovery import Found, discover, public_routes
from tests.architecture.code import ROOT, imports, room, within

WEB = ROOT / "web" / "src"
CALL = re.compile(r"\bapi\s*\.\s*(GET|POST|PUT|PATCH|DELETE)\(\s*[\"'](/v1/[^\"']+)[\"']")
MADE_FACT = re.compile(r"\bFact\(\s*\"")
BY_HAND = re.compile(r"[\"']/api(/v1/[^\"']+)[\"']")
"""The one call outside the generated client: the refresh, which the client itself waits for."""

NOT_IN_THE_SPA: dict[str, str] = {
    "GET /v1/users/{user_id}": "the list of people already holds everything about each",
}
"""Endpoints that no screen calls, each with its reason."""

PUBLIC = {
    "POST /v1/auth/sign-up",
    "POST /v1/auth/sign-in",
    "POST /v1/auth/mfa",
    "POST /v1/auth/refresh",
    "POST /v1/auth/sign-out",
    "POST /v1/auth/forgot-password",
    "POST /v1/auth/reset-password",
    "POST /v1/auth/verify-email",
    "POST /v1/invitations/accept",
    "POST /v1/invitations/preview",
}
"""What anybody may call without an access token. A new one is a decision, so it is written here."""


@cache
def found() -> tuple[Found, ...]:
    """Every function of the house."""
    return discover(ROOT / "functions")


def endpoints() -> dict[str, Found]:
    """Every HTTP endpoint, by method and path."""
    return {
        f"{one.declaration.method} {one.declaration.path}": one
        for one in found()
        if isinstance(one.declaration, Endpoint)
    }


def test_discovery_when_run_should_find_every_kind_of_function() -> None:
    kinds = {type(one.declaration).__name__ for one in found()}
    assert {"Endpoint", "Subscriber", "SocketRoute", "StreamReader", "Trigger"} <= kinds


def test_function_when_deployed_should_have_a_handler() -> None:
    offenders = [
        one.handler
        for one in found()
        if not callable(
            getattr(importlib.import_module(one.handler.removesuffix(".handler")), "handler", None)
        )
    ]
    assert not offenders, offenders


def test_endpoint_when_named_should_be_called_like_its_file() -> None:
    """The file, the use case and so the operation id of the API carry one name."""
    offenders = [
        one.handler
        for one in endpoints().values()
        if not hasattr(importlib.import_module(one.handler.removesuffix(".handler")), one.name)
    ]
    assert not offenders, offenders


def test_endpoint_when_declared_should_have_a_route_of_its_own() -> None:
    routes = defaultdict(list)
    for one in found():
        if isinstance(one.declaration, Endpoint):
            bare = re.sub(r"\{\w+\}", "{}", one.declaration.path)
            routes[f"{one.declaration.method} {bare}"].append(one.handler)
    assert not {route: who for route, who in routes.items() if len(who) > 1}


def test_public_route_when_declared_should_be_listed_with_its_reason() -> None:
    declared = public_routes(found())
    assert declared.keys() == PUBLIC
    assert all(len(reason) > 20 for reason in declared.values())


def test_writing_route_when_signed_in_should_verify_the_account() -> None:
    offenders = [
        route
        for route, one in endpoints().items()
        if isinstance(one.declaration, Endpoint)
        and not one.declaration.public
        and not route.startswith("GET ")
        and not one.declaration.verifies_caller
    ]
    assert not offenders, offenders


def _sample(one: Found) -> Any:
    return json.loads((ROOT / "events" / one.module / f"{one.name}.json").read_text("utf-8"))


def test_function_when_deployed_should_have_a_sample_event() -> None:
    missing = [
        f"events/{one.module}/{one.name}.json"
        for one in found()
        if not (ROOT / "events" / one.module / f"{one.name}.json").is_file()
    ]
    assert not missing, "\n".join(missing)


def test_sample_event_when_kept_should_belong_to_a_function() -> None:
    known = {(one.module, one.name) for one in found()}
    stray = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "events").glob("*/*.json"))
        if path.parent.name != "bus" and (path.parent.name, path.stem) not in known
    ]
    assert not stray, "\n".join(stray)


def test_sample_event_when_of_an_endpoint_should_name_its_route() -> None:
    wrong = [
        f"events/{one.module}/{one.name}.json is not for {route}"
        for route, one in endpoints().items()
        if _sample(one).get("routeKey") != route
    ]
    assert not wrong, "\n".join(wrong)


def test_function_when_deployed_should_have_a_test() -> None:
    tested = {one.name for source in room("tests") for one in imports(source)}
    missing = [
        f"functions.{one.module}.{one.name}"
        for one in found()
        if not any(within(f"functions.{one.module}.{one.name}", name) for name in tested)
    ]
    assert not missing, "no test imports:\n" + "\n".join(missing)


def test_subscriber_when_listening_should_hear_facts_that_somebody_announces() -> None:
    announced = _announced_names()
    deaf = [
        f"{one.handler} listens to {fact}"
        for one in found()
        if isinstance(one.declaration, Subscriber)
        for fact in one.declaration.facts
        if fact not in announced
    ]
    assert not deaf, "\n".join(deaf)


def _announced_names() -> set[str]:
    return {path.name.split(".")[0] for path in (ROOT / "events" / "bus").glob("*.json")}


@cache
def _web_calls() -> dict[str, list[str]]:
    calls: dict[str, list[str]] = defaultdict(list)
    for path in sorted(WEB.rglob("*.ts*")):
        text = path.read_text(encoding="utf-8")
        place = path.relative_to(WEB).as_posix()
        for method, route in CALL.findall(text):
            calls[f"{method} {route}"].append(place)
        for route in BY_HAND.findall(text):
            calls[f"POST {route}"].append(place)
    return calls


def test_endpoint_when_the_spa_needs_it_should_have_one_web_call() -> None:
    calls = _web_calls()
    missing = [route for route in endpoints() if route not in calls and route not in NOT_IN_THE_SPA]
    assert not missing, "no web call:\n" + "\n".join(sorted(missing))


def test_web_call_when_made_should_be_made_in_one_file_only() -> None:
    doubled = {route: files for route, files in _web_calls().items() if len(files) > 1}
    assert not doubled, doubled


def test_web_call_when_made_should_reach_an_endpoint() -> None:
    lost = {r: files for r, files in _web_calls().items() if r not in endpoints()}
    assert not lost, lost


def test_endpoint_when_excused_from_the_spa_should_really_not_be_called() -> None:
    stale = [r for r in NOT_IN_THE_SPA if r in _web_calls() or r not in endpoints()]
    assert not stale, stale


def announcing() -> set[str]:
    """Modules whose code makes facts; each has a table of its name, and its outbox rests there."""
    domain = ROOT / "layers" / "domain" / "python" / "sparring"
    texts = ((path, path.read_text(encoding="utf-8")) for path in domain.glob("*/*.py"))
    return {path.parent.name for path, text in texts if MADE_FACT.search(text)} - {"kit"}


def test_outbox_when_a_module_announces_facts_should_be_read_by_the_publisher() -> None:
    (read,) = [
        set(one.declaration.tables)
        for one in found()
        if isinstance(one.declaration, StreamReader) and one.name == "publish_facts"
    ]
    assert announcing() > {"rooms", "roleplay"}
    assert not announcing() - read
