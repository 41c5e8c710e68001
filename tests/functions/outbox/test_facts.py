"""Contracts: what the code really announces looks like the samples in events/bus."""

from __future__ import annotations

import datetime as dt
from functools import cache
from types import SimpleNamespace
from typing import Any

import pytest

from functions.auth import revoke_invitation, update_user
from functions.bots import archive_bot, restore_bot
from functions.roleplay import end_roleplay
from functions.rooms import end_room, review_room, take_seat
from functions.scoring import (
    apply_rescore,
    on_rescore_asked,
    on_roleplay_ended,
    rescore_rubric,
    review_scorecard,
    score_again,
    update_rubric,
)
from functions.settings import forget_language_model, set_language_model
from sparring.kit import clock, lookup
from sparring.kit.caller import platform
from sparring.roleplay import repository
from sparring.roleplay.events import model_used
from sparring.rooms.speech import Word
from sparring.rooms.transcribing import Means, write_down
from sparring.scoring import cards
from sparring.scoring.waiting import UNHEARD_SECONDS
from tests.functions.outbox import facts_page
from tests.support import company as door
from tests.support.calling import Speaker, Talker
from tests.support.drafts import rubric
from tests.support.http import Call, send
from tests.support.practice import Company, announced, company, deliver, worked
from tests.support.rooming import MadeRoom, made_room
from tests.support.sockets import FakeSockets, sockets
from tests.support.tables import TABLES, facts, tables

LINES = (
    "Hi Priya, this is Kim. The reason for my call is your waiting list. Is now okay?",
    "How do you handle the waiting list today?",
    "What happens when somebody does not come?",
)


def _practise(house: Company) -> dict[str, Any]:
    """Play and judge a call; the payload of a model call in it."""
    call = house.begin("official")
    for number, line in enumerate(LINES):
        worked(house.say(call, line, f"k{number}"))
    worked(send(end_roleplay, Call(house.learner, path={"roleplay_id": call})))
    deliver(on_roleplay_ended, announced("roleplay", "RoleplayEnded")[0])
    _overrule(house, call)
    head = lookup.one(house.learner, repository.head(house.learner, call))
    return model_used(head, "turn", (812, 64), 331).payload


def _meet(house: Company) -> None:
    """A practice room, from its opening to its seller's own review."""
    room = made_room(house.admin, rubric_id=house.rubric_id, records=True)
    seller = room.guest("seller")
    with sockets() as wire:
        relay = Talker("r1", wire)
        relay.registers()
        _record(room, wire, relay)
        room.on(end_room)
    names = [one["criterion_id"] for one in rubric()["criteria"]]
    marks = [{"criterion_id": one, "verdict": "yes"} for one in names]
    said = {"rubric_id": house.rubric_id, "rubric_version": 1, "version": 0, "done": True}
    worked(room.on(review_room, seller, {**said, "marks": marks}))


def _record(room: MadeRoom, wire: FakeSockets, relay: Talker) -> None:
    """The host is recorded, and the relay delivers the film."""
    room.on(take_seat, body={"seat": "coach"})
    host = Speaker(room.host, room, wire, "socket-of-host")
    assert (host.joins(), host.says("record", on=True)) == (200, 200)
    wish = relay.heard[-1]
    film = {"participant": room.host.user_id, "kind": "person", "octets": 4}
    film |= {"key": f"{wish['prefix']}/host-person.webm", "begins": 0.4, "seconds": 9.5}
    ready = {"kind": "recording_ready", "room": wish["room"], "recording": wish["recording"]}
    assert relay.says({**ready, "files": [film]}) == 200
    read = dict.fromkeys(("transcribe",), lambda _: [Word(0.0, 0.4, "Hello", 0.9)])
    scribe: Any = SimpleNamespace(name="fake", **read)
    what = (room.room_id, str(wish["recording"]))
    means = Means([scribe], read=lambda _: b"", price=lambda *_: ())
    write_down(platform(room.host.tenant), what, means)


def _overrule(house: Company, call: str) -> None:
    """Turn the first verdict of a scorecard round."""
    card = cards.scored(cards.find(house.learner, call))
    turned = "no" if card.criteria[0].verdict == "yes" else "yes"
    said = {"criterion_id": card.criteria[0].criterion_id, "verdict": turned, "comment": "I saw it"}
    request = Call(house.admin, {"version": 0, "decisions": [said]}, path={"roleplay_id": call})
    worked(send(review_scorecard, request))


def _judge_again(house: Company) -> None:
    """Ask for calls to be judged again, and put what came of it in force."""
    path, key = {"rubric_id": house.rubric_id}, {"idempotency-key": "k1"}
    change = {"rubric": rubric(), "version": 1}
    worked(send(update_rubric, Call(house.admin, change, path=path)))
    asked = worked(send(rescore_rubric, Call(house.admin, {"version": 2}, path=path, headers=key)))
    deliver(on_rescore_asked, announced("scoring", "RescoreAsked")[0])
    place = {**path, "rescore_id": asked["rescore_id"]}
    worked(send(apply_rescore, Call(house.admin, {"roleplay_ids": None}, path=place)))


def _score_again(house: Company) -> None:
    """A second call, whose judge is not heard of."""
    place = {"roleplay_id": house.begin("private")}
    worked(house.say(place["roleplay_id"], LINES[1], "again"))
    worked(send(end_roleplay, Call(house.learner, path=place)))
    later = clock.now() + dt.timedelta(seconds=UNHEARD_SECONDS + 1)
    with clock.set_to(lambda: later):
        worked(send(score_again, Call(house.learner, path=place)))


def _run_the_house() -> dict[str, Any]:
    house = company()
    key = {"model": "gpt-5-mini", "api_key": "sk-not-a-real-key"}
    worked(send(set_language_model, Call(house.admin, key)))
    send(forget_language_model, Call(house.admin))
    path = {"bot_id": house.bot_id}
    _meet(house)
    used = _practise(house)
    _judge_again(house)
    _score_again(house)
    for function in (archive_bot, restore_bot):
        send(function, Call(house.admin, path=path))
    return {"ModelUsed": used}


def _fill_the_company() -> None:
    admin = door.company()
    north = door.team(admin, "North")
    kim = door.colleague(admin, "kim@acme.example", team_id=north)
    worked(send(update_user, Call(admin.caller, {"name": "K"}, path={"user_id": kim.user_id})))
    late = door.invited(admin, "late@acme.example").body["invitation_id"]
    send(revoke_invitation, Call(admin.caller, path={"invitation_id": late}))


@cache
def _announced() -> dict[str, dict[str, Any]]:
    """One payload of every fact that the main flows announce."""
    with tables():
        found = _run_the_house()
        found |= {row["fact"]: row["payload"] for table in TABLES for row in facts(table)}
    with door.auth_house():
        _fill_the_company()
        found |= {row["fact"]: row["payload"] for row in facts("auth")}
    return found


def _kinds(value: object) -> object:
    """The shape of a payload: names and JSON types, a list by its first thing."""
    if isinstance(value, dict):
        return {name: _kinds(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_kinds(value[0])] if value else []
    return facts_page.kind_of(value)


def _fits(real: object, sample: object) -> bool:
    """Same names, same types; a null fits whatever may be null, whole numbers fit numbers."""
    if isinstance(real, dict) and isinstance(sample, dict):
        return real.keys() == sample.keys() and all(_fits(real[k], sample[k]) for k in real)
    if isinstance(real, list) and isinstance(sample, list):
        return not (real and sample) or _fits(real[0], sample[0])
    nullable = "string or null"
    return real == sample or nullable in (real, sample) or {real, sample} == {"integer", "number"}


@pytest.mark.parametrize("name", facts_page.samples())
def test_fact_when_announced_should_look_like_its_sample(name: str) -> None:
    sample = facts_page.samples()[name]
    fact = sample["detail"]["fact"]
    assert sample["detail-type"] == name
    assert fact in _announced(), f"no flow announces {fact}"
    real, kept = _kinds(_announced()[fact]), _kinds(sample["detail"]["payload"])
    assert _fits(real, kept), f"{real}\n{kept}"


def test_fact_when_announced_should_have_a_sample() -> None:
    kept = {sample["detail"]["fact"] for sample in facts_page.samples().values()}
    assert not _announced().keys() - kept


def test_fact_when_announced_should_hold_no_secret_and_no_address() -> None:
    for name, payload in _announced().items():
        assert "@" not in str(payload), name
        assert "sk-" not in str(payload), name


def test_facts_page_when_kept_should_say_what_the_samples_say() -> None:
    kept = facts_page.PAGE.read_text(encoding="utf-8")
    assert kept == facts_page.text(), f"run `python -m {facts_page.__name__}`"
