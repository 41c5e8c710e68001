"""What happens with dashboards: facts folded in, pages read out."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sparring.dashboard import repository
from sparring.dashboard.model import (
    NO_COUNT,
    NO_RECENT,
    RECENT,
    Doc,
    appeals_noted,
    appeals_open,
    empty_person,
    known,
    noted,
    nothing_known,
    person_changed,
    week_of,
    without_old,
)
from sparring.dashboard.pages import in_team, learner_page, person_row, team_names
from sparring.dashboard.schemas import (
    AdminPage,
    BotCount,
    Dashboard,
    ManagerPage,
    PeopleCount,
    SessionCount,
    SessionRow,
    Spending,
)
from sparring.kit import clock, lookup
from sparring.kit.caller import Caller
from sparring.kit.facts import Announced
from sparring.kit.lookup import Lookup

INVITATION_LASTS = dt.timedelta(days=7)
REMEMBERED = dt.timedelta(days=30)


def best_scores(caller: Caller) -> dict[str, float]:
    """The caller's best score per bot."""
    doc = lookup.one(caller, repository.learner(caller, caller.user_id))
    return dict(doc["best_by_bot"])


def note_person(caller: Caller, fact: Announced) -> None:
    """Keep the team table's names, roles, teams and states in step with the people."""
    change, user_id = fact.payload, fact.payload["user_id"]
    where = repository.person_key(caller, user_id)
    fold = (empty_person(user_id), lambda doc: person_changed(doc, change, fact.at))
    repository.fold(caller, fact.event_id, {where: fold})


def note_appeals(caller: Caller, fact: Announced) -> None:
    """Know how many appeals of a learner wait for a decision."""
    user_id = fact.payload["user_id"]
    where = repository.person_key(caller, user_id)
    fold = (empty_person(user_id), lambda doc: appeals_noted(doc, fact.payload, fact.at))
    repository.fold(caller, fact.event_id, {where: fold})


def _note(caller: Caller, what: str, fact: Announced, about: str, value: object) -> None:
    """Keep the newest word about one thing in a row about the company."""
    where = repository.company_key(caller, what)
    oldest = clock.iso(clock.parse(fact.at) - REMEMBERED) if what == "INVITED" else ""

    def newer(doc: Doc) -> Doc:
        return noted(without_old(doc, oldest), about, value, fact.at)

    repository.fold(caller, fact.event_id, {where: (nothing_known(), newer)})


def note_team(caller: Caller, fact: Announced) -> None:
    """Keep the names of teams."""
    _note(caller, "TEAMS", fact, fact.payload["team_id"], fact.payload["name"])


def note_bot(caller: Caller, fact: Announced) -> None:
    """Know which bots can be practised with."""
    _note(caller, "BOTS", fact, fact.payload["bot_id"], fact.name != "BotArchived")


def note_invitation(caller: Caller, fact: Announced) -> None:
    """Know which invitations are open; an address that is invited again keeps its id."""
    _note(caller, "INVITED", fact, fact.payload["invitation_id"], fact.name == "UserInvited")


def company_lookups(caller: Caller) -> tuple[Lookup[Doc], ...]:
    """The rows about the company: teams, recent calls, bots, counts, invitations."""
    return (
        repository.company(caller, "INVITED", nothing_known()),
        repository.company(caller, "TEAMS", nothing_known()),
        repository.company(caller, "RECENT", NO_RECENT),
        repository.company(caller, "BOTS", nothing_known()),
        repository.company(caller, "COUNT", NO_COUNT),
    )


def learner_lookup(caller: Caller) -> Lookup[Doc]:
    """The caller's own page."""
    return repository.learner(caller, caller.user_id)


def learner_dashboard(caller: Caller) -> Dashboard:
    """The home screen of a learner: one read."""
    person = repository.person(caller, caller.user_id)
    page, row = lookup.two(caller, learner_lookup(caller), person)
    return Dashboard(role=caller.role, learner=learner_page(page, row))


def coach_dashboard(caller: Caller, read: tuple[Doc, ...], spending: Spending | None) -> Dashboard:
    """The home screen of a manager or admin: `read` is what the lookups found, learner first."""
    own, invited, teams_doc, recent, bots, count = read
    teams: dict[str, str] = known(teams_doc)
    everybody = repository.load_people(caller)
    people = everybody if caller.role == "admin" else in_team(everybody, caller.user_id)
    seen = {one["user_id"] for one in people}
    manager = ManagerPage(
        teams=team_names(teams),
        people=[person_row(one, teams) for one in people],
        recent=[SessionRow(**row) for row in recent["sessions"] if row["user_id"] in seen][:RECENT],
        appeals_open=sum(appeals_open(one) for one in people),
    )
    admin = _admin_page(manager, (everybody, invited, bots, count), spending) if spending else None
    mine = next((one for one in everybody if one["user_id"] == caller.user_id), None)
    page = learner_page(own, mine or empty_person(caller.user_id))
    return Dashboard(role=caller.role, learner=page, manager=manager, admin=admin)


def _admin_page(
    manager: ManagerPage, read: tuple[Any, Doc, Doc, Doc], spending: Spending
) -> AdminPage:
    everybody, invitations, bots, count = read
    open_since = clock.iso(clock.now() - INVITATION_LASTS)
    disabled = sum(one["status"] == "disabled" for one in everybody)
    week = count["weeks"].get(week_of(clock.stamp()), 0)
    attempts = count["months"].get(spending.month, 0)
    per_attempt = round(spending.cost_usd / attempts, 4) if attempts else None
    return AdminPage(
        people=PeopleCount(
            active=len(everybody) - disabled,
            disabled=disabled,
            invited=sum(known(invitations, open_since).values()),
        ),
        bots=BotCount(published=sum(known(bots).values())),
        sessions=SessionCount(week=week, total=count["total"]),
        spending=spending.model_copy(update={"per_attempt_usd": per_attempt}),
        teams=manager.teams,
        people_table=manager.people,
    )
