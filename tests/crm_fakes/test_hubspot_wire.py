"""HubSpot's fake on a bad day: tokens, limits, faults, webhooks; and its own client library."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from tests.crm_fakes import (
    Broken,
    Cut,
    Expired,
    HubSpotFake,
    Late,
    Reorder,
    TooMany,
    hubspot_fake,
)
from tests.crm_fakes.core.oauth import challenge_of
from tests.crm_fakes.hubspot.webhooks import v1_signature, v2_signature, v3_signature
from tests.crm_fakes.test_hubspot import BASE, Client, person

VECTORS = json.loads(
    (Path(__file__).parent / "contracts" / "hubspot-webhook-signature-vectors.json").read_text()
)


@pytest.fixture
def fake() -> Iterator[HubSpotFake]:
    with hubspot_fake() as found:
        yield found


@pytest.fixture
def client(fake: HubSpotFake) -> Client:
    return Client(fake)


def token_call(fake: HubSpotFake, **form: str) -> requests.Response:
    known = {"client_id": "demo-client", "client_secret": "demo-secret"}
    return requests.post(f"{fake.url}/oauth/2026-03/token", data=known | form, timeout=5)


def allowed_code(fake: HubSpotFake, verifier: str) -> str:
    wanted = {
        "client_id": "demo-client",
        "redirect_uri": "http://127.0.0.1:1/back",
        "scope": "crm.objects.contacts.read",
        "state": "s-1",
        "code_challenge": challenge_of(verifier),
        "code_challenge_method": "S256",
    }
    page = requests.get(f"{fake.url}/oauth/authorize", params=wanted, timeout=5)
    assert "Allow demo-client" in page.text
    pressed = requests.post(
        f"{fake.url}/oauth/authorize",
        data=wanted | {"decision": "allow"},
        allow_redirects=False,
        timeout=5,
    )
    back = parse_qs(urlsplit(pressed.headers["Location"]).query)
    assert back["state"] == ["s-1"]
    return back["code"][0]


def test_code_when_exchanged_should_need_its_verifier_and_work_once(fake: HubSpotFake) -> None:
    form = {"grant_type": "authorization_code", "redirect_uri": "http://127.0.0.1:1/back"}
    code = allowed_code(fake, "right-verifier")
    assert token_call(fake, **form, code=code, code_verifier="wrong").status_code == 400
    code = allowed_code(fake, "right-verifier")
    tokens = token_call(fake, **form, code=code, code_verifier="right-verifier").json()
    assert tokens["expires_in"] == 1800
    again = token_call(fake, **form, code=code, code_verifier="right-verifier")
    assert again.status_code == 400
    assert again.json()["error"] == "invalid_grant"
    assert fake.oauth.check(tokens["access_token"]) is not None


def test_refresh_when_rotated_should_kill_the_grant_at_the_second_use(fake: HubSpotFake) -> None:
    fake.oauth.rotate = True
    first = fake.oauth.grant()
    form = {"grant_type": "refresh_token", "refresh_token": first.refresh}
    second = token_call(fake, **form).json()
    assert second["refresh_token"] != first.refresh
    assert token_call(fake, **form).status_code == 400
    dead = token_call(
        fake, grant_type="refresh_token", refresh_token=second["refresh_token"]
    ).json()
    assert dead["error"] == "invalid_grant"
    assert fake.oauth.check(second["access_token"]) is None


def test_token_when_it_ends_should_be_refused_as_expired(fake: HubSpotFake, client: Client) -> None:
    assert client.search().status_code == 200
    fake.clock.advance(1801)
    refused = client.search()
    assert refused.status_code == 401
    assert refused.json()["category"] == "EXPIRED_AUTHENTICATION"
    client.token = "nonsense"
    assert client.search().json()["category"] == "INVALID_AUTHENTICATION"


def test_search_when_asked_six_times_a_second_should_be_limited(
    fake: HubSpotFake, client: Client
) -> None:
    fake.quota.enforced = True
    fake.clock.stop()
    statuses = [client.search().status_code for _ in range(6)]
    assert statuses == [200] * 5 + [429]
    assert client.search().json()["policyName"] == "SECONDLY"
    fake.clock.advance(1)
    assert client.search().status_code == 200
    fake.quota.daily = fake.quota.used
    assert client.search().json()["policyName"] == "DAILY"


@pytest.mark.parametrize(("after_commit", "left"), [(False, 0), (True, 1)])
def test_create_when_the_connection_is_cut_should_be_done_or_not(
    fake: HubSpotFake, client: Client, after_commit: bool, left: int
) -> None:
    fake.faults.next(f"POST {BASE}/contacts", Cut(after_commit))
    body = {"properties": person(1), "associations": []}
    with pytest.raises(requests.ConnectionError):
        client.call("POST", f"{BASE}/contacts", body)
    assert len(fake.contacts) == left
    assert [call.status for call in fake.ledger.of("POST *")] == [0]
    again = client.call("POST", f"{BASE}/contacts", body).status_code
    assert again == (409 if after_commit else 201)


def test_faults_when_scripted_should_strike_in_their_order(
    fake: HubSpotFake, client: Client
) -> None:
    fake.faults.next("GET *", TooMany(retry_after="7"))
    fake.faults.next("GET *", Expired())
    fake.faults.next("GET *", Broken(502))
    fake.faults.next("GET *", TooMany(daily=True), after=1)
    answers = [client.call("GET", f"{BASE}/contacts") for _ in range(5)]
    assert [one.status_code for one in answers] == [429, 401, 502, 200, 429]
    assert answers[0].headers["Retry-After"] == "7"
    assert "Retry-After" not in answers[4].headers
    assert answers[4].json()["policyName"] == "DAILY"


def test_write_when_late_should_be_seen_behind_its_stamp(fake: HubSpotFake, client: Client) -> None:
    fake.clock.stop(1_790_000_000_000)
    fake.faults.next(f"POST {BASE}/contacts", Late(90))
    made = client.call("POST", f"{BASE}/contacts", {"properties": person(1), "associations": []})
    fake.clock.advance(60)
    fake.contacts.add(person(2))
    assert client.search().json()["total"] == 1
    fake.clock.advance(31)
    rows = client.search(sorts=["lastmodifieddate"]).json()["results"]
    assert rows[0]["id"] == made.json()["id"]
    assert rows[0]["updatedAt"] < rows[1]["updatedAt"]


def test_page_when_reordered_should_hold_the_same_rows(fake: HubSpotFake, client: Client) -> None:
    ids = fake.contacts.add_all(person(n) for n in range(3))
    fake.faults.next("GET *", Reorder())
    page = client.call("GET", f"{BASE}/contacts").json()["results"]
    assert [row["id"] for row in page] == ids[::-1]


@pytest.mark.parametrize("vector", VECTORS["vectors"], ids=lambda one: one["version"])
def test_signature_when_made_should_be_the_published_one(vector: dict[str, Any]) -> None:
    secret, body = VECTORS["client_secret"], vector["body"].encode()
    uri = vector.get("uri_as_received") or vector.get("uri", "")
    made = {
        "v1": lambda: v1_signature(secret, body),
        "v2": lambda: v2_signature(secret, vector["method"], uri, body),
        "v3": lambda: v3_signature(secret, vector["method"], uri, body, vector["timestamp"]),
    }
    assert made[vector["version"]]() == vector["expected"]


@contextmanager
def receiver(*statuses: int) -> Iterator[tuple[str, list[tuple[dict[str, str], bytes]]]]:
    """An address that keeps what it is sent, and answers with the statuses in turn, then 200."""
    seen: list[tuple[dict[str, str], bytes]] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            seen.append(({name.lower(): v for name, v in self.headers.items()}, body))
            self.send_response(statuses[len(seen) - 1] if len(seen) <= len(statuses) else 200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            return

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/hook?tenant=a", seen
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_webhook_when_sent_should_be_signed_batched_and_repeated_until_accepted(
    fake: HubSpotFake,
) -> None:
    with receiver(500) as (url, seen):
        fake.subscribe(url)
        fake.contacts.add_all(person(n) for n in range(60))
        assert [one.status for one in fake.send()] == [500, 200]
        assert [one.status for one in fake.send()] == [200]
    headers, body = seen[0]
    timestamp = headers["x-hubspot-request-timestamp"]
    assert headers["x-hubspot-signature-v3"] == v3_signature(
        "demo-secret", "POST", url, body, timestamp
    )
    batches = [json.loads(one) for _, one in seen]
    assert [len(one) for one in batches] == [100, 80, 100]
    assert {one["attemptNumber"] for one in batches[2]} == {1}
    assert {one["subscriptionType"] for one in batches[0]} == {
        "contact.creation",
        "contact.propertyChange",
    }


def test_webhook_when_records_merge_or_vanish_should_say_so(
    fake: HubSpotFake, client: Client
) -> None:
    a, b, c = fake.contacts.add_all(person(n) for n in range(3))
    fake.subscribe("http://127.0.0.1:1/")
    new = fake.contacts.merge(a, b)
    fake.gdpr_delete(c)
    client.call("PATCH", f"{BASE}/contacts/{new}", {"properties": {"lastname": "Ours"}})
    merged, forgotten, changed = fake.webhooks.pending
    assert merged["subscriptionType"] == "contact.merge"
    assert [merged["primaryObjectId"], *merged["mergedObjectIds"]] == [int(a), int(b)]
    assert merged["newObjectId"] == int(new)
    assert forgotten["subscriptionType"] == "contact.privacyDeletion"
    assert (changed["changeSource"], changed["propertyValue"]) == ("INTEGRATION", "Ours")
    fake.webhooks.repeat(3)
    fake.webhooks.shuffle()
    assert len(fake.webhooks.messages()) == 1


def test_control_when_used_over_http_should_do_what_the_handle_does(fake: HubSpotFake) -> None:
    url = f"{fake.url}/_control"
    requests.post(f"{url}/seed", timeout=5)
    assert (len(fake.contacts), len(fake.companies), len(fake.deals)) == (40, 12, 15)
    made = requests.post(f"{url}/records/contacts", json=[person(1), person(2)], timeout=5)
    a, b = made.json()["ids"]
    kept = requests.post(f"{url}/merges/contacts", json={"keep": a, "lose": b}, timeout=5)
    assert fake.contacts.get(a) == fake.contacts.get(kept.json()["id"])
    strike: dict[str, Any] = {"match": "GET *", "fault": {"kind": "too_many", "daily": True}}
    requests.post(f"{url}/faults", json=strike, timeout=5)
    client = Client(fake)
    assert client.call("GET", f"{BASE}/contacts").status_code == 429
    moved = requests.post(f"{url}/clock", json={"advance": 86_400}, timeout=5).json()
    assert abs(moved["now"] - fake.clock.now()) < 5_000
    calls = requests.get(f"{url}/ledger", params={"match": "GET *"}, timeout=5).json()["calls"]
    assert [call["fault"] for call in calls] == ["TooMany"]
    assert requests.post(f"{url}/faults", json={"match": "*"}, timeout=5).status_code == 400


def test_library_when_it_drives_the_fake_should_be_understood(fake: HubSpotFake) -> None:
    """HubSpot's own client, on the date-based paths that it has no methods for."""
    from hubspot import HubSpot
    from hubspot.crm.contacts import ApiClient

    fake.contacts.add(person(1))
    library = HubSpot(access_token=fake.token(), host=fake.url)
    api: ApiClient = library.crm.contacts.basic_api.api_client

    def call(method: str, path: str, body: Any = None) -> Any:
        return api.call_api(
            path,
            method,
            {},
            [],
            {"Content-Type": "application/json", "Accept": "application/json"},
            body=body,
            auth_settings=["oauth2"],
            response_types_map={200: "object", 201: "object"},
            _return_http_data_only=True,
            _request_timeout=(3, 10),
        )

    assert len(call("GET", f"{BASE}/contacts")["results"]) == 1
    body = {"properties": person(2), "associations": []}
    made = call("POST", f"{BASE}/contacts", body)
    changed = call("PATCH", f"{BASE}/contacts/{made['id']}", {"properties": {"phone": "1"}})
    assert changed["properties"]["phone"] == "1"
    assert fake.contacts.get(made["id"]) == {**person(2), "phone": "1"}


def test_contract_when_broken_should_fail_the_block() -> None:
    def ask() -> None:
        with hubspot_fake() as fake:
            body = {"filterGroups": [], "limit": 1, "properties": [], "sorts": [{"a": 1}]}
            answer = Client(fake).call("POST", f"{BASE}/contacts/search", {**body, "sorts": []})
            assert answer.status_code == 200

    with pytest.raises(AssertionError, match="against HubSpot's contract"):
        ask()
