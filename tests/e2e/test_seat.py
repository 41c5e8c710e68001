"""One seat of a running room and fifty who press it at once: one of them sits there."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from local.seed.company import LOGIN_WITH
from tests.local.running import Running

JOINS, AT_ONCE = 50, 16


def _ask(house: Running, path: str, body: object = None, token: str = "") -> tuple[int, Any]:
    headers = {"Content-Type": "application/json", "Origin": house.house.url}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    address = f"{house.house.url}/api/v1/{path}"
    data = None if body is None else json.dumps(body).encode()
    try:
        request = urllib.request.Request(address, data, headers)
        with urllib.request.urlopen(request, timeout=40) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused)


def _people(house: Running) -> list[str]:
    """The access tokens of everybody in the demo company."""
    email = json.loads(house.house.demo_file.read_text())["admin"]["email"]
    _, admin = _ask(house, "auth/sign-in", {"email": email, "password": LOGIN_WITH})
    _, page = _ask(house, "users", token=admin["access_token"])
    tokens = []
    for one in page["items"]:
        login = {"email": one["email"], "password": LOGIN_WITH}
        status, session = _ask(house, "auth/sign-in", login)
        if status == 200 and "access_token" in session:
            tokens.append(str(session["access_token"]))
    return tokens


def test_seat_when_fifty_press_it_at_once_should_have_one_winner(demo_house: Running) -> None:
    tokens = _people(demo_house)
    assert len(tokens) >= 6
    scene = {"title": "A meeting", "situation": "Two people meet.", "briefs": {"buyer": "Resist."}}
    wish = {"name": "Crowded", "scenario": scene}
    _, room = _ask(demo_house, "rooms", wish, tokens[0])
    place = f"rooms/{room['room_id']}"
    _, invited = _ask(demo_house, f"{place}/invitation", {}, tokens[0])
    secret = invited["link"].partition("#")[2]

    def enter(token: str) -> int:
        return _ask(demo_house, f"{place}/enter", {"secret": secret}, token)[0]

    def sit(at: int) -> tuple[int, str]:
        token = tokens[at % len(tokens)]
        status, said = _ask(demo_house, f"{place}/seat", {"seat": "buyer"}, token)
        return status, str(said.get("your_seat") or said.get("code"))

    with ThreadPoolExecutor(AT_ONCE) as many:
        assert set(many.map(enter, tokens)) == {200}
        answers = Counter(many.map(sit, range(JOINS)))
    assert answers.keys() == {(200, "buyer"), (409, "seat_taken")}
    seen = [_ask(demo_house, place, token=token)[1] for token in tokens]
    (winner,) = [one for one in seen if one["your_seat"] == "buyer"]
    assert winner["brief"] == "Resist."
    assert [one["brief"] for one in seen if one["your_seat"] != "buyer"] == [None] * (
        len(tokens) - 1
    )
    assert sum(one["seat"] == "buyer" for one in winner["members"]) == 1
