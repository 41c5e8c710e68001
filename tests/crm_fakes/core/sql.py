"""The parser of SOQL and COQL: one object, its parents, filters, order."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.crm_fakes.core.clock import parse_ms

TOKEN = re.compile(
    r"""\s*(?:(?P<string>'(?:\\.|[^'\\])*')
    |(?P<moment>\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d))
    |(?P<date>\d{4}-\d\d-\d\d)
    |(?P<number>-?\d+(?:\.\d+)?)
    |(?P<word>[A-Za-z_][\w.]*)
    |(?P<sign><=|>=|!=|<>|=|<|>|\(|\)|,))""",
    re.VERBOSE,
)
ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
SIGNS = {"=", "!=", "<>", "<", "<=", ">", ">="}


class Malformed(Exception):
    """Not a query: MALFORMED_QUERY."""


@dataclass(frozen=True)
class Moment:
    """A date or datetime literal, in milliseconds."""

    at: int


@dataclass(frozen=True)
class Compare:
    """`path sign value`; the value is a tuple for IN and NOT IN."""

    path: str
    sign: str
    value: Any


@dataclass(frozen=True)
class Every:
    """All of these."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Some:
    """Any of these."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Not:
    """Not this."""

    part: Node


Node = Compare | Every | Some | Not


@dataclass(frozen=True)
class Order:
    """One criterion of ORDER BY."""

    path: str
    down: bool
    nulls_last: bool


@dataclass
class Query:
    """A query, taken apart. `counted` is SELECT COUNT()."""

    paths: list[str]
    kind: str
    where: Node | None = None
    order: list[Order] = field(default_factory=list)
    limit: int | None = None
    offset: int = 0
    counted: bool = False


def parse(text: str, coql: bool = False) -> Query:
    """Malformed when it is no query of the kind spoken here. COQL has IS NULL, BETWEEN, NOT LIKE
    and `LIMIT offset, count` besides, and no COUNT().
    """
    return _Reader(_tokens(text), coql).query()


def _tokens(text: str) -> list[tuple[str, str]]:
    found, at = [], 0
    while text[at:].strip():
        match = TOKEN.match(text, at)
        if match is None:
            raise Malformed(f"unexpected token: '{text[at : at + 20].strip()}'")
        found.append((str(match.lastgroup), match.group(str(match.lastgroup))))
        at = match.end()
    return found


class _Reader:
    def __init__(self, tokens: list[tuple[str, str]], coql: bool) -> None:
        self._tokens, self._coql, self._at = tokens, coql, 0

    def query(self) -> Query:
        self._expect("SELECT")
        counted = self._is("COUNT")
        paths = self._nothing_counted() if counted else self._listed(self._word)
        self._expect("FROM")
        made = Query(paths, self._word(), counted=counted)
        if self._is("WHERE"):
            made.where = self._some()
        if self._is("ORDER"):
            self._expect("BY")
            made.order = self._listed(self._criterion)
        if self._is("LIMIT"):
            made.limit = self._whole()
            if self._coql and self._is(","):
                made.offset, made.limit = made.limit, self._whole()
        if self._is("OFFSET"):
            made.offset = self._whole()
        if self._at < len(self._tokens):
            raise Malformed(f"unexpected token: '{self._tokens[self._at][1]}'")
        return made

    def _nothing_counted(self) -> list[str]:
        self._expect("(")
        self._expect(")")
        return []

    def _listed(self, read: Callable[[], Any]) -> list[Any]:
        rows = [read()]
        while self._is(","):
            rows.append(read())
        return rows

    def _some(self) -> Node:
        parts = [self._every()]
        while self._is("OR"):
            parts.append(self._every())
        return parts[0] if len(parts) == 1 else Some(tuple(parts))

    def _every(self) -> Node:
        parts = [self._one()]
        while self._is("AND"):
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def _one(self) -> Node:
        if self._is("NOT"):
            return Not(self._one())
        if self._is("("):
            inner = self._some()
            self._expect(")")
            return inner
        return self._comparison()

    def _comparison(self) -> Node:
        path = self._word()
        own = self._coql_only(path) if self._coql else None
        if own is not None:
            return own
        if self._is("NOT"):
            if self._coql and self._is("LIKE"):
                return Not(Compare(path, "LIKE", self._literal()))
            self._expect("IN")
            return Compare(path, "NOT IN", self._values())
        if self._is("IN"):
            return Compare(path, "IN", self._values())
        if self._is("LIKE"):
            return Compare(path, "LIKE", self._literal())
        kind, text = self._next()
        if kind != "sign" or text not in SIGNS:
            raise Malformed(f"unexpected token: '{text}'")
        return Compare(path, "!=" if text == "<>" else text, self._literal())

    def _coql_only(self, path: str) -> Node | None:
        if self._is("IS"):
            return Compare(path, "!=" if self._is("NOT") else "=", self._literal())
        if self._is("BETWEEN"):
            low = Compare(path, ">=", self._literal())
            self._expect("AND")
            return Every((low, Compare(path, "<=", self._literal())))
        return None

    def _values(self) -> tuple[Any, ...]:
        self._expect("(")
        found = tuple(self._listed(self._literal))
        self._expect(")")
        return found

    def _criterion(self) -> Order:
        path = self._word()
        down = self._is("DESC")
        if not down:
            self._is("ASC")
        last = False
        if self._is("NULLS"):
            last = self._is("LAST")
            if not last:
                self._expect("FIRST")
        return Order(path, down, last)

    def _literal(self) -> Any:
        kind, text = self._next()
        if kind == "string":
            return re.sub(r"\\(.)", lambda m: ESCAPES.get(m[1], m[1]), text[1:-1])
        if kind in {"moment", "date"}:
            return Moment(parse_ms(text) or 0)
        if kind == "number":
            # Ids of 19 digits are numbers to COQL, and more than a float holds.
            return float(text) if "." in text else int(text)
        words = {"TRUE": True, "FALSE": False, "NULL": None}
        if kind != "word" or text.upper() not in words:
            raise Malformed(f"unexpected token: '{text}'")
        return words[text.upper()]

    def _whole(self) -> int:
        kind, text = self._next()
        if kind != "number" or not text.isdigit():
            raise Malformed(f"unexpected token: '{text}'")
        return int(text)

    def _word(self) -> str:
        kind, text = self._next()
        if kind != "word":
            raise Malformed(f"unexpected token: '{text}'")
        return text

    def _next(self) -> tuple[str, str]:
        if self._at >= len(self._tokens):
            raise Malformed("unexpected token: '<EOF>'")
        self._at += 1
        return self._tokens[self._at - 1]

    def _is(self, text: str) -> bool:
        if self._at < len(self._tokens) and self._tokens[self._at][1].upper() == text:
            self._at += 1
            return True
        return False

    def _expect(self, text: str) -> None:
        if not self._is(text):
            _, found = self._next()
            raise Malformed(f"unexpected token: '{found}' (expected {text})")
