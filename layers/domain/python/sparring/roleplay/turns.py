"""Taking turns: what the rep says is answered once, however often it is sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from sparring.buyer.call import reply, timeline_entry
from sparring.buyer.persona import Persona
from sparring.buyer.state import CallState, from_json, to_json
from sparring.kit import clock, lookup, once
from sparring.kit.caller import Caller
from sparring.kit.errors import Conflict
from sparring.kit.item import Item
from sparring.kit.lookup import Lookup
from sparring.kit.transaction import Fact, Raced
from sparring.roleplay import repository
from sparring.roleplay.events import model_used
from sparring.roleplay.model import EndedBy, Roleplay, Turn, as_seen, elapsed_seconds, end, say
from sparring.roleplay.ports import BuyerVoice
from sparring.roleplay.schemas import Spoken, TurnAnswer, voice
from sparring.roleplay.standing import call_view, refuse_foreign

Open = Callable[[Roleplay], BuyerVoice]


@dataclass(frozen=True)
class Asked:
    """One turn of the rep: `op` is the client's idempotency key."""

    roleplay_id: str
    text: str
    op: str


@dataclass(frozen=True)
class Scene:
    """What was read before the turn: the call, its persona, and an earlier answer if any."""

    roleplay: Roleplay
    persona: Persona
    done: Item | None


def lookups(
    caller: Caller, roleplay_id: str, op: str
) -> tuple[Lookup[Roleplay], Lookup[Persona], Lookup[Item | None]]:
    """What has to be read for a turn; feed it to `Scene`."""
    return (
        repository.head(caller, roleplay_id),
        repository.persona(caller, roleplay_id),
        repository.done_before(caller, roleplay_id, op),
    )


def _before(done: Item, text: str) -> TurnAnswer:
    once.refuse_other_use(done, once.digest(text))
    return TurnAnswer.model_validate(done["result"])


def _ended_by_buyer(roleplay: Roleplay, state: CallState, at: str) -> Roleplay:
    if state.outcome is None:
        return roleplay
    by: EndedBy = "time" if state.outcome == "out_of_time" else "buyer"
    return end(roleplay, by, state.outcome, at)


def _answer(roleplay: Roleplay, said: Turn, answered: Turn) -> TurnAnswer:
    return TurnAnswer(
        turn=said.turn,
        reply=Spoken(turn=answered.turn, text=answered.text, at=answered.at),
        state=call_view(roleplay),
        model=voice(roleplay.voice),
    )


def _play(scene: Scene, text: str, speaker: BuyerVoice) -> tuple[Roleplay, Turn, Turn]:
    """The call after the rep's words and the buyer's answer."""
    now = clock.now()
    spent = elapsed_seconds(scene.roleplay, now)
    answer = reply(
        scene.persona,
        from_json(scene.roleplay.call),
        text,
        spent,
        speaker.reader,
        speaker.wording,
    )
    heard, said = say(scene.roleplay, "rep", text, clock.iso(now))
    roleplay, answered = say(heard, "buyer", answer.text, clock.stamp())
    answered = replace(answered, moment=timeline_entry(answer.state, answer.decision, answer.moves))
    told = speaker.told()
    told = replace(told, replaced=scene.roleplay.voice.replaced + told.fallback)
    roleplay = replace(roleplay, call=to_json(answer.state), voice=told)
    return _ended_by_buyer(roleplay, answer.state, answered.at), said, answered


def _costs(roleplay: Roleplay, speaker: BuyerVoice) -> list[Fact]:
    used = speaker.used()
    tokens = (used.input_tokens, used.output_tokens)
    return [model_used(roleplay, "turn", tokens, used.cost_micro_usd)] if any(tokens) else []


def _store(
    caller: Caller, asked: Asked, played: tuple[Roleplay, Turn, Turn], costs: list[Fact]
) -> TurnAnswer:
    roleplay, said, answered = played
    answer = _answer(roleplay, said, answered)
    marker = repository.marker(
        caller, asked.roleplay_id, asked.op, once.digest(asked.text), answer.model_dump(mode="json")
    )
    try:
        repository.save_turns(caller, roleplay, (said, answered), marker, costs)
    except Raced as raced:
        if marker.where in raced.where:
            return answered_before(caller, asked)
        raise Conflict("Another turn is being answered.", code="turn_in_progress") from raced
    return answer


def answered_before(caller: Caller, asked: Asked) -> TurnAnswer:
    """What a parallel request with the same key was answered."""
    done = lookup.one(caller, repository.done_before(caller, asked.roleplay_id, asked.op))
    if done is None:
        raise Conflict("Another turn is being answered.", code="turn_in_progress")
    return _before(done, asked.text)


def send_turn(caller: Caller, asked: Asked, scene: Scene, open_voice: Open) -> TurnAnswer:
    """Answer the rep's words, once per key. Conflict when the call is over or another turn is
    being answered; nothing is stored then, and the same request may be sent again.
    """
    refuse_foreign(caller, scene.roleplay)
    if scene.done is not None:
        return _before(scene.done, asked.text)
    if as_seen(scene.roleplay, clock.now()).ended:
        raise Conflict("This call is over.", code="roleplay_ended")
    speaker = open_voice(scene.roleplay)
    played = _play(scene, asked.text, speaker)
    return _store(caller, asked, played, _costs(played[0], speaker))
