"""Case 48 in a running house: eighty starts at once, and sixty calls."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from local.seed.company import LOGIN_WITH
from tests.local.running import Running

ASKED, ALLOWED, AT_ONCE = 80, 60, 16
TRIES = 20


def _ask(house: Running, path: str, body: object, token: str = "") -> tuple[int, Any]:
    headers = {"Content-Type": "application/json", "Origin": house.house.url}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    address = f"{house.house.url}/api/v1/{path}"
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address, data, headers)
    try:
        with urllib.request.urlopen(request, timeout=40) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        return refused.code, dict(refused.headers)


def _newcomer(house: Running) -> str:
    """The access token of somebody who has just joined the demo company."""
    email = json.loads(house.house.demo_file.read_text())["admin"]["email"]
    _, admin = _ask(house, "auth/sign-in", {"email": email, "password": LOGIN_WITH})
    asked = {"email": "parallel@northwind.example", "name": "Pat Parallel", "role": "learner"}
    _, invited = _ask(house, "invitations", asked, admin["access_token"])
    secret = invited["link"].partition("token=")[2]
    _, joined = _ask(house, "invitations/accept", {"token": secret, "password": LOGIN_WITH})
    return str(joined["access_token"])


def test_case_48_starts_when_many_come_at_once_should_be_counted_exactly(
    demo_house: Running,
) -> None:
    token = _newcomer(demo_house)
    bot = _ask(demo_house, "bots", None, token)[1]["items"][0]["bot_id"]
    rubric = _ask(demo_house, "rubrics", None, token)[1]["items"][0]["rubric_id"]
    body = {"bot_id": bot, "rubric_id": rubric, "mode": "private"}
    refusals = []

    def start(_: int) -> int:
        for _try in range(TRIES):
            status, answer = _ask(demo_house, "roleplays", body, token)
            if status != 503:
                break
            time.sleep(0.1)
        if status == 429:
            refusals.append(int(answer["Retry-After"]))
        return status

    hour = time.time() // 3600
    with ThreadPoolExecutor(AT_ONCE) as many:
        statuses = Counter(many.map(start, range(ASKED)))
    if time.time() // 3600 != hour:
        # The hour turned in the middle: nobody had to be refused.
        assert statuses[201] + statuses[429] == ASKED
        return
    assert statuses == {201: ALLOWED, 429: ASKED - ALLOWED}
    assert all(0 < seconds <= 3600 for seconds in refusals)
