"""HubSpot's adapter against a HubSpot that remembers, forgets answers, and has its own contract."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from sparring.integrations.crm.errors import (
    Busy,
    CrmError,
    NotThere,
    QuotaSpent,
    Refused,
    TokenExpired,
    UnknownField,
    Unreachable,
)
from sparring.integrations.crm.hubspot.adapter import HubSpotCrm
from sparring.integrations.crm.port import Activity, Record, Wanted, Window
from tests.crm_fakes import Broken, Cut, Expired, Garbled, HubSpotFake, TooMany, hubspot_fake

CONTACT = Wanted("contact", ("email", "firstname"))
DEAL = Wanted("deal", ("dealname", "amount"), links=("contact",))
T0 = 1_700_000_000_000


@pytest.fixture
def fake() -> Iterator[HubSpotFake]:
    with hubspot_fake() as found:
        yield found


@pytest.fixture
def crm(fake: HubSpotFake) -> Iterator[HubSpotCrm]:
    with closing(HubSpotCrm(fake.token, host=fake.url)) as found:
        yield found


def _all(crm: HubSpotCrm, wanted: Wanted, window: Window) -> list[Record]:
    found: list[Record] = []
    token: str | None = None
    while True:
        page = crm.changed(wanted, window, token)
        found += page.records
        token = page.token
        if token is None:
            return found


def _people(count: int, first: int = 0) -> Iterator[dict[str, str]]:
    return ({"email": f"p{n}@crowd.example"} for n in range(first, first + count))


def test_changed_when_there_are_several_pages_should_hold_each_once(
    fake: HubSpotFake, crm: HubSpotCrm
) -> None:
    for place in range(5):
        fake.contacts.add_all(_people(90, 90 * place), at=T0 + place)
    inside = _all(crm, CONTACT, Window(T0 + 1, T0 + 4))
    assert len(inside) == len({one.remote_id for one in inside}) == 270
    assert [one.modified_ms for one in inside] == sorted(one.modified_ms for one in inside)
    assert inside[0].values["email"] == "p90@crowd.example"
    assert crm.meter.calls == 2


@pytest.mark.parametrize(
    ("sizes", "calls"),
    [((10_000,), 102), ((10_001,), 103), ((4_000, 5_000, 16_000), 182)],
)
def test_case_4_changed_when_past_the_wall_should_hold_all_and_never_ask_behind_it(
    sizes: tuple[int, ...], calls: int
) -> None:
    with hubspot_fake(contract=False) as fake:
        for place, size in enumerate(sizes):
            fake.contacts.add_all(_people(size, 20_000 * place), at=T0 + place)
        with closing(HubSpotCrm(fake.token, host=fake.url)) as crm:
            found = _all(crm, CONTACT, Window(T0, T0 + 10))
        assert {one.remote_id for one in found} == set(fake.contacts.all())
        assert crm.meter.calls <= calls


def test_changed_when_deals_are_linked_should_name_their_contacts(crm: HubSpotCrm) -> None:
    key = "sp_1"
    crm.prepare()
    contact = crm.create("contact", {"email": "a@b.example"}, key)
    deal = crm.create("deal", {"dealname": "Scanners", "amount": "100"}, "sp_2")
    crm._call(
        "PUT",
        f"/crm/objects/{{version}}/deals/{deal.remote_id}/associations/default"
        f"/contacts/{contact.remote_id}",
    )
    (found,) = _all(crm, DEAL, Window(0, 1 << 42))
    assert found.links == (("contact", contact.remote_id),)
    assert found.values["amount"] == "100"


def test_prepare_when_repeated_should_make_our_property_once(
    fake: HubSpotFake, crm: HubSpotCrm
) -> None:
    crm.prepare()
    before = fake.ledger.count("POST *")
    crm.prepare()
    assert fake.ledger.count("POST *") == before == 4
    (ours,) = [one for one in crm.describe("contact") if one.name == "sparring_id"]
    assert (ours.unique, ours.type, ours.writable) == (True, "text", True)


def test_case_24_create_when_its_answer_is_lost_should_make_one_record(
    fake: HubSpotFake, crm: HubSpotCrm
) -> None:
    crm.prepare()
    fake.faults.next("POST */batch/upsert", Cut(after_commit=True))
    with pytest.raises(Unreachable):
        crm.create("contact", {"email": "a@b.example"}, "sp_1")
    made = crm.create("contact", {"email": "a@b.example"}, "sp_1")
    assert len(fake.contacts) == 1
    assert fake.contacts.all().keys() == {made.remote_id}


def test_create_when_the_address_is_there_should_adopt_that_contact(
    fake: HubSpotFake, crm: HubSpotCrm
) -> None:
    crm.prepare()
    there = fake.contacts.add({"email": "a@b.example", "firstname": "Ada"})
    made = crm.create("contact", {"email": "a@b.example", "lastname": "Berg"}, "sp_1")
    assert made.remote_id == there
    row = fake.contacts.get(there)
    assert row
    assert (row["firstname"], row["lastname"], row["sparring_id"]) == ("Ada", "Berg", "sp_1")


def test_case_24_log_when_answers_are_lost_should_be_there_once_on_all_its_records(
    fake: HubSpotFake, crm: HubSpotCrm
) -> None:
    crm.prepare()
    contact, deal = fake.contacts.add({"email": "a@b.example"}), fake.deals.add({"dealname": "D"})
    on = (("contact", contact), ("deal", deal))
    activity = Activity("sp_call_1", "Practised", "4.2 of 5", T0, on)  # type: ignore[arg-type]
    for match in ("POST */batch/upsert", "PUT */contacts/*", "PUT */deals/*"):
        fake.faults.next(match, Cut(after_commit=True))
        with pytest.raises(Unreachable):
            crm.log(activity)
    note = crm.log(activity)
    assert len(fake.records("notes")) == 1
    assert fake.records("notes").linked(note, "contacts") == [contact]
    assert fake.records("notes").linked(note, "deals") == [deal]


def test_case_18_read_when_merged_should_answer_with_what_it_is_now(
    fake: HubSpotFake, crm: HubSpotCrm
) -> None:
    one, other = (
        fake.contacts.add({"email": "a@b.example"}),
        fake.contacts.add({"email": "c@d.example"}),
    )
    now = fake.merge("contacts", one, other)
    found = crm.read(CONTACT, [other])
    assert [(record.remote_id, set(record.was)) for record in found] == [(now, {one, other})]


def test_read_when_some_are_gone_should_leave_them_out(fake: HubSpotFake, crm: HubSpotCrm) -> None:
    kept, lost = fake.contacts.add_all(_people(2))
    fake.contacts.delete(lost)
    assert [one.remote_id for one in crm.read(CONTACT, [kept, lost, "999"])] == [kept]
    assert crm.read(CONTACT, []) == []


def test_gone_when_deleted_should_say_when(fake: HubSpotFake, crm: HubSpotCrm) -> None:
    fake.clock.stop(T0)
    ids = fake.contacts.add_all(_people(3))
    for place, one in enumerate(ids):
        fake.clock.stop(T0 + 1000 * place)
        fake.contacts.delete(one)
    found = crm.gone("contact", Window(T0 + 1000, T0 + 2000))
    assert [(one.remote_id, one.at_ms) for one in found.gone] == [(ids[1], T0 + 1000)]
    assert (found.token, found.covered_ms) == (None, T0 + 2000)


def test_update_when_the_record_is_not_there_should_say_so(crm: HubSpotCrm) -> None:
    with pytest.raises(NotThere):
        crm.update("contact", "999", {"firstname": "Ada"})


def test_update_when_refused_should_name_the_field(fake: HubSpotFake, crm: HubSpotCrm) -> None:
    one = fake.contacts.add({"email": "a@b.example"})
    with pytest.raises(UnknownField) as unknown:
        crm.update("contact", one, {"no_such_field": "x"})
    assert unknown.value.field == "no_such_field"
    with pytest.raises(Refused) as refused:
        crm.update("contact", one, {"email": "no address"})
    assert not isinstance(refused.value, UnknownField)
    assert crm.update("contact", one, {"firstname": None}).values.get("firstname") is None


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Expired(), TokenExpired),
        (TooMany(retry_after="30"), Busy),
        (TooMany(daily=True), QuotaSpent),
        (Broken(503), Unreachable),
        (Cut(after_commit=False), Unreachable),
        (Garbled(), CrmError),
    ],
)
def test_call_when_it_fails_should_say_what_has_to_happen(
    fake: HubSpotFake, crm: HubSpotCrm, fault: object, error: type[CrmError]
) -> None:
    fake.faults.next("POST */search", fault)  # type: ignore[arg-type]
    with pytest.raises(error) as failed:
        crm.changed(CONTACT, Window(0, T0))
    if isinstance(failed.value, Busy):
        assert failed.value.wait_s == 30
    assert fake.ledger.count("POST */search") == 1
    assert "Bearer" not in repr(failed.value)
    assert crm.changed(CONTACT, Window(0, T0)).records == ()
