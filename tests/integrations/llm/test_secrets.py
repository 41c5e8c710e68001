"""Nothing that is entered or said may end in a log, and nothing heavy loads without need."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from functions.roleplay import end_roleplay
from functions.scoring import create_rubric, get_scorecard, on_roleplay_ended
from functions.settings import get_language_model, set_language_model
from sparring.kit import log
from tests.integrations.llm.fake_provider import Provider
from tests.integrations.llm.scripts import SCRIPTS
from tests.support.drafts import published_bot, rubric
from tests.support.http import Call, admit, send
from tests.support.practice import Company, announced, company, deliver, worked
from tests.support.tables import rows, tables

ROOT = Path(__file__).parents[3]
KEY = "sk-secret-canary-1234"
SAID = "My canary words are these: how do you plan your shifts today?"
CANARIES = (KEY, "sk-secret", "canary words", "shifts today")


@pytest.fixture
def people(provider: Provider, monkeypatch: pytest.MonkeyPatch) -> Iterator[Company]:
    with tables():
        monkeypatch.setattr(log.logger().registered_handler, "stream", sys.stdout)
        found = company("school-discovery")
        body = {"model": "fake-1", "base_url": provider.url, "api_key": KEY, "reads_moves": True}
        worked(send(set_language_model, Call(found.admin, body)))
        yield found


FAULTS = ["good", "bad-key", "error-500", "garbage", "cut", "refusal", "leaks", "not-json", "empty"]


@pytest.mark.parametrize("name", FAULTS)
def test_case_45_turn_when_provider_fails_should_log_no_key_and_no_word(
    name: str,
    people: Company,
    provider: Provider,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    provider.play(*SCRIPTS[name])
    caplog.set_level("INFO")
    answer = worked(people.say(people.begin(), SAID, "k1"))
    written = capfd.readouterr()
    everything = f"{written.out} {written.err} {caplog.text}"
    assert "request" in everything
    assert not [one for one in (*CANARIES, answer["reply"]["text"]) if one in everything]
    if name not in ("good", "leaks"):
        assert "fell_back" in everything


def test_case_45_call_when_the_built_in_buyer_plays_it_should_log_no_word_of_anybody(
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A whole call, from its start to its scorecard, with a canary in all that people wrote."""
    caplog.set_level("INFO")
    with tables():
        monkeypatch.setattr(log.logger().registered_handler, "stream", sys.stdout)
        people = company("school-discovery")
        admit(people.learner, email="canary-mail@sparring.example", name="Canary Rep")
        persona = {"name": "Canarina Birdwhistle", "situation": "A canary situation in a mine."}
        criteria = [{**rubric()["criteria"][0], "definition": "A canary definition."}]
        house = replace(
            people,
            bot_id=published_bot(people.admin, **persona)["bot_id"],
            rubric_id=worked(
                send(create_rubric, Call(people.admin, {"rubric": rubric(criteria=criteria)}))
            )["rubric_id"],
        )
        call = house.begin("official")
        replies = [worked(house.say(call, f"{SAID} {n}", f"k{n}"))["reply"] for n in range(3)]
        worked(send(end_roleplay, Call(house.learner, path={"roleplay_id": call})))
        deliver(on_roleplay_ended, announced("roleplay", "RoleplayEnded")[0])
        worked(send(get_scorecard, Call(house.learner, path={"roleplay_id": call})))
    written = capfd.readouterr()
    everything = f"{written.out} {written.err} {caplog.text}"
    assert "fact.handled" in everything
    planted = ("canary", "birdwhistle", "shifts today", *(one["text"].lower() for one in replies))
    assert not [one for one in planted if one in everything.lower()]


def test_key_when_set_should_be_sealed_and_shown_by_its_end_only(people: Company) -> None:
    shown = worked(send(get_language_model, Call(people.admin)))
    assert shown["key_last4"] == KEY[-4:]
    assert KEY not in json.dumps(shown)
    assert KEY[:-4] not in str(rows("settings"))


PROBE = """
import json, sys
from tests.support.practice import company, worked
from tests.support.tables import tables
with tables():
    people = company("school-discovery")
    call = people.begin()
    worked(people.say(call, "How do you plan your shifts today?", "k1"))
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def test_turn_when_no_provider_is_set_should_never_load_openai() -> None:
    path = os.pathsep.join((str(ROOT / "layers/domain/python"), str(ROOT)))
    done = subprocess.run(
        [sys.executable, "-c", PROBE],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    loaded = set(json.loads(done.stdout.splitlines()[-1]))
    assert "sparring" in loaded
    assert not loaded & {"openai", "httpx2", "httpcore2", "httpx"}
