"""A call judged through the real function: by the model, or by the built-in judge that says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from functions.roleplay import end_roleplay
from functions.scoring import get_scorecard, on_roleplay_ended
from functions.settings import set_language_model
from tests.integrations.llm.fake_provider import Provider
from tests.integrations.llm.scripts import SCRIPTS, Script
from tests.support.calls import ungranted, watched
from tests.support.http import Call, send
from tests.support.practice import Company, announced, company, deliver, worked
from tests.support.tables import tables

LINES = ("How do you plan your shifts today?", "What does that cost you when somebody is ill?")


@dataclass
class House:
    """A company with a language model and a call that is over."""

    people: Company
    provider: Provider
    call: str

    def judged(self, *scripts: Script) -> Any:
        """The scorecard, from a provider that plays `scripts` from now on."""
        self.provider.play(*scripts)
        ended = announced("roleplay", "RoleplayEnded")[-1]
        assert deliver(on_roleplay_ended, ended) == {"batchItemFailures": []}
        path = {"roleplay_id": self.call}
        return worked(send(get_scorecard, Call(self.people.learner, path=path)))

    def use(self, **more: Any) -> None:
        """Set the language model."""
        model = {"model": "fake-1", "base_url": self.provider.url, "api_key": "sk-12345678"}
        worked(send(set_language_model, Call(self.people.admin, {**model, **more})))


@pytest.fixture
def house(provider: Provider) -> Iterator[House]:
    with tables():
        people = company("school-discovery")
        call = people.begin("official")
        for number, line in enumerate(LINES):
            worked(people.say(call, line, f"k{number}"))
        worked(send(end_roleplay, Call(people.learner, path={"roleplay_id": call})))
        made = House(people, provider, call)
        made.use(input_usd_per_million=10.0, output_usd_per_million=20.0)
        yield made


def test_scorecard_when_provider_is_good_should_be_the_models(house: House) -> None:
    with watched() as calls:
        card = house.judged(*SCRIPTS["good"])
    assert card["judge"] == {
        "kind": "openai",
        "version": "openai-criterion-1",
        "model": "fake-1",
        "fallback": False,
    }
    assert len(house.provider.requests) == len(card["criteria"])
    assert [one.operation for one in calls].count("Decrypt") == 1
    ours = [one for one in calls if one.operation != "Scan"]  # the test's own look at the outbox
    assert not ungranted(on_roleplay_ended.DECLARATION, ours)


def test_scorecard_when_model_judged_should_announce_what_it_cost(house: House) -> None:
    house.judged(*SCRIPTS["good"])
    (fact,) = announced("scoring", "ModelUsed")
    used = fact["payload"]
    assert used["purpose"] == "judge"
    assert used["user_id"] == house.people.learner.user_id
    assert used["cost_micro_usd"] == used["input_tokens"] * 10 + used["output_tokens"] * 20
    assert used["output_tokens"] > 0


@pytest.mark.parametrize("name", ["bad-key", "error-500", "not-json", "cut"])
def test_scorecard_when_provider_fails_should_be_the_built_in_judges_and_say_so(
    name: str, house: House
) -> None:
    card = house.judged(*SCRIPTS[name])
    assert (card["judge"]["kind"], card["judge"]["fallback"]) == ("offline", True)
    assert card["judge"]["version"].startswith("offline-")
    assert card["criteria"]


def test_scorecard_when_provider_fails_late_should_still_count_what_was_used(house: House) -> None:
    card = house.judged(*[Script()] * 4, *SCRIPTS["bad-key"])
    assert card["judge"]["fallback"] is True
    (fact,) = announced("scoring", "ModelUsed")
    assert fact["payload"]["output_tokens"] > 0


def test_scorecard_when_limit_is_reached_should_ask_nobody_and_say_so(house: House) -> None:
    house.use(tenant_limit_usd=0)
    card = house.judged(*SCRIPTS["good"])
    assert house.provider.requests == []
    assert (card["judge"]["kind"], card["judge"]["fallback"]) == ("offline", True)
    assert announced("scoring", "ModelUsed") == []


def test_scorecard_when_delivered_twice_should_cost_once_in_the_books(house: House) -> None:
    first = house.judged(*SCRIPTS["good"])
    assert house.judged(*SCRIPTS["good"]) == first
    assert len(announced("scoring", "ModelUsed")) == 1
