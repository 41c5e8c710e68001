"""Zoho's fake: both walls, page tokens, rows that fail, COQL, channels, refusals in 200s."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from tests.crm_fakes import Cut, Garbled, Partial, TooMany, ZohoFake, zoho_fake
from tests.crm_fakes.core.clock import parse_ms

NOON = 1_790_000_000_000
NAMES = {"fields": "Last_Name,Email,Modified_Time"}


@pytest.fixture
def fake() -> Iterator[ZohoFake]:
    with zoho_fake() as found:
        yield found


def call(fake: ZohoFake, method: str, path: str, **more: Any) -> requests.Response:
    headers = {"Authorization": f"Zoho-oauthtoken {fake.token()}", **more.pop("headers", {})}
    url = f"{fake.url}/crm/v8{path}"
    return requests.request(method, url, headers=headers, timeout=5, **more)


def page(fake: ZohoFake, **query: Any) -> requests.Response:
    return call(fake, "GET", "/Contacts", params=NAMES | query)


def coql(fake: ZohoFake, text: str) -> requests.Response:
    return call(fake, "POST", "/coql", json={"select_query": text})


def person(number: int) -> dict[str, str]:
    return {"Last_Name": f"Crowd {number:05d}", "Email": f"p{number}@crowd.example"}


def test_pages_when_past_2000_rows_should_go_on_by_token(fake: ZohoFake) -> None:
    ids = fake.contacts.add_all((person(n) for n in range(2_450)), at=NOON)
    last = page(fake, page=10, sort_by="id", sort_order="asc").json()
    assert last["info"]["more_records"] is True
    refused = page(fake, page=11)
    assert (refused.status_code, refused.json()["code"]) == (
        400,
        "DISCRETE_PAGINATION_LIMIT_EXCEEDED",
    )
    seen, token = [row["id"] for row in last["data"]], last["info"]["next_page_token"]
    while token:
        more = page(fake, page_token=token).json()
        seen += [row["id"] for row in more["data"]]
        token = more["info"]["next_page_token"]
    assert seen == ids[1_800:]


def test_token_when_a_day_old_or_beside_a_page_should_be_refused(fake: ZohoFake) -> None:
    fake.contacts.add_all(person(n) for n in range(3))
    token = page(fake, per_page=2).json()["info"]["next_page_token"]
    assert page(fake, page_token=token, page=2).json()["code"] == "AMBIGUITY_DURING_PROCESSING"
    assert len(page(fake, page_token=token, per_page=2).json()["data"]) == 1
    fake.clock.advance(86_401)
    assert page(fake, page_token=token).status_code == 400


def test_list_when_nothing_is_there_or_new_should_be_empty(fake: ZohoFake) -> None:
    assert page(fake).status_code == 204
    fake.contacts.add_at(NOON, person(1))
    row = page(fake).json()["data"][0]
    assert row["Modified_Time"].endswith("+05:30")
    assert parse_ms(row["Modified_Time"]) == NOON
    since = {"If-Modified-Since": "2026-09-21T19:43:20+05:30"}
    assert call(fake, "GET", "/Contacts", params=NAMES, headers=since).status_code == 304
    before = {"If-Modified-Since": "2026-09-21T19:43:19+05:30"}
    assert call(fake, "GET", "/Contacts", params=NAMES, headers=before).status_code == 200


def test_list_when_fields_lack_or_are_too_many_should_be_refused(fake: ZohoFake) -> None:
    fake.contacts.add(person(1))
    assert call(fake, "GET", "/Contacts").json()["code"] == "REQUIRED_PARAM_MISSING"
    many = ",".join(f"F{n}" for n in range(51))
    assert page(fake, fields=many).json()["code"] == "LIMIT_EXCEEDED"
    assert call(fake, "GET", "/Wardrobes", params=NAMES).json()["code"] == "INVALID_MODULE"


def test_rows_when_some_fail_should_be_207_and_keep_the_others(fake: ZohoFake) -> None:
    held = fake.contacts.add(person(0))
    fake.faults.next("POST */Contacts", Partial(rows=(4,)))
    rows = [person(0), person(1), {"Email": "a@b.example"}, {**person(2), "Email": "no"}, person(3)]
    answer = call(fake, "POST", "/Contacts", json={"data": rows})
    assert answer.status_code == 207
    codes = [row["code"] for row in answer.json()["data"]]
    wanted = ["DUPLICATE_DATA", "SUCCESS", "MANDATORY_NOT_FOUND", "INVALID_DATA", "INVALID_DATA"]
    assert codes == wanted
    assert answer.json()["data"][0]["details"]["id"] == held
    assert len(fake.contacts) == 2
    assert call(fake, "POST", "/Contacts", json={"data": rows * 21}).status_code == 400
    assert call(fake, "POST", "/Contacts", json={"data": [person(7)]}).status_code == 201


def test_upsert_when_by_our_key_should_say_what_it_did(fake: ZohoFake) -> None:
    fake.schema.define("Contacts", "Ours", unique=True)
    known = fake.contacts.add(person(1), Ours="u-1")
    rows = [{"Ours": "u-1", "Last_Name": "Now"}, {"Ours": "u-2", "Last_Name": "New"}]
    body = {"data": rows, "duplicate_check_fields": ["Ours"]}
    first, second = call(fake, "POST", "/Contacts/upsert", json=body).json()["data"]
    assert (first["action"], first["duplicate_field"], first["details"]["id"]) == (
        "update",
        "Ours",
        known,
    )
    assert second["action"] == "insert"
    twice = call(fake, "POST", "/Contacts", json={"data": [{"Last_Name": "Twin"}] * 2})
    assert len(fake.contacts) == 4
    assert twice.status_code == 201


def test_update_when_it_changed_since_should_be_412(fake: ZohoFake) -> None:
    id_ = fake.contacts.add_at(NOON, person(1))
    body = {"data": [{"Title": "Buyer"}]}
    since = {"If-Modified-Since": "2026-09-21T14:13:19+00:00"}
    refused = call(fake, "PUT", f"/Contacts/{id_}", json=body, headers=since)
    assert (refused.status_code, refused.json()["code"]) == (412, "ALREADY_MODIFIED")
    since = {"If-Modified-Since": "2026-09-21T14:13:20+00:00"}
    assert call(fake, "PUT", f"/Contacts/{id_}", json=body, headers=since).status_code == 200
    assert (fake.contacts.get(id_) or {})["Title"] == "Buyer"


@pytest.mark.parametrize(
    ("where", "names"),
    [
        ("Last_Name = 'o\\'hara'", ["O'Hara"]),
        ("Last_Name like 'O%' and Title is null", ["O'Hara"]),
        ("Last_Name not in ('Byrne')", ["O'Hara", "Okafor"]),
        ("(Title = 'CEO' or (Last_Name = 'Byrne' and Email is null))", ["Byrne", "Okafor"]),
        ("Account_Name.Account_Name = 'Tansy Textiles'", ["Okafor"]),
        ("Modified_Time > '2026-09-21T19:43:20+05:30'", ["Okafor"]),
        (
            "Modified_Time between '2026-09-21T14:13:20Z' and '2026-09-21T14:13:20Z'",
            ["Byrne", "O'Hara"],
        ),
    ],
)
def test_coql_when_filtered_should_follow_the_language(
    fake: ZohoFake, where: str, names: list[str]
) -> None:
    account = fake.companies.add(Account_Name="Tansy Textiles")
    fake.contacts.add_all([{"Last_Name": "Byrne"}, {"Last_Name": "O'Hara"}], at=NOON)
    fake.contacts.add_at(
        NOON + 1000, {"Last_Name": "Okafor", "Title": "CEO", "Account_Name": account}
    )
    text = f"select Last_Name, Modified_Time from Contacts where {where} order by Last_Name asc"
    assert [row["Last_Name"] for row in coql(fake, text).json()["data"]] == names


def test_coql_when_rows_share_a_second_should_be_drained_by_id(fake: ZohoFake) -> None:
    ids = fake.contacts.add_all((person(n) for n in range(3_000)), at=NOON)
    seen: list[str] = []
    more = True
    while more:
        last = seen[-1] if seen else "0"
        answer = coql(
            fake,
            "select id, Modified_Time from Contacts where Modified_Time >= '2026-09-21T14:13:20Z' "
            f"and id > {last} order by Modified_Time asc, id asc limit 2000",
        ).json()
        seen += [row["id"] for row in answer["data"]]
        more = answer["info"]["more_records"]
    assert seen == ids
    assert coql(fake, "select id from Contacts where id > 0 limit 2001").status_code == 400
    assert coql(fake, "select id from Contacts limit 5").json()["code"] == "SYNTAX_ERROR"
    assert coql(fake, "select Shoe from Contacts where id > 0").json()["code"] == "INVALID_QUERY"
    second = coql(fake, "select id from Contacts where id > 0 limit 2998, 2000").json()
    assert [row["id"] for row in second["data"]] == ids[2_998:]


def test_deleted_when_asked_should_hold_losers_of_merges(fake: ZohoFake) -> None:
    keep, lose, gone = fake.contacts.add_all(person(n) for n in range(3))
    deal = fake.deals.add(Deal_Name="Moves", Contact_Name=lose)
    fake.contacts.merge(keep, lose)
    call(fake, "DELETE", "/Contacts", params={"ids": gone})
    rows = call(fake, "GET", "/Contacts/deleted", params={"type": "all"}).json()["data"]
    assert {row["id"] for row in rows} == {lose, gone}
    assert (fake.deals.get(deal) or {})["Contact_Name"] == keep
    assert call(fake, "GET", f"/Contacts/{gone}").status_code == 204
    since = {"If-Modified-Since": fake.clock.moment().isoformat()}
    fake.clock.advance(1)
    later = call(fake, "GET", "/Contacts/deleted", headers=since)
    assert later.status_code == 304


def test_note_when_added_should_hang_on_its_deal(fake: ZohoFake) -> None:
    fake.seed()
    deal = next(k for k, row in fake.deals.all().items() if "Halden: route" in row["Deal_Name"])
    body = {"data": [{"Note_Title": "Rehearsed", "Note_Content": "Score 82", "Parent_Id": deal}]}
    assert call(fake, "POST", "/Notes", json=body).status_code == 201
    below = {"data": [{"Note_Title": "Again", "Note_Content": "Score 91"}]}
    assert call(fake, "POST", f"/Deals/{deal}/Notes", json=below).status_code == 201
    about = {"Subject": "Practice", "What_Id": {"id": deal}, "$se_module": "Deals"}
    assert call(fake, "POST", "/Calls", json={"data": [about]}).status_code == 201
    wanted = {"fields": "Note_Title,Parent_Id"}
    notes = call(fake, "GET", f"/Deals/{deal}/Notes", params=wanted).json()["data"]
    assert {"Rehearsed", "Again"} < {row["Note_Title"] for row in notes}
    page_text = requests.get(fake.record_url("Deals", deal), timeout=5).text
    assert "Score 82" in page_text
    assert "Loses 9 % of miles" in page_text
    assert (len(fake.contacts), len(fake.companies), len(fake.deals)) == (40, 12, 15)
    fields = call(fake, "GET", "/settings/fields", params={"module": "Deals"}).json()["fields"]
    stage = next(one for one in fields if one["api_name"] == "Stage")
    assert len(stage["pick_list_values"]) == 7


def token_call(fake: ZohoFake, **form: str) -> dict[str, Any]:
    known = {"client_id": "demo-client", "client_secret": "demo-secret"}
    answer = requests.post(f"{fake.url}/oauth/v2/token", data=known | form, timeout=5)
    assert answer.status_code == 200
    body: dict[str, Any] = answer.json()
    return body


def test_tokens_when_asked_for_too_often_should_be_denied_with_200(fake: ZohoFake) -> None:
    asked = {"client_id": "demo-client", "redirect_uri": "http://127.0.0.1:1/b", "state": "s"}
    pressed = requests.post(
        f"{fake.url}/oauth/v2/auth",
        data=asked | {"decision": "allow"},
        allow_redirects=False,
        timeout=5,
    )
    back = parse_qs(urlsplit(pressed.headers["Location"]).query)
    assert (back["state"], back["location"]) == (["s"], ["us"])
    form = {"grant_type": "authorization_code", "redirect_uri": "http://127.0.0.1:1/b"}
    tokens = token_call(fake, code=back["code"][0], **form)
    assert tokens["api_domain"] == fake.url
    assert token_call(fake, code=back["code"][0], **form)["error"] == "invalid_code"
    refresh = {"grant_type": "refresh_token", "refresh_token": tokens["refresh_token"]}
    made = [token_call(fake, **refresh) for _ in range(11)]
    assert ["access_token" in one for one in made] == [True] * 10 + [False]
    assert made[10]["error"] == "Access Denied"
    fake.clock.advance(601)
    assert "access_token" in token_call(fake, **refresh)


def test_credits_when_half_are_gone_should_be_told(fake: ZohoFake) -> None:
    fake.quota.enforced, fake.quota.daily = True, 4
    rows = {"data": [person(n) for n in range(20)]}
    assert "X-API-CREDITS-REMAINING" not in call(fake, "POST", "/Contacts", json=rows).headers
    assert page(fake).headers["X-API-CREDITS-REMAINING"] == "1"
    assert page(fake).headers["X-API-CREDITS-REMAINING"] == "0"
    refused = page(fake)
    assert (refused.status_code, refused.json()["code"]) == (429, "LIMIT_REACHED")
    fake.quota.reset()
    fake.faults.next("GET *", TooMany())
    assert "Retry-After" not in page(fake).headers


def test_call_when_struck_should_fail_as_scripted(fake: ZohoFake) -> None:
    fake.faults.next("POST *", Cut(after_commit=True))
    fake.faults.next("GET *", Garbled())
    with pytest.raises(requests.ConnectionError):
        call(fake, "POST", "/Contacts", json={"data": [person(1)]})
    assert len(fake.contacts) == 1
    assert page(fake).text.startswith("<html>")
    fake.clock.advance(1)
    fake.oauth.expire()
    headers = {"Authorization": "Zoho-oauthtoken unknown"}
    assert page(fake, headers="").status_code == 200
    assert call(fake, "GET", "/users", headers=headers).json()["code"] == "INVALID_TOKEN"


class Receiver(http.server.BaseHTTPRequestHandler):
    """Keeps what it is sent."""

    seen: ClassVar[list[dict[str, Any]]] = []

    def do_POST(self) -> None:
        self.seen.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        return


@contextmanager
def receiving() -> Iterator[str]:
    Receiver.seen.clear()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/zoho"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_channel_when_it_expires_should_fall_silent_until_renewed(fake: ZohoFake) -> None:
    with receiving() as url:
        row = {"channel_id": "68002", "events": ["Contacts.all"], "notify_url": url}
        made = call(fake, "POST", "/actions/watch", json={"watch": [{**row, "token": "secret-1"}]})
        assert made.status_code == 201
        id_ = fake.contacts.add(person(1))
        fake.deals.add(Deal_Name="Not watched")
        fake.send()
        fake.clock.advance(3_601)
        fake.contacts.add(person(2))
        assert not fake.webhooks.pending
        ends = fake.clock.moment().timestamp() + 86_400 * 6
        expiry = fake.clock.moment().fromtimestamp(ends, fake.clock.moment().tzinfo).isoformat()
        renewed = {**row, "channel_expiry": expiry}
        assert call(fake, "PATCH", "/actions/watch", json={"watch": [renewed]}).status_code == 200
        fake.contacts.update(id_, {"Title": "Buyer"})
        fake.send()
    first, second = Receiver.seen
    assert (first["ids"], first["operation"], first["token"]) == ([id_], "insert", "secret-1")
    assert (second["operation"], second["affected_fields"]) == ("update", [{id_: ["Title"]}])
    assert "Last_Name" not in second
    listed = call(fake, "GET", "/actions/watch").json()["watch"]
    assert [one["channel_id"] for one in listed] == ["68002"]
    wrong = {**row, "token": "x" * 51}
    refused = call(fake, "POST", "/actions/watch", json={"watch": [wrong]})
    assert (refused.status_code, refused.json()["watch"][0]["code"]) == (400, "INVALID_DATA")
    ended = call(fake, "DELETE", "/actions/watch", params={"channel_ids": "68002"})
    assert ended.status_code == 200
    assert call(fake, "GET", "/actions/watch").status_code == 204
