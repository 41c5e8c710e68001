"""Judges every exchange by HubSpot's own contract, with openapi-core."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from tests.crm_fakes.core.http import Answer, Request
from tests.crm_fakes.hubspot.kinds import kind_of

PLACE = Path(__file__).parents[1] / "contracts" / "hubspot-2026-03.derived.openapi.json"
OBJECTS = "/crm/objects/2026-03/"
STAND_INS = {"companies": "contacts", "deals": "0-3"}
"""Kinds that the contract writes otherwise, or leaves out though they have the same shapes."""
WITHOUT_BATCH = {"calls", "meetings", "tasks", "emails"}


@cache
def _contract() -> Any:
    from openapi_core import OpenAPI

    return OpenAPI.from_dict(json.loads(PLACE.read_text("utf-8")))


def violations(request: Request, answer: Answer) -> list[str]:
    """What the contract has against an exchange; a refused request may be wrong, its answer not."""
    from openapi_core.exceptions import OpenAPIError

    path = _contract_path(request.path)
    if path is None:
        return []
    asked, answered = _asked(request, path), _answered(answer)
    found = []
    try:
        if answer.status < 400 and not _is_misnamed(path):
            _contract().validate_request(asked)
    except OpenAPIError as reason:
        found.append(f"request {request.method} {request.path}: {_why(reason)}")
    try:
        _contract().validate_response(asked, answered)
    except OpenAPIError as reason:
        found.append(f"answer to {request.method} {request.path}: {_why(reason)}")
    return found


def _contract_path(path: str) -> str | None:
    """The path under which the contract has it; None for what it does not speak of."""
    if not path.startswith(("/crm/", "/oauth/2026-03/")) or "/2026-03" not in path:
        return None
    if not path.startswith(OBJECTS):
        return path
    word, slash, rest = path.removeprefix(OBJECTS).partition("/")
    kind = kind_of(word) or word
    if rest.startswith("batch") and kind in WITHOUT_BATCH:
        kind = "notes"
    if "/associations/" in f"/{rest}":
        return path
    return f"{OBJECTS}{STAND_INS.get(kind, kind)}{slash}{rest}"


def _is_misnamed(path: str) -> bool:
    """The contract took the bodies of batches of objects for those of associations."""
    return path.startswith("/crm/associations/") and "/batch/" in path


def _asked(request: Request, path: str) -> Any:
    from openapi_core.testing import MockRequest

    kind = request.headers.get("content-type", "application/json").partition(";")[0]
    body = request.body
    if path.startswith("/oauth/"):
        # HubSpot's documents say form, the package that the contract is derived from says JSON.
        kind, body = "application/json", json.dumps(request.form()).encode()
    return MockRequest(
        "https://api.hubapi.com",
        request.method.lower(),
        path,
        args={name: list(values) for name, values in request.query.items()},
        headers=dict(request.headers),
        data=body or None,
        content_type=kind,
    )


def _answered(answer: Answer) -> Any:
    from openapi_core.testing import MockResponse

    return MockResponse(
        answer.encoded(),
        status_code=answer.status,
        content_type=answer.content_type.partition(";")[0],
    )


def _why(reason: BaseException) -> str:
    inner = [str(one) for one in getattr(reason.__cause__, "schema_errors", [])]
    return " · ".join([f"{type(reason).__name__} {reason}", *inner])[:800]
