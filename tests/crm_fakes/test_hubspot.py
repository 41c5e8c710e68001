"""HubSpot's fake by its contract: pages, the wall, merges, batches, unique values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import requests

from tests.crm_fakes import HubSpotFake, Partial, hubspot_fake

BASE = "/crm/objects/2026-03"


@pytest.fixture
def fake() -> Iterator[HubSpotFake]:
    with hubspot_fake() as found:
        yield found


class Client:
    """A few words for what every test does."""

    def __init__(self, fake: HubSpotFake) -> None:
        self.fake, self.token = fake, fake.token()

    def call(self, method: str, path: str, body: Any = None, **query: Any) -> requests.Response:
        headers = {"Authorization": f"Bearer {self.token}"}
        url = self.fake.url + path
        return requests.request(method, url, json=body, params=query, headers=headers, timeout=10)

    def search(self, **more: Any) -> requests.Response:
        body = {"filterGroups": [], "after": "0", "limit": 200, "properties": [], "sorts": []}
        return self.call("POST", f"{BASE}/contacts/search", body | more)


@pytest.fixture
def client(fake: HubSpotFake) -> Client:
    return Client(fake)


def person(number: int) -> dict[str, str]:
    return {"email": f"p{number}@crowd.example", "firstname": f"P{number}"}


def filters(*rows: tuple[str, str, str]) -> list[dict[str, Any]]:
    return [{"filters": [{"propertyName": n, "operator": o, "value": v} for n, o, v in rows]}]


def test_list_when_longer_than_a_page_should_be_walked_by_after(
    fake: HubSpotFake, client: Client
) -> None:
    ids = fake.contacts.add_all(person(n) for n in range(250))
    seen, query = [], {"limit": 100}
    while query:
        page = client.call("GET", f"{BASE}/contacts", **query).json()
        seen += [row["id"] for row in page["results"]]
        query = {"limit": 100, **page["paging"]["next"]} if "paging" in page else {}
        query.pop("link", None)
    assert seen == ids
    assert client.call("GET", f"{BASE}/contacts", limit=101).status_code == 400


def test_search_when_it_reaches_the_wall_should_be_refused(
    fake: HubSpotFake, client: Client
) -> None:
    fake.judged = False
    fake.contacts.add_all((person(n) for n in range(10_050)), at=1_790_000_000_000)
    last = client.search(after="9800").json()
    assert last["total"] == 10_050
    assert last["paging"]["next"]["after"] == "10000"
    refused = client.search(after="10000")
    assert refused.status_code == 400
    assert refused.json()["category"] == "VALIDATION_ERROR"


def test_search_when_rows_share_a_millisecond_should_be_drained_by_id(
    fake: HubSpotFake, client: Client
) -> None:
    ids = fake.contacts.add_all((person(n) for n in range(430)), at=1_790_000_000_000)
    seen: list[str] = []
    while True:
        groups = filters(
            ("lastmodifieddate", "EQ", "1790000000000"),
            ("hs_object_id", "GT", seen[-1] if seen else "0"),
        )
        rows = client.search(filterGroups=groups, sorts=["hs_object_id"]).json()["results"]
        if not rows:
            break
        seen += [row["id"] for row in rows]
    assert seen == ids


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ({"operator": "EQ", "value": "ADA"}, ["ada"]),
        ({"operator": "NEQ", "value": "ada"}, ["bo", "cy"]),
        ({"operator": "IN", "values": ["ada", "cy"]}, ["ada", "cy"]),
        ({"operator": "NOT_IN", "values": ["ada"]}, ["bo", "cy"]),
        ({"operator": "GT", "value": "ada"}, ["bo", "cy"]),
        ({"operator": "BETWEEN", "value": "b", "highValue": "c"}, ["bo"]),
        ({"operator": "CONTAINS_TOKEN", "value": "y"}, ["cy"]),
        ({"operator": "HAS_PROPERTY"}, ["ada", "bo", "cy"]),
        ({"operator": "NOT_HAS_PROPERTY"}, []),
    ],
)
def test_search_when_filtered_should_follow_the_operator(
    fake: HubSpotFake, client: Client, row: dict[str, Any], found: list[str]
) -> None:
    for name in ("cy", "ada", "bo"):
        fake.contacts.add(firstname=name, email=f"{name}@a.example")
    groups = [{"filters": [{"propertyName": "firstname", **row}]}]
    answer = client.search(filterGroups=groups, sorts=["firstname"]).json()
    assert [one["properties"]["firstname"] for one in answer["results"]] == found


def test_merge_when_chained_should_lead_every_old_id_to_the_newest(
    fake: HubSpotFake, client: Client
) -> None:
    a, b, d = fake.contacts.add_all(person(n) for n in range(3))
    deal = fake.deals.add(dealname="Moves along")
    fake.link(("deals", deal), ("contacts", b))
    body = {"primaryObjectId": a, "objectIdToMerge": b}
    c = client.call("POST", f"{BASE}/contacts/merge", body).json()["id"]
    e = fake.contacts.merge(c, d)
    for old in (a, b, c, d, e):
        answer = client.call("GET", f"{BASE}/contacts/{old}", properties="hs_merged_object_ids")
        assert answer.json()["id"] == e
    merged = answer.json()["properties"]["hs_merged_object_ids"].split(";")
    assert {a, b, c, d} == set(merged)
    assert client.search().json()["total"] == 1
    assert fake.deals.linked(deal, "contacts") == [e]


def test_create_when_the_email_is_taken_should_name_the_holder(
    fake: HubSpotFake, client: Client
) -> None:
    held = fake.contacts.add(person(1))
    body = {"properties": {"email": "P1@crowd.example"}, "associations": []}
    refused = client.call("POST", f"{BASE}/contacts", body)
    assert refused.status_code == 409
    assert refused.json()["message"] == f"Contact already exists. Existing ID: {held}"


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("shoe_size", "43", "PROPERTY_DOESNT_EXIST"),
        ("email", "no address", "INVALID_EMAIL"),
        ("hs_object_id", "1", "READ_ONLY_VALUE"),
    ],
)
def test_create_when_a_value_does_not_fit_should_say_which(
    client: Client, name: str, value: str, code: str
) -> None:
    body = {"properties": {name: value}, "associations": []}
    refused = client.call("POST", f"{BASE}/contacts", body)
    assert refused.status_code == 400
    assert refused.json()["errors"][0]["code"] == code


def test_note_when_created_should_hang_on_its_contact(fake: HubSpotFake, client: Client) -> None:
    contact = fake.contacts.add(person(1))
    to = {
        "to": {"id": contact},
        "types": [{"associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 202}],
    }
    note = {"hs_note_body": "rehearsed", "hs_timestamp": "2026-11-02T10:00:00Z"}
    made = client.call("POST", f"{BASE}/notes", {"properties": note, "associations": [to]})
    assert made.status_code == 201
    assert fake.activities(contact) == [("notes", note)]
    wrong = {**to, "types": [{**to["types"][0], "associationTypeId": 3}]}  # type: ignore[index]
    refused = client.call("POST", f"{BASE}/notes", {"properties": note, "associations": [wrong]})
    assert refused.status_code == 400
    assert len(fake.records("notes")) == 1


def test_batch_when_rows_fail_should_be_207_and_keep_the_others(
    fake: HubSpotFake, client: Client
) -> None:
    fake.faults.next("POST */batch/create", Partial(rows=(1,)))
    inputs = [
        {"properties": person(n), "associations": [], "objectWriteTraceId": f"t{n}"}
        for n in range(4)
    ]
    inputs[3]["properties"] = {"email": "nobody"}
    answer = client.call("POST", f"{BASE}/contacts/batch/create", {"inputs": inputs})
    body = answer.json()
    assert answer.status_code == 207
    assert body["numErrors"] == 2
    traces = [one["context"]["objectWriteTraceId"] for one in body["errors"]]
    assert traces == [["t1"], ["t3"]]
    assert [one["objectWriteTraceId"] for one in body["results"]] == ["t0", "t2"]
    assert len(fake.contacts) == 2
    newer = f"{BASE.replace('2026-03', '2026-09')}/contacts/batch/create"
    again = client.call("POST", newer, {"inputs": inputs})
    assert again.status_code == 201
    assert again.json()["numErrors"] == 3


def test_upsert_when_by_a_unique_property_should_say_what_is_new(
    fake: HubSpotFake, client: Client
) -> None:
    fake.properties.define("contacts", "platform_contact_id", unique=True)
    fake.contacts.add(person(1), platform_contact_id="us-1")
    inputs = [
        {"idProperty": "platform_contact_id", "id": key, "properties": {"lastname": "Now"}}
        for key in ("us-1", "us-2")
    ]
    answer = client.call("POST", f"{BASE}/contacts/batch/upsert", {"inputs": inputs})
    assert [row["new"] for row in answer.json()["results"]] == [False, True]
    read = client.call(
        "GET", f"{BASE}/contacts/us-2", idProperty="platform_contact_id", properties="lastname"
    )
    assert read.json()["properties"]["lastname"] == "Now"
    twice = client.call("POST", f"{BASE}/contacts/batch/upsert", {"inputs": [inputs[0]] * 2})
    assert twice.status_code == 400


def test_delete_when_done_should_only_show_in_the_archive(
    fake: HubSpotFake, client: Client
) -> None:
    gone, kept = fake.contacts.add_all(person(n) for n in range(2))
    assert client.call("DELETE", f"{BASE}/contacts/{gone}").status_code == 204
    assert client.call("GET", f"{BASE}/contacts/{gone}").status_code == 404
    archive = client.call("GET", f"{BASE}/contacts", archived="true").json()["results"]
    assert [row["id"] for row in archive] == [gone]
    fake.contacts.restore(gone)
    assert client.search().json()["total"] == 2
    fake.gdpr_delete(kept)
    assert client.call("GET", f"{BASE}/contacts", archived="true").json()["results"] == []


def test_associations_when_read_in_a_batch_should_be_by_kind(
    fake: HubSpotFake, client: Client
) -> None:
    fake.seed()
    deals = list(fake.deals.all())[:3]
    body = {"inputs": [{"id": one} for one in deals]}
    path = "/crm/associations/2026-03/deals/contacts/batch/read"
    answer = client.call("POST", path, body).json()
    found = {row["from"]["id"]: [to["toObjectId"] for to in row["to"]] for row in answer["results"]}
    assert found == {one: fake.deals.linked(one, "contacts") for one in deals}
    one, other = ("companies", next(iter(fake.companies.all()))), deals[0]
    link = f"{BASE}/deals/{other}/associations/default/companies/{one[1]}"
    assert client.call("PUT", link).status_code == 200
    listed = client.call("GET", f"{BASE}/deals/{other}/associations/companies").json()
    assert one[1] in [row["toObjectId"] for row in listed["results"]]


def test_properties_when_read_should_hold_options_and_unique_ones(client: Client) -> None:
    made = {"name": "last_score", "label": "Last score", "type": "number"}
    more = {"fieldType": "number", "groupName": "practice", "hasUniqueValue": False}
    assert client.call("POST", "/crm/properties/2026-03/deals", made | more).status_code == 200
    rows = client.call("GET", "/crm/properties/2026-03/deals").json()["results"]
    names = {row["name"]: row for row in rows}
    assert names["last_score"]["type"] == "number"
    assert len(names["dealstage"]["options"]) == 7
    assert client.call("DELETE", "/crm/properties/2026-03/deals/amount").status_code == 400
    owners = client.call("GET", "/crm/owners/2026-03").json()["results"]
    assert len(owners) == 3


def test_record_when_looked_at_should_show_its_activities(fake: HubSpotFake) -> None:
    fake.seed()
    deal = next(id_ for id_, row in fake.deals.all().items() if "Halden: route" in row["dealname"])
    page = requests.get(fake.record_url("deals", deal), timeout=5).text
    assert "Loses 9 % of miles" in page
    assert "Ingrid Vandermeer" in page
    assert "184000" in page
