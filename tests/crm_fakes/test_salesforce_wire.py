"""Salesforce's OAuth, outbound messages, pages, and the table of paths that it answers."""

from __future__ import annotations

import http.server
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from tests.crm_fakes import SalesforceFake, salesforce_fake
from tests.crm_fakes.core.oauth import challenge_of
from tests.crm_fakes.test_salesforce import call, person

OAUTH = "/services/oauth2"
DATA = "/services/data/{version}"
SPOKEN = (
    ("POST", f"{OAUTH}/token"),
    ("POST", f"{OAUTH}/revoke"),
    ("POST", f"{OAUTH}/introspect"),
    ("GET", f"{OAUTH}/authorize"),
    ("GET", f"{OAUTH}/userinfo"),
    ("GET", "/services/data"),
    ("GET", f"{DATA}/limits"),
    ("GET", f"{DATA}/query/"),
    ("GET", f"{DATA}/queryAll/"),
    ("GET", f"{DATA}/sobjects/"),
    ("GET", f"{DATA}/sobjects/Contact/describe"),
    ("GET", f"{DATA}/sobjects/Contact/deleted/"),
    ("GET", f"{DATA}/sobjects/Contact/updated/"),
    ("POST", f"{DATA}/sobjects/Contact"),
    ("GET", f"{DATA}/sobjects/Contact/003"),
    ("PATCH", f"{DATA}/sobjects/Contact/003"),
    ("DELETE", f"{DATA}/sobjects/Contact/003"),
    ("GET", f"{DATA}/sobjects/Contact/Ours__c/1"),
    ("PATCH", f"{DATA}/sobjects/Contact/Ours__c/1"),
    ("POST", f"{DATA}/composite/sobjects"),
    ("PATCH", f"{DATA}/composite/sobjects"),
    ("DELETE", f"{DATA}/composite/sobjects"),
    ("PATCH", f"{DATA}/composite/sobjects/Contact/Ours__c"),
    ("POST", f"{DATA}/composite/sobjects/Contact"),
)
"""What is called, by method and path, as Salesforce's own reference has it."""


@pytest.fixture
def fake() -> Iterator[SalesforceFake]:
    with salesforce_fake() as found:
        yield found


@pytest.mark.parametrize(("method", "path"), SPOKEN)
def test_path_when_it_is_salesforces_should_be_answered(
    fake: SalesforceFake, method: str, path: str
) -> None:
    url = fake.url + path.replace("{version}", "v67.0")
    headers = {"Authorization": f"Bearer {fake.token()}"}
    answer = requests.request(method, url, headers=headers, json={"records": []}, timeout=5)
    known = answer.status_code != 405
    nowhere = "requested resource does not exist" in answer.text and "Contact/" not in path
    assert known
    assert not nowhere


def test_code_when_exchanged_should_give_an_instance_and_rotate(fake: SalesforceFake) -> None:
    known = {"client_id": "demo-client", "client_secret": "demo-secret"}
    asked = {
        "client_id": "demo-client",
        "redirect_uri": "http://127.0.0.1:1/back",
        "state": "s",
        "code_challenge": challenge_of("verifier"),
        "code_challenge_method": "S256",
        "decision": "allow",
    }
    pressed = requests.post(
        f"{fake.url}{OAUTH}/authorize", data=asked, allow_redirects=False, timeout=5
    )
    code = parse_qs(urlsplit(pressed.headers["Location"]).query)["code"][0]
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": "http://127.0.0.1:1/back",
        "code_verifier": "verifier",
    }
    tokens = requests.post(f"{fake.url}{OAUTH}/token", data=known | form, timeout=5).json()
    assert tokens["instance_url"] == fake.url
    refresh = {"grant_type": "refresh_token", "refresh_token": tokens["refresh_token"]}
    again = requests.post(f"{fake.url}{OAUTH}/token", data=known | refresh, timeout=5).json()
    assert "refresh_token" not in again
    fake.oauth.rotate = True
    once = requests.post(f"{fake.url}{OAUTH}/token", data=known | refresh, timeout=5).json()
    assert once["refresh_token"] != tokens["refresh_token"]
    twice = requests.post(f"{fake.url}{OAUTH}/token", data=known | refresh, timeout=5)
    assert (twice.status_code, twice.json()["error"]) == (400, "invalid_grant")
    assert fake.oauth.live() == 0
    fresh = fake.oauth.grant()
    revoked = requests.post(f"{fake.url}{OAUTH}/revoke", data={"token": fresh.refresh}, timeout=5)
    assert revoked.status_code == 200
    assert fake.oauth.check(fresh.access) is None


class Receiver(http.server.BaseHTTPRequestHandler):
    """Says Ack from the second call on."""

    seen: ClassVar[list[str]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.seen.append(body.decode())
        self.send_response(200)
        self.end_headers()
        word = "true" if len(self.seen) > 1 else "false"
        self.wfile.write(
            f"<notificationsResponse><Ack>{word}</Ack></notificationsResponse>".encode()
        )

    def log_message(self, *_: object) -> None:
        return


@contextmanager
def receiving() -> Iterator[str]:
    Receiver.seen.clear()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/outbound"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_outbound_when_not_acknowledged_should_come_again_with_the_latest(
    fake: SalesforceFake,
) -> None:
    with receiving() as url:
        fake.subscribe(url)
        fake.contacts.add_all(person(n) for n in range(120))
        first = next(iter(fake.contacts.all()))
        fake.companies.add(Name="Rowe & Sons")
        fake.send()
        fake.contacts.update(first, {"LastName": "Later"})
        fake.send()
    sizes = [body.count("<Notification>") for body in Receiver.seen]
    assert sizes == [100, 20, 1, 100, 1]
    assert "Crowd 00000" in Receiver.seen[0]
    assert "<sf:LastName>Later</sf:LastName>" in Receiver.seen[3]
    assert "Rowe &amp; Sons" in Receiver.seen[2]
    ids = [re.findall(r"<Notification><Id>(\w{18})", body) for body in Receiver.seen]
    assert ids[0] == ids[3]
    assert len(set(ids[0] + ids[1] + ids[2])) == 121
    assert all(fake.organization in body for body in Receiver.seen)


def test_record_when_looked_at_should_show_its_activities(fake: SalesforceFake) -> None:
    fake.seed()
    deal = next(k for k, row in fake.deals.all().items() if "Halden: route" in row["Name"])
    page = requests.get(fake.record_url(deal), timeout=5).text
    assert "Loses 9 % of miles" in page
    assert "Dana Whitlock" in page
    assert "Halden Logistics" in page
    assert (len(fake.contacts), len(fake.leads), len(fake.companies)) == (36, 4, 12)


def test_token_when_it_ends_should_be_an_invalid_session(fake: SalesforceFake) -> None:
    token = fake.token()
    fake.clock.advance(7_201)
    headers = {"Authorization": f"Bearer {token}"}
    answer = requests.get(f"{fake.url}/services/data/v67.0/limits", headers=headers, timeout=5)
    assert answer.status_code == 401
    assert answer.json()[0]["errorCode"] == "INVALID_SESSION_ID"
    assert call(fake, "GET", "/limits").status_code == 200
