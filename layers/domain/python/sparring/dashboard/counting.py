"""Counting scored calls, and counting again when people correct a result."""

from __future__ import annotations

from sparring.dashboard import repository
from sparring.dashboard.model import (
    NO_COUNT,
    NO_RECENT,
    NOT_COUNTED,
    Doc,
    company_after,
    empty_learner,
    empty_person,
    learner_after,
    learner_again,
    person_after,
    person_again,
    recent_after,
)
from sparring.dashboard.repository import Docs
from sparring.kit.caller import Caller
from sparring.kit.facts import Announced

KEPT = (
    *("roleplay_id", "user_id", "mode", "bot_id", "bot_name", "rubric_id"),
    *("started_at", "ended_at", "valid", "score", "passed", "sections", "next_step"),
)
"""What of a scored call the dashboards count from."""


def count_scored(caller: Caller, fact: Announced) -> None:
    """Fold a scored call into the learner's page, the team table and the company's counts."""
    _count(caller, fact.event_id, {name: fact.payload[name] for name in KEPT}, 0)


def count_corrected(caller: Caller, fact: Announced) -> None:
    """Count a call as if it had been scored like this from the start."""
    payload = {**fact.payload, **fact.payload["after"]}
    scored = {name: payload[name] for name in KEPT}
    _count(caller, fact.event_id, scored, fact.payload["card_version"])


def _count(caller: Caller, event_id: str, scored: Doc, version: int) -> None:
    """`version` orders the results of one call: an older one that arrives late is ignored."""
    user_id = scored["user_id"]
    call = repository.call_key(caller, user_id, scored["roleplay_id"])
    learner = repository.learner_key(caller, user_id)
    person = repository.person_key(caller, user_id)
    count = repository.company_key(caller, "COUNT")
    recent = repository.company_key(caller, "RECENT")

    def step(docs: Docs) -> Docs:
        held = docs[call]
        if held["version"] >= version:
            return {}
        before: Doc | None = held["scored"]
        after: Docs = {call: {"version": version, "scored": scored}}
        if before is None and scored["valid"]:
            after[learner] = learner_after(docs[learner], scored)
            after[person] = person_after(docs[person], scored)
        elif before is not None:
            calls = _all_calls(caller, scored)
            after[learner] = learner_again(calls)
            after[person] = person_again(docs[person], calls)
        more = int(scored["valid"]) - int(bool(before and before["valid"]))
        if more:
            after[count] = company_after(docs[count], scored["ended_at"], more)
        if scored["mode"] == "official" and (before or scored["valid"]):
            after[recent] = recent_after(docs[recent], scored)
        return after

    empties: Docs = {
        call: NOT_COUNTED,
        learner: empty_learner(),
        person: empty_person(user_id),
        count: NO_COUNT,
        recent: NO_RECENT,
    }
    repository.fold_together(caller, event_id, empties, step)


def _all_calls(caller: Caller, newest: Doc) -> list[Doc]:
    """Every valid call of the learner, oldest first, with the newest result of one of them."""
    held = [doc["scored"] for doc in repository.load_calls(caller, newest["user_id"])]
    others = [one for one in held if one["roleplay_id"] != newest["roleplay_id"]]
    valid = [one for one in (*others, newest) if one["valid"]]
    return sorted(valid, key=lambda one: (str(one["ended_at"]), str(one["roleplay_id"])))
