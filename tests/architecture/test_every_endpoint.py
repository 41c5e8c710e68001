"""Bad input at every door: each endpoint's own sample event, spoilt in one way after another.

Nothing of it may reach AWS, be answered by a 500, or take longer than 50 ms of CPU (issue 2).
"""

from __future__ import annotations

import base64
import copy
import gzip
import importlib
import inspect
import json
import time
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest

from sparring.kit import ids
from sparring.kit.caller import from_claims
from sparring.kit.declare import Endpoint
from stacks.discovery import Found, discover
from tests.architecture.code import ROOT
from tests.support.calls import watched
from tests.support.http import Answer, Context, admit, answer_of
from tests.support.tables import tables

Event = dict[str, Any]
SLOWEST_SECONDS = 0.05


@cache
def _endpoints() -> tuple[Found, ...]:
    found = discover(ROOT / "functions")
    return tuple(one for one in found if isinstance(one.declaration, Endpoint))


def _declared(one: Found) -> Endpoint:
    assert isinstance(one.declaration, Endpoint)
    return one.declaration


def _sample(one: Found) -> Event:
    place = ROOT / "events" / one.module / f"{one.name}.json"
    event: Event = json.loads(place.read_text(encoding="utf-8"))
    return event


def _signature(one: Found) -> Mapping[str, inspect.Parameter]:
    code = importlib.import_module(one.handler.removesuffix(".handler"))
    return inspect.signature(getattr(code, one.name)).parameters


def _parameters(one: Found) -> set[str]:
    return set(_signature(one))


def _body_may_be_left_out(one: Found) -> bool:
    return _signature(one)["body"].default is None


def _run(one: Found, event: Event) -> Answer:
    code = importlib.import_module(one.handler.removesuffix(".handler"))
    return answer_of(code.handler(event, Context()))


def _quickest(one: Found, event: Event) -> tuple[Answer, float]:
    """The answer, and the CPU seconds of the better of two tries (the first one warms up)."""
    spent = []
    for _ in range(2):
        begun = time.process_time()
        answer = _run(one, copy.deepcopy(event))
        spent.append(time.process_time() - begun)
    return answer, min(spent)


def _refused(one: Found, event: Event, *allowed: int) -> None:
    """The event is answered by one of `allowed`, as problem details, without any AWS call."""
    with watched() as calls:
        answer, seconds = _quickest(one, event)
    assert answer.status in allowed, (one.name, answer)
    assert answer.headers["content-type"] == "application/problem+json"
    assert {"type", "title", "status", "code", "detail", "correlation_id"} <= answer.body.keys()
    assert not calls, (one.name, calls)
    assert seconds < SLOWEST_SECONDS, f"{one.name} took {seconds * 1000:.0f} ms"


def _names(one: Found) -> str:
    return one.name


without_user_pool = pytest.mark.parametrize(
    "one",
    [e for e in _endpoints() if not any(g.kind == "cognito" for g in e.declaration.all_grants)],
    ids=_names,
)
private = pytest.mark.parametrize(
    "one", [e for e in _endpoints() if not _declared(e).public], ids=_names
)
verified = pytest.mark.parametrize(
    "one", [e for e in _endpoints() if _declared(e).verifies_caller], ids=_names
)
with_body = pytest.mark.parametrize(
    "one", [e for e in _endpoints() if "body" in _parameters(e)], ids=_names
)
with_limit = pytest.mark.parametrize(
    "one", [e for e in _endpoints() if "limit" in _parameters(e)], ids=_names
)
with_id = pytest.mark.parametrize(
    "one", [e for e in _endpoints() if "{" in _declared(e).path], ids=_names
)


@pytest.fixture(autouse=True, scope="module")
def _environment() -> Iterator[None]:
    with tables():
        yield


def _with_claims(event: Event, **changes: str | None) -> Event:
    claims = event["requestContext"]["authorizer"]["jwt"]["claims"]
    event["requestContext"]["authorizer"]["jwt"]["claims"] = {
        name: value for name, value in {**claims, **changes}.items() if value is not None
    }
    return event


def _with_header(event: Event, name: str, value: str) -> Event:
    return {**event, "headers": {**event["headers"], name: value}}


def _with_query(event: Event, **query: str) -> Event:
    text = "&".join(f"{name}={value}" for name, value in query.items())
    return {**event, "rawQueryString": text, "queryStringParameters": query}


@private
def test_endpoint_when_nobody_is_signed_in_should_answer_401(one: Found) -> None:
    event = _sample(one)
    del event["requestContext"]["authorizer"]
    _refused(one, event, 401)


@private
def test_case_20_endpoint_when_given_an_id_token_should_answer_401(one: Found) -> None:
    _refused(one, _with_claims(_sample(one), token_use="id"), 401)
    for missing in ("tenant", "user_id", "role", "token_use"):
        _refused(one, _with_claims(_sample(one), **{missing: None}), 401)


@private
def test_case_06_endpoint_when_role_only_resembles_one_should_answer_401(one: Found) -> None:
    for role in ("learner admin", "[admin]", "Admin", "admin ", "owner", ""):
        _refused(one, _with_claims(_sample(one), role=role), 401)


@private
def test_endpoint_when_role_is_not_declared_should_answer_403(one: Found) -> None:
    for role in sorted({"admin", "manager", "learner"} - set(_declared(one).roles)):
        _refused(one, _with_claims(_sample(one), role=role), 403)


@private
def test_case_22_authorization_when_doubled_or_huge_should_answer_400(one: Found) -> None:
    for value in ("Bearer one, Bearer two", "bearer " + "a" * 16_384):
        _refused(one, _with_header(_sample(one), "authorization", value), 400)


WRONG_TEXTS = {
    "not json": "{",
    "a list": "[]",
    "a string": '"text"',
    "null": "null",
    "nan": '{"a": NaN}',
    "infinity": '{"a": Infinity}',
    "too large a number": '{"a": 1e400}',
    "a lone surrogate": '{"a": "\\ud800"}',
    "nul": '{"a": "\\u0000"}',
    "a repeated name": '{"a": 1, "a": 2}',
    "unknown fields": '{"nothing_of_ours": 1}',
}


@with_body
@pytest.mark.parametrize("text", WRONG_TEXTS.values(), ids=WRONG_TEXTS.keys())
def test_case_23_body_when_malformed_should_answer_4xx(one: Found, text: str) -> None:
    if text == "null" and _body_may_be_left_out(one):
        pytest.skip("no body is one of its bodies")
    _refused(one, {**_sample(one), "body": text}, 413, 422)


WHY_NOT_JSON = {
    "{": "expecting property name enclosed in double quotes, character 2",
    '{"a": NaN}': "NaN is no number",
    '{"a": 1e400}': "a number is out of range",
    '{"a": ' + "9" * 5_000 + "}": "a number is out of range",
    '{"a": "\\ud800"}': "half a surrogate pair is no text",
    '{"a": "\\u0000"}': "NUL is no text",
    '{"a": 1, "a": 2}': "a name appears twice",
    '{"a": ' + "[" * 20_000 + "}": "it is too deep",
}


@pytest.mark.parametrize("text", WHY_NOT_JSON, ids=lambda text: str(text)[:16])
def test_case_23_body_when_not_json_should_say_why(text: str) -> None:
    (one,) = [found for found in _endpoints() if found.name == "create_bot"]
    answer = _run(one, {**_sample(one), "body": text})
    told = f"This is not JSON: {WHY_NOT_JSON[text]}."
    assert answer.body["errors"] == [{"field": "body", "message": told}]


@with_body
def test_case_23_body_when_missing_should_answer_422(one: Found) -> None:
    event = _sample(one)
    body = json.loads(event.pop("body"))
    if body and not _body_may_be_left_out(one):
        _refused(one, event, 422)
        _refused(one, {**event, "body": ""}, 422)
        untyped = {**event, "headers": {**event["headers"]}}
        del untyped["headers"]["content-type"]
        _refused(one, untyped, 422)


@with_body
def test_case_23_body_when_huge_or_deep_should_answer_4xx(one: Found) -> None:
    for size in (_declared(one).body_limit + 1, 6_100_000, 10_000_000):
        _refused(one, {**_sample(one), "body": '{"a": "' + "x" * size + '"}'}, 413)
    deep = "[" * 5_000 + "]" * 5_000
    _refused(one, {**_sample(one), "body": f'{{"a": {deep}}}'}, 413, 422)
    many = ",".join(f'"k{n}":1' for n in range(1_000_000))
    _refused(one, {**_sample(one), "body": f"{{{many}}}"}, 413)


@with_body
def test_case_23_body_when_compressed_should_answer_4xx(one: Found) -> None:
    bomb = base64.b64encode(gzip.compress(b" " * 10_000_000)).decode()
    event = {**_sample(one), "body": bomb, "isBase64Encoded": True}
    _refused(one, _with_header(event, "content-encoding", "gzip"), 413, 415)
    _refused(one, _with_header(_sample(one), "content-encoding", "gzip"), 415)


@with_body
def test_case_24_body_when_not_json_in_utf_8_should_answer_415(one: Found) -> None:
    for kind in ("text/plain", "application/xml", "application/json; charset=latin-1", ""):
        event = _with_header(_sample(one), "content-type", kind)
        _refused(one, event, 415)
    for body in ("not base64!", base64.b64encode(b"\xff\xfe{").decode()):
        _refused(one, {**_sample(one), "body": body, "isBase64Encoded": True}, 415)


@with_body
def test_case_24_body_when_rightly_encoded_in_base64_should_read_the_same(one: Found) -> None:
    plain = _run(one, _sample(one))
    event = _sample(one)
    event["body"] = base64.b64encode(event["body"].encode()).decode()
    encoded = _run(one, {**event, "isBase64Encoded": True})
    assert encoded.status == plain.status


@with_body
@pytest.mark.parametrize("field", ["tenant_id", "owner_id", "score", "created_at", "user_id"])
def test_case_04_body_when_it_says_what_is_ours_to_say_should_answer_422(
    one: Found, field: str
) -> None:
    event = _sample(one)
    event["body"] = json.dumps({**json.loads(event["body"]), field: "x"})
    _refused(one, event, 422)


@with_limit
@pytest.mark.parametrize("limit", ["0", "-1", "1000000000", "1e3", "101", "", "NaN"])
def test_case_26_limit_when_out_of_range_should_answer_422(one: Found, limit: str) -> None:
    _refused(one, _with_query(_sample(one), limit=limit), 422)


@with_limit
def test_case_25_cursor_when_not_ours_should_answer_400(one: Found) -> None:
    event = _with_claims(_sample(one), tenant=ids.new("tn"))
    claims = event["requestContext"]["authorizer"]["jwt"]["claims"]
    admit(from_claims(claims, correlation_id="", trusted=True))
    for cursor in ("x", "AAAA", "a" * 1024, "eyJwayI6IlQjb3RoZXIifQ"):
        answer = _run(one, _with_query(event, cursor=cursor))
        assert (answer.status, answer.code) == (400, "bad_cursor"), one.name
    assert _run(one, _with_query(_sample(one), cursor="a" * 1025)).status == 422


WRONG_IDS = ("a#b", "a/b", "a%2Fb", "..", "a" * 1024, "%00", "bt_1", "BT_" + "0" * 26, "ü")


@with_id
@pytest.mark.parametrize("wrong", WRONG_IDS, ids=lambda text: text[:8])
def test_case_28_id_when_it_is_none_of_ours_should_answer_422(one: Found, wrong: str) -> None:
    event = _sample(one)
    for value in event["pathParameters"].values():
        event["rawPath"] = event["rawPath"].replace(value, wrong)
    event["requestContext"]["http"]["path"] = event["rawPath"]
    event["pathParameters"] = dict.fromkeys(event["pathParameters"], wrong)
    _refused(one, event, 422)


@verified
def test_case_10_endpoint_when_account_is_disabled_should_answer_401(one: Found) -> None:
    """The sample's person has no account row here, which reads the same as a disabled one."""
    with watched() as calls:
        answer = _run(one, _sample(one))
    assert answer.status == 401, answer
    assert not [call for call in calls if call.writes]


@without_user_pool
def test_sample_when_sent_as_it_is_should_be_understood(one: Found) -> None:
    answer = _run(one, _sample(one))
    assert answer.status not in {413, 415, 422}, answer
    assert answer.status < 500, answer
    assert answer.status < 400 or answer.code != "malformed", answer
