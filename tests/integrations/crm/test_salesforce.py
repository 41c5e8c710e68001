"""Salesforce's adapter against a Salesforce that remembers, merges and forgets answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from urllib.parse import unquote

import pytest

from sparring.integrations.crm.errors import (
    Busy,
    CrmError,
    LogTooShort,
    NeedsConsent,
    NotThere,
    QuotaSpent,
    Refused,
    Stale,
    TokenExpired,
    UnknownField,
    Unreachable,
)
from sparring.integrations.crm.port import Activity, Record, Wanted, Window
from sparring.integrations.crm.salesforce.adapter import SalesforceCrm
from tests.crm_fakes import Broken, Cut, Expired, Garbled, SalesforceFake, TooMany, salesforce_fake

CONTACT = Wanted("contact", ("Email", "LastName"))
DEAL = Wanted("deal", ("Name", "Amount"), links=("contact", "company"))
T0 = 1_790_000_000_000
KEY = "Sparring_Id__c"


@pytest.fixture
def fake() -> Iterator[SalesforceFake]:
    with salesforce_fake() as found:
        for kind in ("Contact", "Account", "Opportunity", "Task"):
            found.schema.define(kind, KEY, external=True)
        yield found


@pytest.fixture
def crm(fake: SalesforceFake) -> Iterator[SalesforceCrm]:
    with closing(SalesforceCrm(fake.token, instance=fake.url)) as found:
        yield found


def _all(crm: SalesforceCrm, wanted: Wanted, window: Window) -> list[Record]:
    found: list[Record] = []
    token: str | None = None
    while True:
        page = crm.changed(wanted, window, token)
        found += page.records
        token = page.token
        if token is None:
            return found


def _people(count: int) -> Iterator[dict[str, str]]:
    return ({"LastName": f"Crowd {n}"} for n in range(count))


@pytest.mark.parametrize(("count", "calls"), [(0, 1), (1_999, 1), (2_000, 2), (5_001, 3)])
def test_case_3_changed_when_all_share_a_moment_should_hold_each_once(
    fake: SalesforceFake, crm: SalesforceCrm, count: int, calls: int
) -> None:
    ids = fake.contacts.add_all(_people(count), at=T0)
    found = _all(crm, CONTACT, Window(T0, T0 + 1000))
    assert [one.remote_id for one in found] == sorted(ids)
    assert crm.meter.calls == calls
    assert crm.meter.allowance.used == calls


def test_changed_when_outside_its_window_should_be_left_out(
    fake: SalesforceFake, crm: SalesforceCrm
) -> None:
    ids = [fake.contacts.add_at(T0 + 1000 * n, {"LastName": str(n)}) for n in range(4)]
    found = _all(crm, CONTACT, Window(T0 + 1000, T0 + 3000))
    assert [one.remote_id for one in found] == ids[1:3]
    assert [one.modified_ms for one in found] == [T0 + 1000, T0 + 2000]


def test_changed_when_a_deal_has_people_should_name_them_and_its_company(
    fake: SalesforceFake, crm: SalesforceCrm
) -> None:
    firm = fake.companies.add({"Name": "Clinic"})
    person = fake.contacts.add({"LastName": "Berg"})
    stage = {"StageName": "Prospecting", "CloseDate": "2027-01-31"}
    deal = fake.deals.add({"Name": "D", "AccountId": firm, "Amount": 12500, **stage})
    role = {"OpportunityId": deal, "ContactId": person}
    fake.records("OpportunityContactRole").add(role)
    (found,) = _all(crm, DEAL, Window(0, 1 << 42))
    assert set(found.links) == {("contact", person), ("company", firm)}
    assert found.values["Amount"] in {"12500", "12500.0"}


def test_prepare_when_the_key_is_missing_should_say_what_a_person_has_to_do() -> None:
    with (
        salesforce_fake() as bare,
        closing(SalesforceCrm(bare.token, instance=bare.url)) as crm,
        pytest.raises(NeedsConsent, match="Sparring_Id__c on Contact"),
    ):
        crm.prepare()


def test_describe_when_asked_should_know_our_key(crm: SalesforceCrm) -> None:
    crm.prepare()
    fields = {one.name: one for one in crm.describe("contact")}
    assert fields[KEY].unique
    assert fields["LastName"].required
    assert not fields["Id"].writable


@pytest.mark.parametrize("key", ["sp_1", "new a+b/1?x#y", "O'Hara", "å/../Account"])
def test_case_24_create_when_its_answer_is_lost_should_make_one_record(
    fake: SalesforceFake, crm: SalesforceCrm, key: str
) -> None:
    fake.faults.next("PATCH *", Cut(after_commit=True))
    with pytest.raises(Unreachable):
        crm.create("contact", {"LastName": "Berg"}, key)
    made = crm.create("contact", {"LastName": "Berg"}, key)
    assert {one[KEY] for one in fake.contacts.all().values()} == {key}
    assert len(fake.contacts) == 1
    assert made.values["LastName"] == "Berg"
    paths = [call.path for call in fake.ledger.of("PATCH *")]
    assert {unquote(path).rsplit(f"{KEY}/", 1)[1] for path in paths} == {key}


def test_case_24_log_when_its_answer_is_lost_should_be_there_once(
    fake: SalesforceFake, crm: SalesforceCrm
) -> None:
    person = fake.contacts.add({"LastName": "Berg"})
    activity = Activity("sp_call_1", "Practised", "4.2 of 5", T0, (("contact", person),))
    fake.faults.next("PATCH *", Cut(after_commit=True))
    with pytest.raises(Unreachable):
        crm.log(activity)
    task = crm.log(activity)
    assert list(fake.records("Task").all()) == [task]
    ((_, fields),) = fake.activities(person)
    assert (fields["Subject"], fields["Status"]) == ("Practised", "Completed")


def test_case_18_read_when_merged_twice_should_answer_with_what_it_is_now(
    fake: SalesforceFake, crm: SalesforceCrm
) -> None:
    first, second, third = fake.contacts.add_all(_people(3))
    fake.merge("Contact", second, first)
    fake.merge("Contact", third, second)
    found = crm.read(CONTACT, [first, third, "003000000000000AAA"])
    assert [(one.remote_id, one.was) for one in found] == [(third, (first,))]
    assert crm.read(CONTACT, []) == []


def test_case_17_gone_when_deleted_or_merged_should_say_when_and_into_what(
    fake: SalesforceFake, crm: SalesforceCrm
) -> None:
    now = fake.clock.now() // 1000 * 1000
    fake.clock.stop(now)
    kept, lost, purged, merged = fake.contacts.add_all(_people(4))
    fake.clock.stop(now + 60_000)
    fake.contacts.delete(lost)
    fake.contacts.delete(purged)
    fake.contacts.purge(purged)
    fake.merge("Contact", kept, merged)
    fake.clock.stop(now + 600_000)
    found = crm.gone("contact", Window(now, now + 300_000))
    assert {one.remote_id: one.into for one in found.gone} == {
        lost: None,
        purged: None,
        merged: kept,
    }
    assert found.covered_ms <= now + 300_000


def test_case_17_gone_when_the_log_begins_later_should_ask_for_a_full_reading(
    fake: SalesforceFake, crm: SalesforceCrm
) -> None:
    now = fake.clock.now()
    with pytest.raises(LogTooShort):
        crm.gone("contact", Window(now - 16 * 86_400_000, now - 86_400_000))


def test_case_23_update_when_it_changed_meanwhile_should_be_stale(
    fake: SalesforceFake, crm: SalesforceCrm
) -> None:
    one = fake.contacts.add_at(T0, {"LastName": "Berg"})
    fake.contacts.update(one, {"Title": "CFO"}, at=T0 + 5000)
    with pytest.raises(Stale):
        crm.update("contact", one, {"LastName": "Holm"}, seen_ms=T0)
    assert crm.update("contact", one, {"LastName": "Holm"}).values["LastName"] == "Holm"
    assert crm.update("contact", one, {"Title": None}).values["Title"] is None


def test_update_when_refused_should_name_the_field(
    fake: SalesforceFake, crm: SalesforceCrm
) -> None:
    one = fake.contacts.add({"LastName": "Berg"})
    with pytest.raises(UnknownField) as unknown:
        crm.update("contact", one, {"Nowhere__c": "x"})
    assert unknown.value.field == "Nowhere__c"
    with pytest.raises(Refused):
        crm.update("contact", one, {"LastName": None})
    with pytest.raises(NotThere):
        crm.update("contact", "003000000000000AAA", {"Title": "CFO"})


@pytest.mark.parametrize("name", ["Id FROM User WHERE Id", "x)", "", "Email, Password__c", "É"])
def test_changed_when_a_name_is_no_name_should_not_be_asked(
    fake: SalesforceFake, crm: SalesforceCrm, name: str
) -> None:
    with pytest.raises(UnknownField):
        crm.changed(Wanted("contact", (name,)), Window(0, T0))
    assert not fake.ledger.calls
    many = tuple(f"Field_{n}_{'x' * 60}__c" for n in range(300))
    with pytest.raises(Refused, match="So many fields"):
        crm.changed(Wanted("contact", many), Window(0, T0))


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Expired(), TokenExpired),
        (TooMany(), Busy),
        (TooMany(daily=True), QuotaSpent),
        (Broken(503), Unreachable),
        (Cut(after_commit=False), Unreachable),
        (Garbled(), Unreachable),
    ],
)
def test_call_when_it_fails_should_say_what_has_to_happen(
    fake: SalesforceFake, crm: SalesforceCrm, fault: object, error: type[CrmError]
) -> None:
    fake.faults.next("GET */query/*", fault)  # type: ignore[arg-type]
    with pytest.raises(error) as failed:
        crm.changed(CONTACT, Window(0, T0))
    assert len(fake.ledger.calls) == 1
    assert "Bearer" not in repr(failed.value)
    assert crm.changed(CONTACT, Window(0, T0)).records == ()
