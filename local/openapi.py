"""Writes docs/openapi.json from the endpoints themselves."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

from aws_lambda_powertools.event_handler.openapi.models import HTTPBearer

from sparring.kit.declare import Endpoint
from sparring.kit.http import register, resolver
from stacks.discovery import discover

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "openapi.json"
PROBLEM = {
    "type": "object",
    "description": "RFC 9457 problem details.",
    "required": ["type", "title", "status", "code", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string"},
        "detail": {"type": "string"},
        "correlation_id": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "message"],
                "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
            },
        },
    },
}


def _raw() -> dict[str, Any]:
    app = resolver()
    for found in discover(ROOT / "functions"):
        if isinstance(found.declaration, Endpoint):
            code = importlib.import_module(f"functions.{found.module}.{found.name}")
            register(app, found.declaration, getattr(code, found.name))
    text = app.get_openapi_json_schema(
        title="Sparring",
        version="1",
        description="Sales practice against an AI buyer that can say no.",
        openapi_version="3.1.0",
        security_schemes={"access_token": HTTPBearer(bearerFormat="JWT")},
    )
    document: dict[str, Any] = json.loads(text)
    return document


def _with_problems(document: dict[str, Any]) -> dict[str, Any]:
    """Every operation's errors as the problem details that the edge really answers."""
    schemas = document["components"]["schemas"]
    for name in ("HTTPValidationError", "ResponseValidationError", "ValidationError"):
        schemas.pop(name, None)
    schemas["Problem"] = PROBLEM
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    error = {"description": "What went wrong, as problem details.", "content": content}
    for operations in document["paths"].values():
        for operation in operations.values():
            operation["responses"].pop("422", None)
            operation["responses"]["default"] = error
    return document


def document() -> dict[str, Any]:
    """The OpenAPI 3.1 document of all endpoints, sorted so that it diffs well."""
    made = _with_problems(_raw())
    made["servers"] = [{"url": "/api"}]
    made["paths"] = dict(sorted(made["paths"].items()))
    made["components"]["schemas"] = dict(sorted(made["components"]["schemas"].items()))
    return made


def text() -> str:
    """The document as it is stored."""
    return json.dumps(document(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
