"""Where dashboards rest: one row per learner, per member of the team table, and per company."""

from __future__ import annotations

from collections.abc import Callable

from sparring.dashboard.model import Doc, empty_learner, empty_person
from sparring.kit.caller import Caller
from sparring.kit.facts import mark_seen, seen_key
from sparring.kit.item import Item
from sparring.kit.lookup import Lookup
from sparring.kit.table import Key, fetch, key, query_all
from sparring.kit.transaction import Raced, Write, commit, create, replace

TABLE = "dashboard"
ATTEMPTS = 6

MOST_CALLS = 100_000

Fold = Callable[[Doc], Doc]
Docs = dict[Key, Doc]


def learner_key(caller: Caller, user_id: str) -> Key:
    """A learner's page."""
    return key(caller, TABLE, ["LEARNER", user_id], "SUMMARY")


def person_key(caller: Caller, user_id: str) -> Key:
    """A row of the team table."""
    return key(caller, TABLE, ["PEOPLE"], f"PERSON#{user_id}")


def company_key(caller: Caller, what: str) -> Key:
    """A row about the whole company: RECENT, TEAMS, BOTS, WEEKS or INVITED."""
    return key(caller, TABLE, ["COMPANY"], what)


def _doc(row: Item | None, empty: Doc) -> Doc:
    return {**empty, **row["doc"]} if row else empty


def learner(caller: Caller, user_id: str) -> Lookup[Doc]:
    """How to look up a learner's page."""
    return Lookup(learner_key(caller, user_id), lambda row: _doc(row, empty_learner()))


def person(caller: Caller, user_id: str) -> Lookup[Doc]:
    """How to look up a row of the team table."""
    return Lookup(person_key(caller, user_id), lambda row: _doc(row, empty_person(user_id)))


def company(caller: Caller, what: str, empty: Doc) -> Lookup[Doc]:
    """How to look up a row about the company."""
    return Lookup(company_key(caller, what), lambda row: _doc(row, empty))


def load_people(caller: Caller) -> list[Doc]:
    """The team table, one row per person."""
    rows = query_all(key(caller, TABLE, ["PEOPLE"], "PERSON#"))
    return [_doc(row, empty_person(row["doc"]["user_id"])) for row in rows]


def call_key(caller: Caller, user_id: str, roleplay_id: str = "") -> Key:
    """One counted call of a learner, or all of them."""
    return key(caller, TABLE, ["LEARNER", user_id], f"CALL#{roleplay_id}")


def load_calls(caller: Caller, user_id: str) -> list[Doc]:
    """Every call that was counted for a learner, also the one of a moment ago."""
    start = call_key(caller, user_id)
    return [row["doc"] for row in query_all(start, most=MOST_CALLS, consistent=True)]


def fold(caller: Caller, event_id: str, changes: dict[Key, tuple[Doc, Fold]]) -> None:
    """Fold one event into several rows, once: a repeated event changes nothing.

    `changes` gives for each row what it is when empty, and the fold.
    """
    empties = {where: empty for where, (empty, _) in changes.items()}

    def step(docs: Docs) -> Docs:
        return {where: changes[where][1](doc) for where, doc in docs.items()}

    fold_together(caller, event_id, empties, step)


def fold_together(
    caller: Caller, event_id: str, empties: Docs, step: Callable[[Docs], Docs]
) -> None:
    """Fold one event into rows that depend on each other, once.

    `step` gets all rows and answers those that change. They and the mark of the event are
    written in one transaction, again from the start when one of them has moved.
    """
    seen = seen_key(caller, TABLE, event_id)
    for _ in range(ATTEMPTS):
        already, *found = fetch(caller, seen, *empties)
        if already:
            return
        rows = dict(zip(empties, found, strict=True))
        after = step({where: _doc(rows[where], empty) for where, empty in empties.items()})
        writes = [_write(where, rows[where], doc) for where, doc in after.items()]
        try:
            commit(caller, [*writes, mark_seen(caller, TABLE, event_id)])
        except Raced:
            continue
        return
    raise Raced(tuple(empties))


def _write(where: Key, row: Item | None, doc: Doc) -> Write:
    if row is None:
        return create(where, {"doc": doc})
    return replace(where, {"doc": doc, "version": row["version"]})
