"""The demo data in Salesforce's words."""

from __future__ import annotations

from tests.crm_fakes.core.clock import moment
from tests.crm_fakes.core.seed import ACTIVITIES, COMPANIES, DEALS, PEOPLE, Activity
from tests.crm_fakes.core.store import Store
from tests.crm_fakes.salesforce.rows import INTEGRATION_USER, USER
from tests.crm_fakes.salesforce.schema import STAGES

DAY = 86_400_000
USERS = (
    (USER, "Dana", "Whitlock", "dana.whitlock@sellers.example"),
    (INTEGRATION_USER, "Sync", "User", "sync@sellers.example"),
)


def hire(store: Store) -> None:
    """The users, who are there from the start."""
    for id_, first, last, email in USERS:
        fields = {"FirstName": first, "LastName": last, "Name": f"{first} {last}"}
        more = {"Email": email, "Username": email, "IsActive": True}
        store.add("User", fields | more, store.clock.now() - 90 * DAY, id_)


def fill(store: Store) -> None:
    """36 contacts and 4 leads, 12 accounts, 15 opportunities and what happened lately."""
    start = store.clock.now() - 40 * DAY
    accounts = [
        store.add(
            "Account",
            {
                "Name": one.name,
                "Website": f"https://{one.domain}",
                "Industry": one.industry,
                "BillingCity": one.city,
                "NumberOfEmployees": one.employees,
                "OwnerId": USER,
            },
            start,
        ).id
        for one in COMPANIES
    ]
    people = [_person(store, at, accounts, start) for at in range(len(PEOPLE))]
    deals = [_deal(store, at, accounts, people) for at in range(len(DEALS))]
    for activity in ACTIVITIES:
        _activity(store, activity, people[activity.person], deals[activity.deal])


def _person(store: Store, at: int, accounts: list[str], start: int) -> str:
    one = PEOPLE[at]
    fields = {
        "FirstName": one.first,
        "LastName": one.last,
        "Email": one.email,
        "Title": one.title,
        "Phone": one.phone,
        "OwnerId": USER,
    }
    if at >= 36:
        fields |= {"Company": COMPANIES[one.company].name, "Status": "Open"}
        return store.add("Lead", fields, start + at * 60_000).id
    return store.add(
        "Contact", fields | {"AccountId": accounts[one.company]}, start + at * 60_000
    ).id


def _deal(store: Store, at: int, accounts: list[str], people: list[str]) -> str:
    one, now = DEALS[at], store.clock.now()
    fields = {
        "Name": one.name,
        "Amount": float(one.amount),
        "StageName": STAGES[one.stage][0],
        "CloseDate": f"{moment(now + one.days * DAY):%Y-%m-%d}",
        "AccountId": accounts[one.company],
        "OwnerId": USER,
    }
    deal = store.add("Opportunity", fields, now - (30 - at) * DAY).id
    for place, person in enumerate(one.people):
        role = {"OpportunityId": deal, "ContactId": people[person], "IsPrimary": place == 0}
        store.add("OpportunityContactRole", {**role, "Role": "Decision Maker"}, now - DAY)
    return deal


def _activity(store: Store, one: Activity, person: str, deal: str) -> None:
    at = store.clock.now() - one.days * DAY
    fields = {"WhoId": person, "WhatId": deal, "Subject": one.title, "Description": one.text}
    if one.kind == "meeting":
        start = f"{moment(at):%Y-%m-%dT%H:%M:%S.000+0000}"
        store.add("Event", {**fields, "StartDateTime": start, "DurationInMinutes": 45}, at)
        return
    done = "Not Started" if one.kind == "task" else "Completed"
    more = {"Status": done, "Priority": "Normal", "ActivityDate": f"{moment(at):%Y-%m-%d}"}
    kind = {"TaskSubtype": "Call" if one.kind == "call" else "Task"}
    store.add("Task", {**fields, **more, **kind}, at)
