"""The demo data in HubSpot's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.crm_fakes.core.clock import iso
from tests.crm_fakes.core.seed import ACTIVITIES, COMPANIES, DEALS, PEOPLE, Activity
from tests.crm_fakes.core.store import Store
from tests.crm_fakes.hubspot.kinds import default_pair
from tests.crm_fakes.hubspot.owners import PEOPLE as OWNERS
from tests.crm_fakes.hubspot.properties import STAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

DAY = 86_400_000
WORDS = {
    "note": ("notes", "hs_note_body", "hs_note_body"),
    "call": ("calls", "hs_call_title", "hs_call_body"),
    "meeting": ("meetings", "hs_meeting_title", "hs_meeting_body"),
    "task": ("tasks", "hs_task_subject", "hs_task_body"),
}


def fill(store: Store) -> None:
    """40 contacts, 12 companies, 15 deals and what happened lately."""
    start = store.clock.now() - 40 * DAY
    companies = [
        store.add(
            "companies",
            {
                "name": one.name,
                "domain": one.domain,
                "industry": one.industry,
                "city": one.city,
                "numberofemployees": str(one.employees),
            },
            start,
        ).id
        for one in COMPANIES
    ]
    people = [
        store.add(
            "contacts",
            {
                "firstname": one.first,
                "lastname": one.last,
                "email": one.email,
                "jobtitle": one.title,
                "phone": one.phone,
                "company": COMPANIES[one.company].name,
            },
            start + at * 60_000,
        ).id
        for at, one in enumerate(PEOPLE)
    ]
    for at, one in enumerate(PEOPLE):
        link(store, ("contacts", people[at]), ("companies", companies[one.company]))
    deals = _deals(store, companies, people)
    for activity in ACTIVITIES:
        _activity(store, activity, people, deals)


def _deals(store: Store, companies: Sequence[str], people: Sequence[str]) -> list[str]:
    now, made = store.clock.now(), []
    for at, one in enumerate(DEALS):
        fields = {
            "dealname": one.name,
            "amount": str(one.amount),
            "dealstage": STAGES[one.stage][0],
            "pipeline": "default",
            "closedate": iso(now + one.days * DAY),
            "hubspot_owner_id": OWNERS[at % len(OWNERS)][0],
        }
        deal = store.add("deals", fields, now - (30 - at) * DAY).id
        link(store, ("deals", deal), ("companies", companies[one.company]))
        for person in one.people:
            link(store, ("deals", deal), ("contacts", people[person]))
        made.append(deal)
    return made


def _activity(store: Store, one: Activity, people: Sequence[str], deals: Sequence[str]) -> None:
    kind, title, text = WORDS[one.kind]
    at = store.clock.now() - one.days * DAY
    joined = f"{one.title}: {one.text}" if title == text else one.text
    row = store.add(kind, {title: one.title, text: joined, "hs_timestamp": iso(at)}, at)
    link(store, (kind, row.id), ("contacts", people[one.person]))
    link(store, (kind, row.id), ("deals", deals[one.deal]))


def link(store: Store, one: tuple[str, str], other: tuple[str, str]) -> None:
    """The unlabelled association."""
    pair = default_pair(one[0], other[0])
    if pair is not None:
        store.link(one, other, pair.there, pair.back)
