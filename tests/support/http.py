"""HTTP as API Gateway sends it to a function, and the answer read back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast
from urllib.parse import urlencode

from sparring.kit import clock, ids
from sparring.kit.caller import Caller, platform
from sparring.kit.declare import Endpoint, Role
from sparring.kit.table import account_key
from sparring.kit.transaction import commit, overwrite

Handler = Callable[[dict[str, Any], Any], dict[str, Any]]


class Context:
    """The little of a Lambda context that Powertools reads."""

    function_name = "test"
    memory_limit_in_mb = 512
    invoked_function_arn = "arn:aws:lambda:eu-central-1:000000000000:function:test"
    aws_request_id = "00000000-0000-0000-0000-000000000000"

    def get_remaining_time_in_millis(self) -> int:
        return 10_000


@dataclass(frozen=True)
class Answer:
    """A function's answer: status, parsed JSON body (None when empty), headers, cookies."""

    status: int
    body: Any
    headers: dict[str, str]
    cookies: list[str] = field(default_factory=list)

    @property
    def code(self) -> str:
        """The problem's code."""
        return str(self.body["code"])


def claims_of(caller: Caller) -> dict[str, str]:
    """The claims of the access token that this caller would carry."""
    now = clock.epoch()
    return {
        "token_use": "access",
        "tenant": caller.tenant,
        "user_id": caller.user_id,
        "role": caller.role,
        "iat": str(caller.issued_at or now),
        "auth_time": str(caller.issued_at or now),
        "exp": str(caller.expires_at or now + 600),
        "sub": "00000000-0000-0000-0000-000000000000",
    }


@dataclass(frozen=True)
class Call:
    """One request; `caller` is who carries the access token, None for nobody."""

    caller: Caller | None = None
    body: object = None
    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    cookies: tuple[str, ...] = ()


def http_event(declaration: Endpoint, call: Call) -> dict[str, Any]:
    """The payload format 2.0 event of `call`; a str body is sent as it is."""
    raw_path = declaration.path
    for name, value in call.path.items():
        raw_path = raw_path.replace(f"{{{name}}}", value)
    text = call.body if isinstance(call.body, str) else json.dumps(call.body)
    event: dict[str, Any] = {
        "version": "2.0",
        "routeKey": f"{declaration.method} {declaration.path}",
        "rawPath": raw_path,
        "rawQueryString": urlencode(call.query),
        "headers": {"content-type": "application/json", "host": "api", **call.headers},
        "requestContext": {
            "requestId": "req-1",
            "stage": "$default",
            "http": {"method": declaration.method, "path": raw_path, "sourceIp": "192.0.2.1"},
        },
        "isBase64Encoded": False,
    }
    if call.body is not None:
        event["body"] = text
    if call.query:
        event["queryStringParameters"] = dict(call.query)
    if call.cookies:
        event["cookies"] = list(call.cookies)
    if call.caller is not None:
        event["headers"].setdefault("authorization", "Bearer token")
        event["requestContext"]["authorizer"] = {"jwt": {"claims": claims_of(call.caller)}}
    return event


def answer_of(raw: dict[str, Any]) -> Answer:
    """Read what a handler gave back to API Gateway."""
    text = raw["body"]
    assert isinstance(text, str), "API Gateway wants text"
    assert raw["statusCode"] != 204 or not text, "204 has no body"
    headers = {name.lower(): str(value) for name, value in raw.get("headers", {}).items()}
    return Answer(
        status=int(raw["statusCode"]),
        body=json.loads(text) if text else None,
        headers=headers,
        cookies=list(raw.get("cookies", [])),
    )


def send(function: Any, call: Call | None = None) -> Answer:
    """Call a function module (its DECLARATION and handler) as API Gateway would."""
    declaration = cast("Endpoint", function.DECLARATION)
    handler = cast("Handler", function.handler)
    return answer_of(handler(http_event(declaration, call or Call()), Context()))


def person(tenant: str | None = None, role: Role = "learner") -> Caller:
    """A signed-in person with an active account row in the auth table."""
    caller = Caller(
        tenant=tenant or ids.new("tn"),
        user_id=ids.new("us"),
        role=role,
        issued_at=clock.epoch(),
        expires_at=clock.epoch(600),
        correlation_id="req-1",
    )
    admit(caller)
    return caller


def admit(caller: Caller, **changes: object) -> None:
    """Give a caller an active account row; `changes` are other values for its attributes."""
    row = {
        "user_id": caller.user_id,
        "email": f"{caller.user_id}@sparring.example",
        "directory_id": f"directory-{caller.user_id}",
        "name": "Kim Doe",
        "role": caller.role,
        "team_id": None,
        "status": "active",
        "not_before": 0,
        "mfa_enabled": False,
        "created_at": clock.stamp(),
        "version": 1,
    }
    commit(platform(caller.tenant), [overwrite(account_key(caller), {**row, **changes})])
