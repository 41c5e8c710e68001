"""Judges shapes and error codes by the tables of Zoho's own package."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from tests.crm_fakes.core.http import Answer, Request

PLACE = Path(__file__).parents[1] / "contracts" / "zoho-v8-contract.subset.json"
DOCUMENTED = {"ALREADY_MODIFIED", "DISCRETE_PAGINATION_LIMIT_EXCEEDED"}
"""Codes of Zoho's documents that its package does not list."""
FREE = {"record.Record"}


@cache
def _tables() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(PLACE.read_text("utf-8"))
    return found


def violations(request: Request, answer: Answer) -> list[str]:
    """What the tables have against an exchange."""
    if not request.path.startswith("/crm/v8/") or "/settings/" in request.path:
        return []
    where = f"{request.method} {request.path}"
    found = [f"request {where}: {one}" for one in _asked(request, answer)]
    return found + [f"answer to {where}: {one}" for one in _answered(request, answer)]


def _asked(request: Request, answer: Answer) -> list[str]:
    if answer.status >= 400 or request.method not in {"POST", "PUT", "PATCH"}:
        return []
    return _misfits(f"{_family(request)}.BodyWrapper", request.json())


def _answered(request: Request, answer: Answer) -> list[str]:
    if not isinstance(answer.body, dict):
        return []
    family, body = _family(request), answer.body
    if "code" in body:
        return _code(body) + _misfits(f"{family}.APIException", body)
    word = "watch" if family == "notifications" else "data"
    rows = body.get(word, [])
    wrong = [one for row in rows for one in _row(family, row)]
    writes = request.method != "GET" and family != "coql"
    wrapper = "ActionWrapper" if writes else "ResponseWrapper"
    if "deleted" in request.path:
        wrapper = "DeletedRecordsWrapper"
    info = "notifications.Info" if family == "notifications" else "record.Info"
    return wrong + _misfits(f"{family}.{wrapper}", body) + _misfits(info, body.get("info", {}))


def _row(family: str, row: dict[str, Any]) -> list[str]:
    if row.get("status") == "error":
        return _code(row) + _misfits(f"{family}.APIException", row)
    if row.get("status") == "success" and "code" in row:
        return _misfits(f"{family}.SuccessResponse", row)
    return [] if isinstance(row.get("id", ""), str) else ["id is not written as text"]


def _family(request: Request) -> str:
    if request.path.endswith("/coql"):
        return "coql"
    return "notifications" if request.path.endswith("/actions/watch") else "record"


def _code(body: dict[str, Any]) -> list[str]:
    known = {*_tables()["all_error_codes"], *DOCUMENTED}
    return [] if body["code"] in known else [f"unknown code {body['code']}"]


def _misfits(name: str, body: dict[str, Any]) -> list[str]:
    table = _tables()["classes"].get(name)
    if table is None:
        return [f"the tables have no {name}"]
    known = {one["name"]: one for one in table.values() if isinstance(one, dict) and "name" in one}
    unknown = [f"{name} has no {one}" for one in body if one not in known]
    return unknown + [
        f"{name}.{key} is {value!r}"
        for key, value in body.items()
        if key in known and not _fits(known[key], value)
    ]


def _fits(one: dict[str, Any], value: Any) -> bool:
    kinds = {"Integer": int, "Boolean": bool, "List": list, "Map": dict, "String": str}
    kind = kinds.get(str(one["type"]))
    if value is None or kind is None:
        values = one.get("values")
        is_free = one["name"] in {"message", "code"} and "error" in {value, "error"}
        return values is None or value is None or value in values or is_free
    return isinstance(value, kind)
