"""Search: filters, sorts, and the wall at 10,000."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.crm_fakes.core.clock import parse_ms
from tests.crm_fakes.core.store import Row, Store
from tests.crm_fakes.hubspot.errors import invalid
from tests.crm_fakes.hubspot.kinds import SEARCHED, created_of, stamp_of
from tests.crm_fakes.hubspot.properties import Catalog
from tests.crm_fakes.hubspot.shapes import properties_of

WALL = 10_000
LARGEST_PAGE = 200
GROUPS, FILTERS, ALL_FILTERS = 5, 6, 18
Test = Callable[[Row], bool]
Value = float | str


class Search:
    """One kind's records, filtered and sorted."""

    def __init__(self, store: Store, catalog: Catalog) -> None:
        """Reads this store."""
        self._store, self._catalog = store, catalog

    def run(self, kind: str, body: dict[str, Any]) -> tuple[list[Row], int, int | None]:
        """The page, how many there are in all, and where the next page starts."""
        limit, after = _window(body)
        key = repr((kind, body.get("filterGroups"), body.get("sorts"), body.get("query")))
        rows: list[Row] = self._store.cached(key, lambda: self._found(kind, body))
        end = after + limit
        return rows[after:end], len(rows), end if end < len(rows) else None

    def _found(self, kind: str, body: dict[str, Any]) -> list[Row]:
        tests = self._groups(kind, body.get("filterGroups") or [])
        rows = [
            row
            for row in self._store.live(kind)
            if not tests or any(all(test(row) for test in group) for group in tests)
        ]
        words = str(body.get("query") or "").lower().split()
        rows = [row for row in rows if _mentions(row, words)] if words else rows
        return self._sorted(kind, rows, body.get("sorts") or [])

    def _groups(self, kind: str, groups: list[dict[str, Any]]) -> list[list[Test]]:
        filters = [one for group in groups for one in group.get("filters", [])]
        most = max((len(group.get("filters", [])) for group in groups), default=0)
        if len(groups) > GROUPS or most > FILTERS or len(filters) > ALL_FILTERS:
            raise invalid("There are too many filters or filter groups in the search")
        return [[self._test(kind, one) for one in group.get("filters", [])] for group in groups]

    def _test(self, kind: str, one: dict[str, Any]) -> Test:
        name, operator = one.get("propertyName", ""), one.get("operator", "")
        if name not in self._catalog.rows[kind]:
            raise invalid(f"There was a problem with the request: no property {name}", "INVALID")
        make = OPERATORS.get(operator)
        if make is None:
            raise invalid(f"operator {operator} is not known")
        read = self.reader(kind, name)
        test = make(one, lambda given: _comparable(given, self._is_numeric(kind, name)))
        return lambda row: test(read(row))

    def reader(self, kind: str, name: str) -> Callable[[Row], Value | None]:
        """How a property is compared: numbers and times as numbers, text in lower case."""
        stamps: dict[str, Callable[[Row], Value | None]] = {
            "hs_object_id": lambda row: float(row.id),
            stamp_of(kind): lambda row: float(row.modified),
            created_of(kind): lambda row: float(row.created),
        }
        numeric = self._is_numeric(kind, name)

        def read(row: Row) -> Value | None:
            value = row.fields.get(name)
            return None if value in {None, ""} else _comparable(str(value), numeric)

        return stamps.get(name, read)

    def _is_numeric(self, kind: str, name: str) -> bool:
        return self._catalog.rows[kind][name].type in {"number", "datetime"}

    def _sorted(self, kind: str, rows: list[Row], sorts: list[Any]) -> list[Row]:
        if len(sorts) > 1:
            raise invalid("Only one sort is allowed")
        name, down = _sort(sorts[0]) if sorts else (created_of(kind), False)
        if name not in self._catalog.rows[kind]:
            raise invalid(f"no property {name} to sort by")
        read = self.reader(kind, name)
        rows.sort(key=lambda row: int(row.id))
        # Unset values stand at the end, whichever way the others go.
        have = [row for row in rows if read(row) is not None]
        have.sort(key=lambda row: (read(row),), reverse=down)
        return have + [row for row in rows if read(row) is None]


def _window(body: dict[str, Any]) -> tuple[int, int]:
    limit = body.get("limit", 10)
    after = str(body.get("after") or "0")
    if not isinstance(limit, int) or not 0 < limit <= LARGEST_PAGE:
        raise invalid(f"limit must be between 1 and {LARGEST_PAGE}")
    if not after.isdigit():
        raise invalid("after must be an integer")
    if int(after) + limit > WALL:
        raise invalid(f"Paging through more than {WALL} results of a search is not supported")
    return limit, int(after)


def _sort(given: Any) -> tuple[str, bool]:
    if isinstance(given, dict):
        return str(given.get("propertyName", "")), given.get("direction") == "DESCENDING"
    return str(given).lstrip("-"), str(given).startswith("-")


def _comparable(text: str, numeric: bool) -> Value:
    if not numeric:
        return text.lower()
    try:
        return float(text)
    except ValueError:
        found = parse_ms(text)
        if found is None:
            raise invalid(f"{text} is neither a number nor a date") from None
        return float(found)


def _mentions(row: Row, words: list[str]) -> bool:
    values = properties_of(row)
    text = " ".join(values.get(name, "") for name in SEARCHED.get(row.kind, ())).lower()
    return all(word in text for word in words)


Read = Callable[[str], Value]
Compare = Callable[[Value | None], bool]


def _ordered(holds: Callable[[Any, Any], bool]) -> Callable[[dict[str, Any], Read], Compare]:
    def make(one: dict[str, Any], read: Read) -> Compare:
        if "value" not in one:
            raise invalid("a value is needed")
        bound = read(str(one["value"]))
        return lambda value: value is not None and holds(value, bound)

    return make


def _between(one: dict[str, Any], read: Read) -> Compare:
    low: Any = read(str(one.get("value")))
    high: Any = read(str(one.get("highValue")))
    return lambda value: value is not None and low <= value <= high


def _among(one: dict[str, Any], read: Read) -> Compare:
    wanted = {read(str(value)) for value in one.get("values", [])}
    return lambda value: value in wanted


def _has_token(one: dict[str, Any], read: Read) -> Compare:
    word = str(one.get("value", "")).lower().strip("*")
    return lambda value: value is not None and word in str(value).lower()


def _not(
    make: Callable[[dict[str, Any], Read], Compare],
) -> Callable[[dict[str, Any], Read], Compare]:
    def made(one: dict[str, Any], read: Read) -> Compare:
        test = make(one, read)
        return lambda value: not test(value)

    return made


def _has(_: dict[str, Any], __: Read) -> Compare:
    return lambda value: value is not None


OPERATORS: dict[str, Callable[[dict[str, Any], Read], Compare]] = {
    "EQ": _ordered(lambda a, b: a == b),
    "NEQ": _not(_ordered(lambda a, b: a == b)),
    "LT": _ordered(lambda a, b: a < b),
    "LTE": _ordered(lambda a, b: a <= b),
    "GT": _ordered(lambda a, b: a > b),
    "GTE": _ordered(lambda a, b: a >= b),
    "BETWEEN": _between,
    "IN": _among,
    "NOT_IN": _not(_among),
    "HAS_PROPERTY": _has,
    "NOT_HAS_PROPERTY": _not(_has),
    "CONTAINS_TOKEN": _has_token,
    "NOT_CONTAINS_TOKEN": _not(_has_token),
}
