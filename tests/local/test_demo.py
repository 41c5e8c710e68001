"""The demo company: three weeks of practice that every role can look at."""

from __future__ import annotations

import json
import urllib.request
from dataclasses import replace
from typing import Any

import pytest

from local.seed.company import ADMIN, LOGIN_WITH
from sparring.judge.rubric import rubrics_shipped
from tests.local.running import Running, start, wait_until

SESSIONS = 30
LEARNERS = 6


@pytest.fixture
def house(demo_house: Running) -> Running:
    return demo_house


class Person:
    """Somebody who signed in with a demo login."""

    def __init__(self, house: Running, role: str) -> None:
        self.base = f"{house.house.url}/api/v1/"
        login = json.loads(house.house.demo_file.read_text())[role]
        self.token = ""
        self.token = self.ask("auth/sign-in", login)["access_token"]

    def ask(self, path: str, body: object = None) -> Any:
        data = json.dumps(body).encode() if body is not None else None
        headers = {"Content-Type": "application/json"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        request = urllib.request.Request(self.base + path, data, headers)
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)


def test_demo_when_made_should_tell_its_logins(house: Running) -> None:
    demo = json.loads(house.house.demo_file.read_text())
    assert demo["url"] == house.house.url
    said = house.output.read_text()
    for role in ("admin", "manager", "learner"):
        assert set(demo[role]) == {"email", "password"}
        assert demo[role]["email"] in said
        assert Person(house, role).ask("me")["role"] == role


def test_demo_when_made_should_have_people_bots_and_rubrics(house: Running) -> None:
    admin = Person(house, "admin")
    users = admin.ask("users?limit=100")["items"]
    assert len([user for user in users if user["role"] == "learner"]) == LEARNERS
    assert len({user["team_id"] for user in users if user["team_id"]}) == 2
    assert len(admin.ask("bots?status=published")["items"]) == 8
    names = [rubric["name"] for rubric in admin.ask("rubrics?limit=100")["items"]]
    assert sorted(names) == sorted(rubric.name for rubric in rubrics_shipped().values())


def test_demo_when_made_should_have_three_weeks_of_sessions(house: Running) -> None:
    learner = Person(house, "learner").ask("dashboard")["learner"]
    assert len([week for week in learner["trend"] if week["sessions"]]) >= 3
    assert learner["next_step"]
    admin = Person(house, "admin").ask("dashboard")["admin"]
    assert admin["sessions"]["total"] >= SESSIONS


def test_demo_when_made_should_show_the_manager_who_is_ready(house: Running) -> None:
    manager = Person(house, "manager").ask("dashboard")["manager"]
    scores = [person["average"] for person in manager["people"] if person["official"]]
    assert len(scores) >= 3
    assert max(scores) - min(scores) > 1


def test_demo_when_made_should_have_calls_to_review_and_an_appeal_that_waits(
    house: Running,
) -> None:
    manager, admin = Person(house, "manager"), Person(house, "admin")
    first, *others = manager.ask("reviews")["items"]
    assert (first["why"], first["appeals_open"]) == ("appeal", 1)
    assert others
    done = admin.ask("reviews?state=reviewed")["items"]
    cards = [admin.ask(f"roleplays/{one['roleplay_id']}/scorecard") for one in done]
    told = {entry["what"] for card in cards for entry in card["trail"]}
    assert {"appeal_accepted", "appeal_declined", "commented", "overruled"} <= told


def test_scorecards_when_made_should_quote_their_calls(house: Running) -> None:
    learner = Person(house, "learner")
    for call in learner.ask("roleplays?limit=100")["items"]:
        path = f"roleplays/{call['roleplay_id']}"
        said = {turn["turn"]: turn["text"] for turn in learner.ask(path)["turns"]}
        card = learner.ask(f"{path}/scorecard")
        quotes = [quote for criterion in card["criteria"] for quote in criterion["quotes"]]
        assert not [quote for quote in quotes if quote["text"] not in said[quote["turn"]]]


def test_demo_when_broken_off_should_start_over(tmp_path_factory: pytest.TempPathFactory) -> None:
    state = tmp_path_factory.mktemp("broken") / "state"
    first = Running(state)
    house = first.house
    assert first.stop() == 0
    output = state.parent / "broken.txt"
    broken = start(replace(house, empty=False), output)
    wait_until((state / "seeding.json").exists, 60)
    broken.terminate()
    assert broken.wait(30) == 0
    assert not house.demo_file.exists()
    again = Running(state)
    try:
        assert not (state / "seeding.json").exists()
        assert sign_up_like_the_demo_admin(again)["access_token"]
    finally:
        again.stop()


def sign_up_like_the_demo_admin(house: Running) -> Any:
    """Works only where nothing of the first half is left."""
    login = {"email": ADMIN.email, "password": LOGIN_WITH}
    body = json.dumps({"company_name": "Again", "name": ADMIN.name, **login}).encode()
    headers = {"Content-Type": "application/json"}
    url = f"{house.house.url}/api/v1/auth/sign-up"
    with urllib.request.urlopen(urllib.request.Request(url, body, headers)) as answer:
        return json.load(answer)
