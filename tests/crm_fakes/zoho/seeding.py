"""The demo data in Zoho's words."""

from __future__ import annotations

from tests.crm_fakes.core.clock import moment
from tests.crm_fakes.core.seed import ACTIVITIES, COMPANIES, DEALS, PEOPLE, Activity
from tests.crm_fakes.core.store import Store
from tests.crm_fakes.zoho.rows import DANA
from tests.crm_fakes.zoho.schema import STAGES

DAY = 86_400_000


def fill(store: Store) -> None:
    """40 contacts, 12 accounts, 15 deals and what happened lately."""
    start = store.clock.now() - 40 * DAY
    accounts = [
        store.add(
            "Accounts",
            {
                "Account_Name": one.name,
                "Website": f"https://{one.domain}",
                "Industry": one.industry,
                "Billing_City": one.city,
                "Employees": one.employees,
                "Owner": DANA,
            },
            start,
        ).id
        for one in COMPANIES
    ]
    people = [
        store.add(
            "Contacts",
            {
                "First_Name": one.first,
                "Last_Name": one.last,
                "Email": one.email,
                "Title": one.title,
                "Phone": one.phone,
                "Account_Name": accounts[one.company],
                "Owner": DANA,
            },
            start + at * 60_000,
        ).id
        for at, one in enumerate(PEOPLE)
    ]
    deals = [_deal(store, at, accounts, people) for at in range(len(DEALS))]
    for activity in ACTIVITIES:
        _activity(store, activity, people[activity.person], deals[activity.deal])


def _deal(store: Store, at: int, accounts: list[str], people: list[str]) -> str:
    one, now = DEALS[at], store.clock.now()
    fields = {
        "Deal_Name": one.name,
        "Amount": one.amount,
        "Stage": STAGES[one.stage][0],
        "Probability": STAGES[one.stage][1],
        "Closing_Date": f"{moment(now + one.days * DAY):%Y-%m-%d}",
        "Account_Name": accounts[one.company],
        "Contact_Name": people[one.people[0]],
        "Owner": DANA,
    }
    return store.add("Deals", fields, now - (30 - at) * DAY).id


def _activity(store: Store, one: Activity, person: str, deal: str) -> None:
    at = store.clock.now() - one.days * DAY
    if one.kind == "note":
        note = {"Note_Title": one.title, "Note_Content": one.text, "Parent_Id": deal}
        store.add("Notes", note, at)
        return
    about = {"Who_Id": person, "What_Id": deal, "$se_module": "Deals", "Description": one.text}
    when, day = f"{moment(at):%Y-%m-%dT%H:%M:%S+00:00}", f"{moment(at):%Y-%m-%d}"
    kinds = {
        "call": ("Calls", {"Subject": one.title, "Call_Type": "Outbound", "Call_Start_Time": when}),
        "task": ("Tasks", {"Subject": one.title, "Status": "Not Started", "Due_Date": day}),
        "meeting": ("Events", {"Event_Title": one.title, "Start_DateTime": when}),
    }
    module, more = kinds[one.kind]
    store.add(module, {**about, **more}, at)
