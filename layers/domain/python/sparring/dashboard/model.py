"""What the dashboards keep, folded one scored call at a time so that reading it costs the same
whatever the number of calls."""

from __future__ import annotations

import datetime as dt
from functools import reduce
from typing import Any

from sparring.kit import clock

RECENT = 20
SPARE = 20
"""Recent calls kept beyond those shown: they move up when a correction takes others out."""
WEEKS = 12
ENOUGH_FOR_A_LEVEL = 3
APPEALS_REMEMBERED = dt.timedelta(days=14)

Doc = dict[str, Any]


NO_RECENT: Doc = {"sessions": []}
NO_COUNT: Doc = {"total": 0, "weeks": {}, "months": {}}
NOT_COUNTED: Doc = {"version": -1, "scored": None}


def empty_learner() -> Doc:
    """A learner who has not practised yet."""
    return {
        "sessions": [],
        "weeks": {},
        "skills": {},
        "totals": {"sessions": 0, "seconds": 0, "best_score": None},
        "best_by_bot": {},
        "next_step": None,
    }


def empty_person(user_id: str) -> Doc:
    """A member of the team table of whom nothing is known yet."""
    return {
        "user_id": user_id,
        "name": "",
        "role": "learner",
        "team_id": None,
        "status": "active",
        "changed_at": "",
        "practised": 0,
        "official": 0,
        "passed": 0,
        "tenths": 0,
        "last_at": None,
        "skills": {},
        "appeals": {},
    }


def week_of(stamp: str) -> str:
    """The ISO week, `2026-W47`."""
    year, week, _ = clock.parse(stamp).isocalendar()
    return f"{year}-W{week:02d}"


def last_weeks(today: dt.datetime, count: int) -> list[str]:
    """The ISO weeks up to today's, oldest first."""
    return [week_of(clock.iso(today - dt.timedelta(weeks=n))) for n in reversed(range(count))]


def tenths(score: float) -> int:
    """A score in tenths, so that sums stay exact."""
    return round(score * 10)


def add_skills(skills: Doc, sections: list[Doc]) -> Doc:
    """The tallies with one more call's yes and no per section."""
    after = {name: dict(tally) for name, tally in skills.items()}
    for section in sections:
        tally = after.setdefault(section["section"], {"yes": 0, "no": 0, "calls": 0})
        assessed = section["yes"] + section["no"]
        tally["yes"] += section["yes"]
        tally["no"] += section["no"]
        tally["calls"] += 1 if assessed else 0
    return after


def level(tally: Doc) -> float | None:
    """0 to 5, or None under three calls: not enough data to say anything."""
    assessed = tally["yes"] + tally["no"]
    if tally["calls"] < ENOUGH_FOR_A_LEVEL or not assessed:
        return None
    return float(round(5 * tally["yes"] / assessed, 1))


def session_row(scored: Doc) -> Doc:
    """A call as lists show it."""
    wanted = ("roleplay_id", "user_id", "bot_id", "bot_name", "mode", "score", "passed", "ended_at")
    return {name: scored[name] for name in wanted}


def newest_first(rows: list[Doc], most: int = RECENT) -> list[Doc]:
    """The newest first, each call once; of two that ended together, always the same one first."""
    once = {row["roleplay_id"]: row for row in rows}
    return sorted(once.values(), key=_ended, reverse=True)[:most]


def _ended(row: Doc) -> tuple[str, str]:
    return row["ended_at"], row["roleplay_id"]


def _weeks(weeks: Doc, scored: Doc) -> Doc:
    week = week_of(scored["ended_at"])
    before = weeks.get(week, {"sessions": 0, "tenths": 0})
    after = {
        **weeks,
        week: {
            "sessions": before["sessions"] + 1,
            "tenths": before["tenths"] + tenths(scored["score"]),
        },
    }
    return dict(sorted(after.items())[-WEEKS:])


def _seconds(scored: Doc) -> int:
    span = clock.parse(scored["ended_at"]) - clock.parse(scored["started_at"])
    return max(0, round(span.total_seconds()))


def _best(one: float | None, other: float) -> float:
    return other if one is None else max(one, other)


def _step(scored: Doc) -> Doc:
    about = {name: scored[name] for name in ("bot_id", "bot_name", "rubric_id", "roleplay_id")}
    return {**scored["next_step"], **about, "ended_at": scored["ended_at"]}


def _newer_step(before: Doc | None, scored: Doc) -> Doc:
    if before is not None and _ended(before) > _ended(scored):
        return before
    return _step(scored)


def learner_after(doc: Doc, scored: Doc) -> Doc:
    """The learner's page with one more scored call; the order of arrival does not matter."""
    totals = doc["totals"]
    return {
        **doc,
        "sessions": newest_first([*doc["sessions"], session_row(scored)]),
        "weeks": _weeks(doc["weeks"], scored),
        "skills": add_skills(doc["skills"], scored["sections"]),
        "totals": {
            "sessions": totals["sessions"] + 1,
            "seconds": totals["seconds"] + _seconds(scored),
            "best_score": _best(totals["best_score"], scored["score"]),
        },
        "best_by_bot": {
            **doc["best_by_bot"],
            scored["bot_id"]: _best(doc["best_by_bot"].get(scored["bot_id"]), scored["score"]),
        },
        "next_step": _newer_step(doc["next_step"], scored),
    }


def person_after(doc: Doc, scored: Doc) -> Doc:
    """The team table's row with one more call. A private one counts as practice, no more."""
    last = max(doc["last_at"] or "", scored["ended_at"])
    after = {**doc, "practised": doc["practised"] + 1, "last_at": last}
    if scored["mode"] != "official":
        return after
    return {
        **after,
        "official": doc["official"] + 1,
        "passed": doc["passed"] + bool(scored["passed"]),
        "tenths": doc["tenths"] + tenths(scored["score"]),
        "skills": add_skills(doc["skills"], scored["sections"]),
    }


def person_again(doc: Doc, calls: list[Doc]) -> Doc:
    """The row of the same person, counted afresh from all of the person's calls."""
    counted = empty_person(doc["user_id"])
    kept = ("name", "role", "team_id", "status", "changed_at", "appeals")
    who: Doc = {name: doc[name] for name in kept}
    return reduce(person_after, calls, {**counted, **who})


def appeals_noted(doc: Doc, changed: Doc, at: str) -> Doc:
    """The row with the newest word about a call's open appeals; older words are ignored.

    A call without open appeals is remembered for as long as an older word may still arrive.
    """
    roleplay_id, version = changed["roleplay_id"], changed["card_version"]
    before = doc["appeals"].get(roleplay_id)
    if not changed["appeals"] or (before and before["version"] >= version):
        return doc
    since = clock.iso(clock.parse(at) - APPEALS_REMEMBERED)
    recent = {k: one for k, one in doc["appeals"].items() if one["open"] or one["at"] >= since}
    said = {"version": version, "open": changed["appeals_open"], "at": at}
    return {**doc, "appeals": {**recent, roleplay_id: said}}


def appeals_open(doc: Doc) -> int:
    """How many appeals of a person wait for a decision."""
    return sum(one["open"] for one in doc["appeals"].values())


def learner_again(calls: list[Doc]) -> Doc:
    """The learner's page, counted afresh from all of the learner's calls."""
    return reduce(learner_after, calls, empty_learner())


def company_after(doc: Doc, ended_at: str, more: int = 1) -> Doc:
    """The company's counts with one more call, or one less."""
    week, month = week_of(ended_at), ended_at[:7]
    weeks = {**doc["weeks"], week: doc["weeks"].get(week, 0) + more}
    months = {**doc["months"], month: doc["months"].get(month, 0) + more}
    return {
        "total": doc["total"] + more,
        "weeks": _newest_counts(weeks),
        "months": _newest_counts(months),
    }


def _newest_counts(counts: Doc) -> Doc:
    return dict(sorted((k, n) for k, n in counts.items() if n > 0)[-WEEKS:])


def recent_after(doc: Doc, scored: Doc) -> Doc:
    """The list of recent official calls with this one as it counts now, if it counts."""
    others = [row for row in doc["sessions"] if row["roleplay_id"] != scored["roleplay_id"]]
    counts = scored["valid"] and scored["mode"] == "official"
    rows = [*others, session_row(scored)] if counts else others
    return {"sessions": newest_first(rows, RECENT + SPARE)}


def person_changed(doc: Doc, change: Doc, at: str) -> Doc:
    """The row with a person's new name, role, team or status; older news is ignored."""
    if at < doc["changed_at"]:
        return doc
    known: Doc = {
        name: change[name] for name in ("name", "role", "team_id", "status") if name in change
    }
    return {**doc, **known, "changed_at": at}


def nothing_known() -> Doc:
    """What is known about teams, bots or invitations before the first news."""
    return {"news": {}}


def noted(doc: Doc, about: str, value: Any, at: str) -> Doc:
    """The row with the newest word about one thing; older news, arriving late, is ignored."""
    before = doc["news"].get(about)
    if before is not None and before["at"] > at:
        return doc
    return {"news": {**doc["news"], about: {"at": at, "value": value}}}


def known(doc: Doc, since: str = "") -> Doc:
    """The newest value about each thing, of news not older than `since`."""
    return {k: one["value"] for k, one in doc["news"].items() if one["at"] >= since}


def without_old(doc: Doc, since: str) -> Doc:
    """The row without news older than `since`, so that it never grows too large."""
    return {"news": {k: one for k, one in doc["news"].items() if one["at"] >= since}}
