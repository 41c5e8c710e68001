"""Salesforce's fake, driven by simple-salesforce where it can, and by plain HTTP where not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
import requests
from requests.adapters import HTTPAdapter
from simple_salesforce import exceptions
from simple_salesforce.api import Salesforce
from simple_salesforce.format import format_soql

from tests.crm_fakes import Cut, Expired, Partial, SalesforceFake, TooMany, salesforce_fake

DATA = "/services/data/v67.0"
NOON = 1_790_000_000_000


@pytest.fixture
def fake() -> Iterator[SalesforceFake]:
    with salesforce_fake() as found:
        yield found


class Plain(HTTPAdapter):
    """simple-salesforce insists on https."""

    def send(self, request: requests.PreparedRequest, *words: Any, **more: Any) -> Any:
        request.url = str(request.url).replace("https://", "http://", 1)
        return super().send(request, *words, **{**more, "proxies": {}})


@pytest.fixture
def library(fake: SalesforceFake) -> Iterator[Any]:
    with requests.Session() as session:
        session.mount("https://", Plain())
        host = fake.url.removeprefix("http://")
        yield Salesforce(instance=host, session_id=fake.token(), session=session, version="67.0")


def call(fake: SalesforceFake, method: str, path: str, **more: Any) -> requests.Response:
    headers = {"Authorization": f"Bearer {fake.token()}", **more.pop("headers", {})}
    return requests.request(method, fake.url + DATA + path, headers=headers, timeout=5, **more)


def person(number: int) -> dict[str, str]:
    return {"LastName": f"Crowd {number:05d}", "Email": f"p{number}@crowd.example"}


def code_of(refusal: exceptions.SalesforceError) -> str:
    content: Any = refusal.content
    return str(content[0]["errorCode"])


def found(library: Any, where: str) -> list[str]:
    text = f"SELECT LastName FROM Contact WHERE {where} ORDER BY LastName"
    return [row["LastName"] for row in library.query(text)["records"]]


def test_query_when_longer_than_a_page_should_be_walked_whole(
    fake: SalesforceFake, library: Any
) -> None:
    ids = fake.contacts.add_all((person(n) for n in range(4_100)), at=NOON)
    fake.contacts.delete(ids[0])
    live = [row["Id"] for row in library.query_all_iter("SELECT Id FROM Contact ORDER BY Id")]
    text = "SELECT Id, IsDeleted FROM Contact"
    every = list(library.query_all_iter(text, include_deleted=True))
    assert live == ids[1:]
    assert len(every) == 4_100
    assert [row["Id"] for row in every if row["IsDeleted"]] == [ids[0]]
    assert fake.ledger.count("GET *") == 6


def test_cursor_when_rows_change_meanwhile_should_keep_what_was_found(
    fake: SalesforceFake, library: Any
) -> None:
    ids = fake.contacts.add_all(person(n) for n in range(2_001))
    first = library.query("SELECT Id FROM Contact")
    fake.contacts.delete(ids[2_000])
    rest = library.query_more(first["nextRecordsUrl"], identifier_is_url=True)
    assert [row["Id"] for row in rest["records"]] == [ids[2_000]]
    fake.queries.forget()
    refused = call(fake, "GET", first["nextRecordsUrl"].removeprefix(DATA))
    assert refused.json()[0]["errorCode"] == "INVALID_QUERY_LOCATOR"


@pytest.mark.parametrize(
    ("where", "names"),
    [
        ("LastName = 'o\\'hara'", ["O'Hara"]),
        ("LastName != 'Okafor'", ["Byrne", "O'Hara"]),
        ("LastName IN ('Byrne', 'Okafor') AND Title = NULL", ["Byrne"]),
        ("LastName NOT IN ('Byrne')", ["O'Hara", "Okafor"]),
        ("LastName LIKE 'O%'", ["O'Hara", "Okafor"]),
        ("NOT (LastName LIKE '%r_')", ["Byrne", "Okafor"]),
        ("(LastName = 'Byrne' OR Title = 'CEO') AND Email = NULL", ["Byrne", "Okafor"]),
        ("Account.Name = 'Tansy Textiles'", ["Okafor"]),
        ("SystemModstamp > 2026-09-21T14:13:20Z", ["Okafor"]),
        ("SystemModstamp >= 2026-09-21T16:13:20+02:00", ["Byrne", "O'Hara", "Okafor"]),
        ("SystemModstamp <= 2026-09-21T14:13:20.000Z", ["Byrne", "O'Hara"]),
    ],
)
def test_query_when_filtered_should_follow_the_language(
    fake: SalesforceFake, library: Any, where: str, names: list[str]
) -> None:
    account = fake.companies.add(Name="Tansy Textiles")
    fake.contacts.add_all([{"LastName": "Byrne"}, {"LastName": "O'Hara"}], at=NOON)
    mine = {"LastName": "Okafor", "Title": "CEO", "AccountId": account}
    fake.contacts.add_at(NOON + 1000, mine)
    assert found(library, where) == names


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("SELECT Id, Shoe__c FROM Contact", "INVALID_FIELD"),
        ("SELECT Id FROM Contact WHERE SystemModstamp > '2026-01-01T00:00:00Z'", "INVALID_FIELD"),
        ("SELECT Id FROM Wardrobe", "INVALID_TYPE"),
        ("SELECT Id FROM Contact WHERE", "MALFORMED_QUERY"),
        ("SELECT Id FROM Contact WHERE Name = 'O'Hara'", "MALFORMED_QUERY"),
    ],
)
def test_query_when_it_makes_no_sense_should_say_why(library: Any, text: str, code: str) -> None:
    with pytest.raises(exceptions.SalesforceMalformedRequest) as refusal:
        library.query(text)
    assert code_of(refusal.value) == code


def test_query_when_its_address_is_too_long_should_be_refused(fake: SalesforceFake) -> None:
    text = "SELECT Id FROM Contact WHERE LastName = '" + "x" * 17_000 + "'"
    assert call(fake, "GET", "/query", params={"q": text}).status_code == 414


def test_parents_when_asked_for_should_be_nested(fake: SalesforceFake, library: Any) -> None:
    fake.seed()
    text = format_soql(
        "SELECT Id, Contact.Name, Contact.Account.Name, Opportunity.Amount, Opportunity.IsClosed "
        "FROM OpportunityContactRole WHERE Opportunity.Name = {} ORDER BY IsPrimary DESC LIMIT 1",
        "Calder & Rowe: document store",
    )
    row = library.query(text)["records"][0]
    assert row["Contact"]["Name"] == "Marcus Calder"
    assert row["Contact"]["Account"]["Name"] == "Calder & Rowe"
    assert (row["Opportunity"]["Amount"], row["Opportunity"]["IsClosed"]) == (27_800, False)


def test_record_when_written_should_follow_its_rules(fake: SalesforceFake, library: Any) -> None:
    made = library.Contact.create({"LastName": "Arslan", "Email": "e@arslan.example"})
    library.Contact.update(made["id"], {"Title": "Buyer"})
    assert library.Contact.get(made["id"][:15])["Title"] == "Buyer"
    wrong = (
        ({"FirstName": "No"}, "REQUIRED_FIELD_MISSING"),
        ({"LastName": "A", "Email": "nobody"}, "INVALID_EMAIL_ADDRESS"),
        ({"LastName": "A" * 81}, "STRING_TOO_LONG"),
        ({"LastName": "A", "Shoe__c": 1}, "INVALID_FIELD"),
        ({"LastName": "A", "SystemModstamp": "2026-01-01"}, "INVALID_FIELD_FOR_INSERT_UPDATE"),
        ({"LastName": "A", "AccountId": "003" + "0" * 15}, "MALFORMED_ID"),
        ({"LastName": "A", "AccountId": "0018d000000000zAAA"}, "INVALID_CROSS_REFERENCE_KEY"),
    )
    for fields, code in wrong:
        with pytest.raises(exceptions.SalesforceMalformedRequest) as refusal:
            library.Contact.create(fields)
        assert code_of(refusal.value) == code
    library.Contact.delete(made["id"])
    with pytest.raises(exceptions.SalesforceResourceNotFound) as gone:
        library.Contact.get(made["id"])
    assert code_of(gone.value) == "ENTITY_IS_DELETED"


def test_upsert_when_by_external_id_should_make_change_or_name_several(
    fake: SalesforceFake,
) -> None:
    fake.schema.define("Contact", "Ours__c", external=True)
    key = "a+b/1?x#y"
    path = f"/sobjects/Contact/Ours__c/{quote(key, safe='')}"
    first = call(fake, "PATCH", path, json={"LastName": "One"})
    second = call(fake, "PATCH", path, json={"LastName": "Two"})
    assert [first.status_code, second.status_code] == [201, 200]
    assert (first.json()["created"], second.json()["created"]) == (True, False)
    assert fake.contacts.get(first.json()["id"]) == {"Ours__c": key, "LastName": "Two"}
    fake.contacts.add(LastName="Twin", Ours__c=key)
    several = call(fake, "PATCH", path, json={"LastName": "Three"})
    assert several.status_code == 300
    assert len(several.json()) == 2
    assert call(fake, "GET", path).status_code == 300


def test_update_when_it_changed_since_should_be_412(fake: SalesforceFake) -> None:
    id_ = fake.contacts.add_at(NOON, person(1))
    path = f"/sobjects/Contact/{id_}"
    seen = {"If-Unmodified-Since": "Mon, 21 Sep 2026 14:13:19 GMT"}
    assert call(fake, "PATCH", path, json={"Title": "A"}, headers=seen).status_code == 412
    seen = {"If-Unmodified-Since": "Mon, 21 Sep 2026 14:13:20 GMT"}
    assert call(fake, "PATCH", path, json={"Title": "A"}, headers=seen).status_code == 204


def test_collection_when_rows_fail_should_keep_the_others(fake: SalesforceFake) -> None:
    fake.schema.define("Contact", "Ours__c", external=True)
    fake.faults.next("PATCH */composite/*", Partial(rows=(2,)))
    kind = {"type": "Contact"}
    records = [{"attributes": kind, "Ours__c": f"k{n}", **person(n)} for n in range(4)]
    records[1]["Email"] = "nobody"
    body = {"allOrNone": False, "records": records}
    answer = call(fake, "PATCH", "/composite/sobjects/Contact/Ours__c", json=body)
    assert answer.status_code == 200
    assert [row["success"] for row in answer.json()] == [True, False, False, True]
    assert answer.json()[1]["errors"][0]["statusCode"] == "INVALID_EMAIL_ADDRESS"
    assert len(fake.contacts) == 2
    many = {"allOrNone": False, "records": records * 51}
    assert call(fake, "POST", "/composite/sobjects", json=many).status_code == 400


def test_merge_when_done_should_name_the_master_and_move_what_pointed(
    fake: SalesforceFake, library: Any
) -> None:
    keep, lose = fake.contacts.add_all([person(1), {**person(2), "Title": "Kept"}])
    task = fake.records("Task").add(WhoId=lose, Subject="Rehearsed")
    fake.contacts.merge(keep, lose)
    text = f"SELECT IsDeleted, MasterRecordId FROM Contact WHERE Id = '{lose}'"
    row = library.query(text, include_deleted=True)["records"][0]
    assert (row["IsDeleted"], row["MasterRecordId"]) == (True, keep)
    assert library.Task.get(task)["WhoId"] == keep
    assert library.Contact.get(keep)["Title"] == "Kept"
    assert fake.activities(keep) == [("Task", {"WhoId": keep, "Subject": "Rehearsed"})]


def test_deleted_when_asked_should_say_what_it_covers(fake: SalesforceFake, library: Any) -> None:
    gone, back = fake.contacts.add_all(person(n) for n in range(2))
    fake.contacts.delete(gone)
    fake.contacts.delete(back)
    fake.contacts.restore(back)
    now = fake.clock.moment()
    span = {"start": (now.timestamp() - 3600), "end": now.timestamp() + 3600}
    times = {
        n: f"{now.fromtimestamp(v, now.tzinfo):%Y-%m-%dT%H:%M:%S+00:00}" for n, v in span.items()
    }
    answer = call(fake, "GET", "/sobjects/Contact/deleted/", params=times).json()
    assert [row["id"] for row in answer["deletedRecords"]] == [gone]
    assert answer["latestDateCovered"] < times["end"]
    fake.objects.earliest = fake.clock.now()
    refused = call(fake, "GET", "/sobjects/Contact/deleted/", params=times)
    assert refused.json()[0]["errorCode"] == "INVALID_REPLICATION_DATE"
    assert library.describe()["maxBatchSize"] == 200


def test_describe_when_read_should_hold_types_and_references(library: Any) -> None:
    fields = {row["name"]: row for row in library.Opportunity.describe()["fields"]}
    assert fields["AccountId"]["referenceTo"] == ["Account"]
    assert fields["SystemModstamp"]["updateable"] is False
    assert len(fields["StageName"]["picklistValues"]) == 7


def test_limits_when_used_up_should_be_refused_and_told(fake: SalesforceFake) -> None:
    fake.quota.enforced, fake.quota.daily = True, 2
    answers = [call(fake, "GET", "/sobjects/Contact/describe") for _ in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 403]
    assert answers[1].headers["Sforce-Limit-Info"] == "api-usage=2/2"
    assert answers[2].json()[0]["errorCode"] == "REQUEST_LIMIT_EXCEEDED"
    assert "Retry-After" not in answers[2].headers
    fake.quota.reset()
    fake.faults.next("GET *", TooMany())
    fake.faults.next("GET *", Expired())
    statuses = [call(fake, "GET", "/limits").status_code for _ in range(3)]
    assert statuses == [403, 401, 200]


def test_task_when_the_answer_is_lost_should_have_been_made(fake: SalesforceFake) -> None:
    who = fake.contacts.add(person(1))
    fake.faults.next("POST */sobjects/Task", Cut(after_commit=True))
    body = {"WhoId": who, "Subject": "Rehearsed", "Status": "Completed"}
    with pytest.raises(requests.ConnectionError):
        call(fake, "POST", "/sobjects/Task", json=body)
    assert fake.activities(who) == [("Task", body)]
