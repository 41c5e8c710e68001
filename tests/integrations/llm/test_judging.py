"""A call judged through the real function: by the model, or by the built-in judge that says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from functions.roleplay import end_roleplay
from functions.scoring import (
    get_rescore,
    get_scorecard,
    on_rescore_asked,
    on_roleplay_ended,
    rescore_rubric,
    update_rubric,
)
from functions.settings import set_language_model
from sparring.kit import aws, clock
from tests.integrations.llm.fake_provider import Provider
from tests.integrations.llm.scripts import SCRIPTS, Script
from tests.support.calls import ungranted, watched
from tests.support.drafts import rubric
from tests.support.http import Call, send
from tests.support.practice import Company, announced, company, deliver, worked
from tests.support.tables import rows, tables

LINES = (
    "How do you plan your shifts today?",
    "What does that cost you when somebody is ill?",
    "Who else feels it when a shift stays empty?",
)


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
        "prompt": "criterion-1",
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
    assert card["judge"]["prompt"] is None
    assert card["criteria"]


def test_scorecard_when_provider_fails_late_should_still_count_what_was_used(house: House) -> None:
    card = house.judged(*[Script()] * 4, *SCRIPTS["bad-key"])
    assert card["judge"]["fallback"] is True
    told = announced("scoring", "ModelUsed")
    assert told
    assert all(fact["payload"]["output_tokens"] > 0 for fact in told)


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


def _forget_the_card() -> None:
    """As if the function had died after its answers were kept, before the scorecard was."""
    client = aws.client("dynamodb")
    for row in rows("scoring"):
        if row["sk"] == "CARD":
            place = {"pk": {"S": row["pk"]}, "sk": {"S": row["sk"]}}
            client.delete_item(TableName="sparring-scoring", Key=place)


def test_scorecard_when_judged_again_should_ask_nobody_and_cost_nothing(house: House) -> None:
    first = house.judged(*SCRIPTS["good"])
    _forget_the_card()
    again = house.judged(*SCRIPTS["error-500"])
    assert again["criteria"] == first["criteria"]
    assert again["judge"] == first["judge"]
    assert house.provider.requests == []
    assert len(announced("scoring", "ModelUsed")) == 1


def test_scorecard_when_provider_failed_halfway_should_ask_only_for_the_rest(house: House) -> None:
    first = house.judged(*[Script()] * 4, *SCRIPTS["bad-key"])
    assert first["judge"]["fallback"] is True
    kept = [row for row in rows("scoring") if "#ANSWER#" in row["pk"]]
    assert 1 <= len(kept) <= 4
    _forget_the_card()
    again = house.judged(*SCRIPTS["good"])
    assert again["judge"]["fallback"] is False
    assert len(house.provider.requests) == len(again["criteria"]) - len(kept)
    assert all(one["payload"]["output_tokens"] for one in announced("scoring", "ModelUsed"))


def test_scorecard_when_the_model_is_another_should_ask_it(house: House) -> None:
    card = house.judged(*SCRIPTS["good"])
    _forget_the_card()
    house.use(model="fake-2")
    house.judged(*SCRIPTS["good"])
    assert len(house.provider.requests) == len(card["criteria"])


def test_answer_when_its_time_is_up_should_be_asked_for_again(house: House) -> None:
    card = house.judged(*SCRIPTS["good"])
    _forget_the_card()
    later = clock.now() + dt.timedelta(days=91)
    with clock.set_to(lambda: later):
        house.judged(*SCRIPTS["good"])
    assert len(house.provider.requests) == len(card["criteria"])


def test_rescore_when_the_model_judges_should_count_for_whoever_asked(house: House) -> None:
    house.judged(*SCRIPTS["good"])
    people = house.people
    path, headers = {"rubric_id": people.rubric_id}, {"idempotency-key": "k1"}
    changed = {"rubric": rubric(name="Other words", pass_mark=0.0), "version": 1}
    worked(send(update_rubric, Call(people.admin, changed, path=path)))
    asked = Call(people.admin, {"version": 2}, path=path, headers=headers)
    rescore_id = worked(send(rescore_rubric, asked))["rescore_id"]
    before = len(house.provider.requests)
    assert deliver(on_rescore_asked, announced("scoring", "RescoreAsked")[0]) == {
        "batchItemFailures": []
    }
    shown = Call(people.admin, path={**path, "rescore_id": rescore_id})
    assert worked(send(get_rescore, shown))["status"] == "ready"
    assert len(house.provider.requests) == before
    changed = {"rubric": rubric(criteria=_reworded()), "version": 2}
    worked(send(update_rubric, Call(people.admin, changed, path=path)))
    asked = Call(people.admin, {"version": 3}, path=path, headers={"idempotency-key": "k2"})
    worked(send(rescore_rubric, asked))
    deliver(on_rescore_asked, announced("scoring", "RescoreAsked")[-1])
    assert len(house.provider.requests) == before + 1
    payer = announced("scoring", "ModelUsed")[-1]["payload"]["user_id"]
    assert payer == people.admin.user_id


def _reworded() -> list[Any]:
    """The criteria with another definition of the first, which alone has to be asked again."""
    first, *others = rubric()["criteria"]
    return [{**first, "definition": "The rep says first what both will talk about."}, *others]
