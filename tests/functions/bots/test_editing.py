"""Bots as coaches edit them: drafts, versions, publishing, the archive."""

from __future__ import annotations

from typing import Any

import pytest

from functions.bots import (
    archive_bot,
    create_bot,
    get_bot,
    list_bot_templates,
    publish_bot,
    restore_bot,
    update_bot,
)
from sparring.buyer.templates import templates
from sparring.kit.caller import Caller
from tests.support.calls import sent
from tests.support.drafts import made_bot, persona, published_bot, unknown
from tests.support.http import Answer, Call, person
from tests.support.tables import facts, rows


@pytest.fixture
def coach() -> Caller:
    return person(role="manager")


def _on(function: Any, coach: Caller, bot_id: str, body: object = None) -> Answer:
    return sent(function, Call(coach, body, path={"bot_id": bot_id}))


@pytest.mark.parametrize("field", ["name", "company", "product"])
def test_create_bot_when_a_text_shows_nothing_should_answer_422(coach: Caller, field: str) -> None:
    answer = sent(create_bot, Call(coach, {"persona": persona(**{field: "\u200b\u2060"})}))
    assert answer.status == 422
    assert "can be seen" in str(answer.body)


def test_create_bot_when_given_a_persona_should_make_a_draft(coach: Caller) -> None:
    answer = sent(create_bot, Call(coach, {"persona": persona(name="Ada Byron")}))
    assert answer.status == 201
    assert answer.body["status"] == "draft"
    assert answer.body["version"] == 1
    assert answer.body["draft"]["name"] == "Ada Byron"
    assert answer.body["published"] is None
    assert _on(get_bot, coach, answer.body["bot_id"]).body == answer.body


def test_create_bot_when_given_a_template_should_start_from_it(coach: Caller) -> None:
    template_id, shipped = next(iter(templates().items()))
    answer = sent(create_bot, Call(coach, {"template_id": template_id}))
    assert answer.body["draft"] == shipped.model_dump(mode="json")


def test_create_bot_when_given_a_bot_should_copy_its_draft(coach: Caller) -> None:
    source = published_bot(coach, name="Ada Byron")
    answer = sent(create_bot, Call(coach, {"copy_of": source["bot_id"]}))
    assert answer.body["draft"] == source["draft"]
    assert answer.body["bot_id"] != source["bot_id"]
    assert answer.body["status"] == "draft"


def test_create_bot_when_template_is_unknown_should_name_the_field(coach: Caller) -> None:
    answer = sent(create_bot, Call(coach, {"template_id": "no-such-template"}))
    assert answer.status == 422
    assert answer.body["errors"][0]["field"] == "template_id"
    assert not rows("bots")


def test_create_bot_when_given_two_sources_should_refuse(coach: Caller) -> None:
    body = {"persona": persona(), "copy_of": unknown("bt")}
    assert sent(create_bot, Call(coach, body)).status == 422
    assert sent(create_bot, Call(coach, {})).status == 422


def test_create_bot_when_repeated_with_its_key_should_make_one(coach: Caller) -> None:
    call = Call(coach, {"persona": persona()}, headers={"idempotency-key": "k1"})
    first, second = sent(create_bot, call), sent(create_bot, call)
    assert (first.status, second.status) == (201, 201)
    assert first.body == second.body
    assert len([row for row in rows("bots") if row["sk"].startswith("BOT#")]) == 1


def test_create_bot_when_key_meant_another_bot_should_conflict(coach: Caller) -> None:
    headers = {"idempotency-key": "k1"}
    sent(create_bot, Call(coach, {"persona": persona()}, headers=headers))
    other = sent(create_bot, Call(coach, {"persona": persona(name="Other")}, headers=headers))
    assert (other.status, other.code) == (409, "key_reused")


def test_create_bot_when_colleague_uses_the_same_key_should_make_another(coach: Caller) -> None:
    headers = {"idempotency-key": "k1"}
    mine = sent(create_bot, Call(coach, {"persona": persona()}, headers=headers))
    colleague = person(coach.tenant, "admin")
    theirs = sent(create_bot, Call(colleague, {"persona": persona()}, headers=headers))
    assert mine.body["bot_id"] != theirs.body["bot_id"]


@pytest.mark.parametrize("key", ["", "a" * 65, "a b", "a#b", "ü"])
def test_create_bot_when_key_is_malformed_should_refuse(coach: Caller, key: str) -> None:
    call = Call(coach, {"persona": persona()}, headers={"idempotency-key": key})
    assert sent(create_bot, call).status == 422
    assert not rows("bots")


def test_update_bot_when_version_is_current_should_change_the_draft(coach: Caller) -> None:
    bot = made_bot(coach)
    change = {"persona": persona(name="Grace Hopper"), "version": bot["version"]}
    answer = _on(update_bot, coach, bot["bot_id"], change)
    assert answer.status == 200
    assert (answer.body["draft"]["name"], answer.body["version"]) == ("Grace Hopper", 2)
    assert _on(get_bot, coach, bot["bot_id"]).body == answer.body


def test_update_bot_when_version_is_old_should_conflict(coach: Caller) -> None:
    bot = made_bot(coach)
    change = {"persona": persona(name="First"), "version": 1}
    _on(update_bot, coach, bot["bot_id"], change)
    late = _on(update_bot, coach, bot["bot_id"], {**change, "persona": persona(name="Second")})
    assert (late.status, late.code) == (409, "version_conflict")
    assert _on(get_bot, coach, bot["bot_id"]).body["draft"]["name"] == "First"


def test_publish_bot_when_draft_changes_later_should_keep_what_was_published(
    coach: Caller,
) -> None:
    bot = published_bot(coach, name="Ada Byron")
    change = {"persona": persona(name="Grace Hopper"), "version": bot["version"]}
    answer = _on(update_bot, coach, bot["bot_id"], change)
    assert answer.body["published"]["name"] == "Ada Byron"
    assert answer.body["draft"]["name"] == "Grace Hopper"
    assert answer.body["published_version"] == 1


def test_publish_bot_when_repeated_after_a_change_should_add_a_version(coach: Caller) -> None:
    bot = published_bot(coach, name="Ada Byron")
    change = {"persona": persona(name="Grace Hopper"), "version": bot["version"]}
    changed = _on(update_bot, coach, bot["bot_id"], change).body
    answer = _on(publish_bot, coach, bot["bot_id"], {"version": changed["version"]})
    assert [one["version"] for one in answer.body["versions"]] == [1, 2]
    assert answer.body["published"]["name"] == "Grace Hopper"
    kept = [row for row in rows("bots") if row["sk"].startswith("V#")]
    assert [row["persona"]["name"] for row in kept] == ["Ada Byron", "Grace Hopper"]


def test_publish_bot_when_done_should_announce_it_once(coach: Caller) -> None:
    bot = published_bot(coach)
    (fact,) = facts("bots")
    assert fact["fact"] == "BotPublished"
    assert fact["payload"]["bot_id"] == bot["bot_id"]
    assert fact["actor"] == coach.user_id


def test_publish_bot_when_sent_again_should_conflict_and_announce_nothing(coach: Caller) -> None:
    bot = made_bot(coach)
    body = {"version": bot["version"]}
    assert _on(publish_bot, coach, bot["bot_id"], body).status == 200
    again = _on(publish_bot, coach, bot["bot_id"], body)
    assert (again.status, again.code) == (409, "version_conflict")
    assert len(facts("bots")) == 1


def test_archive_bot_when_published_should_hide_it_until_restored(coach: Caller) -> None:
    bot = published_bot(coach)
    learner = person(coach.tenant)
    assert _on(archive_bot, coach, bot["bot_id"]).status == 204
    assert _on(get_bot, learner, bot["bot_id"]).status == 404
    assert _on(get_bot, coach, bot["bot_id"]).body["status"] == "archived"
    restored = _on(restore_bot, coach, bot["bot_id"])
    assert restored.body["status"] == "published"
    assert restored.body == _on(get_bot, coach, bot["bot_id"]).body
    assert _on(get_bot, learner, bot["bot_id"]).status == 200


def test_archive_bot_when_repeated_should_change_nothing(coach: Caller) -> None:
    bot = published_bot(coach)
    _on(archive_bot, coach, bot["bot_id"])
    before = rows("bots")
    assert _on(archive_bot, coach, bot["bot_id"]).status == 204
    assert rows("bots") == before


def test_publish_bot_when_archived_should_conflict(coach: Caller) -> None:
    bot = made_bot(coach)
    _on(archive_bot, coach, bot["bot_id"])
    version = _on(get_bot, coach, bot["bot_id"]).body["version"]
    answer = _on(publish_bot, coach, bot["bot_id"], {"version": version})
    assert (answer.status, answer.code) == (409, "bot_archived")


def test_get_bot_when_learner_asks_should_hide_what_must_be_earned(coach: Caller) -> None:
    bot = published_bot(coach)
    answer = _on(get_bot, person(coach.tenant), bot["bot_id"])
    assert answer.status == 200
    assert answer.body["draft"] is None
    assert answer.body["published"] is None
    hidden = [fact["text"] for fact in bot["draft"]["hidden_facts"]]
    hidden += [bot["draft"]["budget"]["text"], bot["draft"]["authority"]["text"]]
    assert hidden
    assert not [text for text in hidden if text in str(answer.body)]
    assert "needs_trust" not in str(answer.body)


def test_get_bot_when_learner_asks_for_a_draft_should_find_nothing(coach: Caller) -> None:
    bot = made_bot(coach)
    hidden = _on(get_bot, person(coach.tenant), bot["bot_id"])
    missing = _on(get_bot, person(coach.tenant), unknown("bt"))
    assert hidden.status == missing.status == 404
    assert hidden.body == missing.body


def test_list_bot_templates_when_asked_should_show_all(coach: Caller) -> None:
    answer = sent(list_bot_templates, Call(coach))
    assert [one["template_id"] for one in answer.body["items"]] == list(templates())
