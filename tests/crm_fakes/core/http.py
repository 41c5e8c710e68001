"""Requests and answers as plain values, and the table of routes between them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, parse_qsl, unquote

Params = dict[str, str]


@dataclass(frozen=True)
class Request:
    """What came in: `path` as sent, header names in lower case, `base` our own http address."""

    method: str
    path: str
    query: Mapping[str, list[str]]
    headers: Mapping[str, str]
    body: bytes = b""
    base: str = ""

    def first(self, name: str, default: str = "") -> str:
        """The first value of a query parameter."""
        return next(iter(self.query.get(name, [])), default)

    def listed(self, name: str) -> list[str]:
        """A query parameter that may be repeated or separated by commas."""
        return [one for text in self.query.get(name, []) for one in text.split(",") if one]

    def json(self) -> Any:
        """The body as JSON; Refused with 400 when it is none."""
        try:
            return json.loads(self.body or b"{}")
        except ValueError as reason:
            raise Refused(Answer(400, {"message": f"not JSON: {reason}"})) from reason

    def form(self) -> dict[str, str]:
        """The body's form fields or JSON members, or the query when there is no body."""
        given = self.body.decode("utf-8", "replace")
        if given.startswith("{"):
            return {name: str(value) for name, value in self.json().items()}
        return dict(parse_qsl(given, keep_blank_values=True)) or {
            name: values[0] for name, values in self.query.items()
        }

    @property
    def token(self) -> str:
        """What the Authorization header carries after its first word."""
        return self.headers.get("authorization", "").partition(" ")[2]


@dataclass
class Answer:
    """What goes out: `body` is JSON unless it is text (HTML, XML) or None. `later` runs first,
    outside the lock.
    """

    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    later: Callable[[], Any] | None = None

    def encoded(self) -> bytes:
        """The body as bytes."""
        if self.body is None:
            return b""
        if isinstance(self.body, str):
            return self.body.encode()
        return json.dumps(self.body, separators=(",", ":")).encode()

    @property
    def content_type(self) -> str:
        """JSON, or what the headers say, or HTML."""
        kind = "text/html; charset=utf-8" if isinstance(self.body, str) else "application/json"
        return self.headers.get("Content-Type", kind)


class Refused(Exception):
    """An answer that ends the work on a request at once."""

    def __init__(self, answer: Answer) -> None:
        """Keeps the answer."""
        super().__init__(f"{answer.status} {answer.body}")
        self.answer = answer


Handler = Callable[[Request, Params], Answer]


class Routes:
    """Paths with `{names}`; the first that fits is taken. `{name...}` takes slashes too."""

    def __init__(self) -> None:
        """Starts empty."""
        self._rows: list[tuple[str, re.Pattern[str], Handler]] = []

    def add(self, method: str, path: str, handler: Handler) -> None:
        """One more way in."""
        self._rows.append((method, re.compile(_pattern(path)), handler))

    def find(self, request: Request) -> tuple[Handler, Params] | None:
        """The handler and the values of the path's names."""
        for method, pattern, handler in self._rows:
            match = pattern.fullmatch(request.path)
            if method == request.method and match:
                return handler, {name: unquote(value) for name, value in match.groupdict().items()}
        return None

    def knows(self, path: str) -> bool:
        """True when some method is served at this path."""
        return any(pattern.fullmatch(path) for _, pattern, _ in self._rows)


def _pattern(path: str) -> str:
    escaped = re.sub(r"\{(\w+)\.\.\.\}", r"(?P<\1>.+)", path)
    return re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", escaped) + "/?"


def query_of(text: str) -> dict[str, list[str]]:
    """A query string, taken apart."""
    return parse_qs(text, keep_blank_values=True)


def redirect(to: str) -> Answer:
    """302, as after a consent page."""
    return Answer(302, "", {"Location": to})
