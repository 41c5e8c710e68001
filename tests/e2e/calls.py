"""Calls that a test makes for itself, by HTTP, so that it depends on nobody else's."""

from __future__ import annotations

import json
import time
import urllib.request
import uuid
from dataclasses import dataclass
from typing import Any

from tests.local.running import Running

PITCH = (
    "Hello, this is Lee. We sell the best product on the market.",
    "It has a dashboard, an export and forty reports. Everybody buys it.",
    "It is cheap, too. You should just sign today.",
)
DISCOVERY = (
    "Hi, this is Lee from Northwind. I would like to learn how you work today.",
    "How do you handle that today, and who is involved?",
    "What happens when it goes wrong, and what does that cost you in a month?",
    "So you lose time and money over it every month. Did I get that right?",
)
JUDGED_WITHIN_SECONDS = 60


@dataclass(frozen=True)
class Session:
    """Somebody of the demo company at the API."""

    url: str
    token: str

    def ask(self, method: str, path: str, body: object = None) -> Any:
        """The body of a successful answer."""
        headers = {
            "Content-Type": "application/json",
            "Authorization": f"Bearer {self.token}",
            "Idempotency-Key": str(uuid.uuid4()),
        }
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}/api/v1/{path}", data, headers, method=method)
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)


def session(house: Running, role: str) -> Session:
    """Signed in as one of the demo company's people."""
    login = json.loads((house.house.state / "demo.json").read_text())[role]
    body = {"email": login["email"], "password": login["password"]}
    url = house.house.url
    return Session(url, str(Session(url, "").ask("POST", "auth/sign-in", body)["access_token"]))


def scored_call(learner: Session, lines: tuple[str, ...] = PITCH, mode: str = "official") -> Any:
    """A finished call's scorecard, once the judge has read it."""
    call = started_call(learner, mode)
    for line in lines:
        answer = learner.ask("POST", f"roleplays/{call}/turns", {"text": line})
        if answer["state"]["ended"]:
            break
    else:
        learner.ask("POST", f"roleplays/{call}/end", {})
    return _judged(learner, call)


def started_call(learner: Session, mode: str = "private") -> str:
    """A call that has begun, with a buyer for discovery and the rubric made for it."""
    bots = learner.ask("GET", "bots?call_type=discovery")["items"]
    rubric = discovery_rubric(learner)
    wanted = {"bot_id": bots[0]["bot_id"], "rubric_id": rubric, "mode": mode}
    return str(learner.ask("POST", "roleplays", wanted)["roleplay_id"])


def discovery_rubric(anybody: Session) -> str:
    """The rubric that is made for discovery calls."""
    rubrics = anybody.ask("GET", "rubrics")["items"]
    return next(str(one["rubric_id"]) for one in rubrics if "discovery" in one["call_types"])


def _judged(learner: Session, call: str) -> Any:
    deadline = time.monotonic() + JUDGED_WITHIN_SECONDS
    while time.monotonic() < deadline:
        card = learner.ask("GET", f"roleplays/{call}/scorecard")
        if "criteria" in card:
            return card
        time.sleep(0.2)
    raise AssertionError(f"{call} was not judged within {JUDGED_WITHIN_SECONDS} seconds")
