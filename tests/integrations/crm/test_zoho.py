"""Zoho's adapter against a Zoho that counts whole seconds, rows and credits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from sparring.integrations.crm.errors import (
    Busy,
    CrmError,
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
from sparring.integrations.crm.zoho.adapter import ZohoCrm
from tests.crm_fakes import Broken, Cut, Expired, Garbled, TooMany, ZohoFake, zoho_fake

CONTACT = Wanted("contact", ("Email", "Last_Name"), links=("company",))
T0 = 1_790_000_000_000
KEY = "Sparring_Id"


@pytest.fixture
def fake() -> Iterator[ZohoFake]:
    with zoho_fake() as found:
        for module in ("Contacts", "Accounts", "Deals", "Tasks"):
            found.schema.define(module, KEY, unique=True)
        yield found


@pytest.fixture
def crm(fake: ZohoFake) -> Iterator[ZohoCrm]:
    with closing(ZohoCrm(fake.token, domain=fake.url)) as found:
        yield found


def _all(crm: ZohoCrm, wanted: Wanted, window: Window) -> list[Record]:
    found: list[Record] = []
    token: str | None = None
    while True:
        page = crm.changed(wanted, window, token)
        found += page.records
        token = page.token
        if token is None:
            return found


def _people(count: int) -> Iterator[dict[str, str]]:
    return ({"Last_Name": f"Crowd {n}"} for n in range(count))


@pytest.mark.parametrize(("count", "calls"), [(0, 1), (2_000, 1), (2_001, 2), (5_000, 3)])
def test_case_3_changed_when_all_share_a_second_should_hold_each_once(
    fake: ZohoFake, crm: ZohoCrm, count: int, calls: int
) -> None:
    ids = fake.contacts.add_all(_people(count), at=T0 + 500)
    found = _all(crm, CONTACT, Window(T0, T0 + 1000))
    assert [one.remote_id for one in found] == sorted(ids, key=int)
    assert crm.meter.calls == calls


def test_changed_when_linked_and_outside_its_window_should_tell_both(
    fake: ZohoFake, crm: ZohoCrm
) -> None:
    firm = fake.companies.add({"Account_Name": "Clinic"})
    for place in range(4):
        row = {"Last_Name": str(place), "Account_Name": firm}
        fake.contacts.add_at(T0 + 1000 * place, row)
    found = _all(crm, CONTACT, Window(T0 + 1000, T0 + 3000))
    assert [one.modified_ms for one in found] == [T0 + 1000, T0 + 2000]
    assert {one.links for one in found} == {(("company", firm),)}


def test_prepare_when_the_field_is_missing_should_say_what_a_person_has_to_do() -> None:
    with (
        zoho_fake() as bare,
        closing(ZohoCrm(bare.token, domain=bare.url)) as crm,
        pytest.raises(NeedsConsent, match="Sparring_Id in Contacts"),
    ):
        crm.prepare()


def test_describe_when_asked_should_know_types_and_our_field(crm: ZohoCrm) -> None:
    crm.prepare()
    fields = {one.name: one for one in crm.describe("deal")}
    assert fields[KEY].unique
    assert fields["Deal_Name"].required
    assert (fields["Amount"].type, fields["Contact_Name"].type) == ("number", "reference")
    assert not fields["Modified_Time"].writable


def test_case_24_create_when_its_answer_is_lost_should_make_one_record(
    fake: ZohoFake, crm: ZohoCrm
) -> None:
    deal = {"Deal_Name": "Scanners", "Stage": "Qualification", "Amount": "12500.50"}
    fake.faults.next("POST */upsert", Cut(after_commit=True))
    with pytest.raises(Unreachable):
        crm.create("deal", deal, "sp_1")
    made = crm.create("deal", deal, "sp_1")
    assert list(fake.deals.all()) == [made.remote_id]
    assert fake.deals.all()[made.remote_id]["Amount"] == 12500.5
    assert made.values["Amount"] == "12500.5"


def test_create_when_the_address_is_there_should_adopt_that_contact(
    fake: ZohoFake, crm: ZohoCrm
) -> None:
    there = fake.contacts.add({"Last_Name": "Berg", "Email": "a@b.example"})
    made = crm.create("contact", {"Last_Name": "Berg", "Email": "a@b.example"}, "sp_1")
    assert made.remote_id == there
    assert fake.contacts.all()[there][KEY] == "sp_1"


def test_case_24_log_when_its_answer_is_lost_should_be_there_once(
    fake: ZohoFake, crm: ZohoCrm
) -> None:
    person = fake.contacts.add({"Last_Name": "Berg"})
    deal = fake.deals.add({"Deal_Name": "D", "Stage": "Qualification"})
    on = (("contact", person), ("deal", deal))
    activity = Activity("sp_call_1", "Practised", "4.2 of 5", T0, on)  # type: ignore[arg-type]
    fake.faults.next("POST */upsert", Cut(after_commit=True))
    with pytest.raises(Unreachable):
        crm.log(activity)
    task = crm.log(activity)
    assert list(fake.records("Tasks").all()) == [task]
    assert len(fake.activities(person)) == len(fake.activities(deal)) == 1


def test_read_when_some_are_gone_should_leave_them_out(fake: ZohoFake, crm: ZohoCrm) -> None:
    kept, lost = fake.contacts.add_all(_people(2))
    fake.contacts.delete(lost)
    assert [one.remote_id for one in crm.read(CONTACT, [kept, lost])] == [kept]
    assert crm.read(CONTACT, [lost]) == crm.read(CONTACT, []) == []


def test_case_17_gone_when_there_are_pages_should_hold_each_once(
    fake: ZohoFake, crm: ZohoCrm
) -> None:
    fake.clock.stop(T0)
    ids = fake.contacts.add_all(_people(250))
    for one in ids:
        fake.contacts.delete(one)
    first = crm.gone("contact", Window(T0, T0 + 5000))
    second = crm.gone("contact", Window(T0, T0 + 5000), first.token)
    assert {one.remote_id for one in (*first.gone, *second.gone)} == set(ids)
    assert (second.token, second.covered_ms) == (None, T0 + 5000)
    assert crm.gone("contact", Window(T0 + 1000, T0 + 5000)).gone == ()


def test_case_23_update_when_it_changed_meanwhile_should_be_stale(
    fake: ZohoFake, crm: ZohoCrm
) -> None:
    one = fake.contacts.add_at(T0, {"Last_Name": "Berg"})
    fake.contacts.update(one, {"Title": "CFO"}, at=T0 + 5000)
    with pytest.raises(Stale):
        crm.update("contact", one, {"Last_Name": "Holm"}, seen_ms=T0)
    assert crm.update("contact", one, {"Last_Name": "Holm"}).values["Last_Name"] == "Holm"
    assert crm.update("contact", one, {"Title": None}).values["Title"] is None


def test_update_when_refused_should_name_the_field(fake: ZohoFake, crm: ZohoCrm) -> None:
    one = fake.contacts.add({"Last_Name": "Berg"})
    with pytest.raises(UnknownField) as unknown:
        crm.update("contact", one, {"Nowhere": "x"})
    assert unknown.value.field == "Nowhere"
    with pytest.raises(Refused) as refused:
        crm.update("contact", one, {"Email": "no address"})
    assert refused.value.field == "Email"
    with pytest.raises(NotThere):
        crm.update("contact", "999", {"Title": "CFO"})
    with pytest.raises(Refused):
        crm.update("contact", "../Deals/1", {"Title": "CFO"})


@pytest.mark.parametrize("name", ["Email from Users", "x)", "", "Last_Name.x", "É"])
def test_changed_when_a_name_is_no_name_should_not_be_asked(
    fake: ZohoFake, crm: ZohoCrm, name: str
) -> None:
    with pytest.raises(UnknownField):
        crm.changed(Wanted("contact", (name,)), Window(0, T0))
    assert not fake.ledger.calls
    with pytest.raises(UnknownField):
        crm.changed(Wanted("contact", ("Nowhere",)), Window(0, T0))
    many = tuple(f"Field_{n}" for n in range(60))
    with pytest.raises(Refused, match="50 fields"):
        crm.changed(Wanted("contact", many), Window(0, T0))


def test_meter_when_half_the_credits_are_gone_should_tell_what_is_left(
    fake: ZohoFake, crm: ZohoCrm
) -> None:
    crm.changed(CONTACT, Window(0, T0))
    assert crm.meter.allowance.left is None
    fake.quota.used = fake.quota.daily - 100
    crm.changed(CONTACT, Window(0, T0))
    assert crm.meter.allowance.left == 99


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Expired(), TokenExpired),
        (TooMany(retry_after="30"), Busy),
        (TooMany(daily=True), QuotaSpent),
        (Broken(503), Unreachable),
        (Cut(after_commit=False), Unreachable),
        (Garbled(), Unreachable),
    ],
)
def test_call_when_it_fails_should_say_what_has_to_happen(
    fake: ZohoFake, crm: ZohoCrm, fault: object, error: type[CrmError]
) -> None:
    fake.faults.next("POST */coql", fault)  # type: ignore[arg-type]
    with pytest.raises(error) as failed:
        crm.changed(CONTACT, Window(0, T0))
    assert len(fake.ledger.calls) == 1
    assert "oauthtoken" not in repr(failed.value)
    assert crm.changed(CONTACT, Window(0, T0)).records == ()
