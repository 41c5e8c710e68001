"""What relays say: who they are, how they are, and what happens in the rooms that they have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from sparring.kit import backoff, clock, log, lookup, push
from sparring.kit.caller import RELAYS, Caller, platform
from sparring.kit.errors import Forbidden, Unavailable
from sparring.kit.socket import Frame
from sparring.kit.transaction import Fact, Raced, Write, commit
from sparring.rooms import call_store, recording_store, relay_store
from sparring.rooms.call import Body, Call, Told, moved, tell
from sparring.rooms.recording import Film, Recording, prefix, recording_lost, room_recorded
from sparring.rooms.relay_schemas import Batch, Beat, FromRelay, Register, RelayFrame, Resend
from sparring.rooms.relays import Relay, choose, of_place
from sparring.rooms.signaling import deliver

ATTEMPTS = 8


@dataclass
class Effect:
    """What one message of a relay comes to."""

    relay: str
    caller: Caller
    room_id: str
    call: Call
    people: tuple[str, ...]
    writes: list[Write] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    passing: list[Body] = field(default_factory=list)
    """Said without a number: only the newest word counts, and a newer one is soon to come."""

    def say(self, to: tuple[str, ...], body: Body) -> None:
        """Tell some of those who are in the call."""
        hears = tuple(one for one in to if one in self.people)
        if hears:
            self.call, one = tell(self.call, hears, body)
            self.told.append(one)


def hear(frame: Frame, said: RelayFrame) -> None:
    """Follow a frame of a relay; Forbidden over any socket that is no relay's."""
    if frame.caller.tenant != RELAYS:
        raise Forbidden(code="not_a_relay")
    name, body = frame.caller.user_id, said.root
    match body:
        case Register():
            relay_store.connect(name, frame.connection_id)
            relay_store.beat(_relay(name, body))
            _send_again(frame, name, body.seen)
        case Beat():
            relay_store.beat(_relay(name, body))
        case Resend():
            _send_again(frame, name, body.after)
        case Batch():
            _take(frame, name, body)


def _relay(name: str, said: Register | Beat) -> Relay:
    return Relay(
        relay=name,
        beat_at=clock.now().timestamp(),
        rooms=said.rooms,
        people=said.people,
        most_rooms=said.most_rooms,
        load=said.load,
        draining=said.draining,
    )


def _send_again(frame: Frame, name: str, after: int) -> None:
    for message in relay_store.sent_after(name, after):
        whole = {"type": "to_relay", **message}
        push.send((frame.connection_id,), whole, most=push.MESSAGE_BYTES)


def _take(frame: Frame, name: str, batch: Batch) -> None:
    """Follow what is new of a batch, in order; then say up to where the relay was heard.

    What a relay had to throw away before anybody heard it leaves a gap that nobody waits for.
    """
    before = relay_store.load_heard(name)
    for message in batch.messages:
        if message.seq <= before:
            continue
        _follow_surely(name, before, message)
        before = message.seq
    push.send((frame.connection_id,), {"type": "to_relay", "kind": "ack", "upto": before})


def _follow_surely(name: str, before: int, message: FromRelay) -> None:
    for attempt in range(ATTEMPTS):
        try:
            _follow(name, before, message)
        except Raced:
            if relay_store.load_heard(name) >= message.seq:
                return
            backoff.pause(attempt)
        else:
            return
    raise Unavailable


def _follow(name: str, before: int, message: FromRelay) -> None:
    tenant, room_id = of_place(message.room)
    if not room_id:
        commit(relay_store.relays_caller(), [relay_store.heard(name, before, message.seq)])
        return
    caller = platform(tenant)
    call = lookup.one(caller, call_store.call_lookup(caller, room_id))
    people = tuple(call_store.peers(caller, room_id))
    effect = Effect(name, caller, room_id, call, people)
    # A relay that lost the room to another one has no more to say about it than what it saw; and
    # whoever finishes a recording may be the next life of the relay that began it.
    if call.relay == name or _is_late_word(call, name, message):
        _RULES.get(message.kind, _ignore)(effect, message)
    changed = [call_store.save_call(caller, room_id, effect.call)] if effect.call != call else []
    told = call_store.keep_told(caller, room_id, effect.told)
    heard = relay_store.heard(name, before, message.seq)
    commit(caller, [heard, *changed, *effect.writes, *told], effect.facts)
    deliver(caller, room_id, effect.told)
    _pass_on(effect)


def _is_late_word(call: Call, name: str, message: FromRelay) -> bool:
    finished = message.kind in ("recording_ready", "recording_failed")
    return finished or (message.kind == "talk" and call.knows(name))


def _pass_on(effect: Effect) -> None:
    if effect.passing:
        there = call_store.peers(effect.caller, effect.room_id)
        for body in effect.passing:
            whole = {"type": "signal", "room_id": effect.room_id, "body": body}
            for peer in there.values():
                push.send((peer.connection_id,), whole)


def _rest(message: FromRelay, *names: str) -> Body:
    said = message.model_extra or {}
    return {"kind": message.kind, **{name: said[name] for name in names if name in said}}


def _answer(effect: Effect, message: FromRelay) -> None:
    effect.say((message.participant,), _rest(message, "sdp"))


def _slots(effect: Effect, message: FromRelay) -> None:
    effect.say((message.participant,), _rest(message, "places", "screen"))


def _refused(effect: Effect, message: FromRelay) -> None:
    log.logger().warning(
        "relay.refused", extra={"reason": (message.model_extra or {}).get("reason")}
    )
    effect.say((message.participant,), _rest(message, "reason", "text"))


def _connected(effect: Effect, message: FromRelay) -> None:
    effect.say(effect.people, {"kind": "connected", "user_id": message.participant})


def _gone(effect: Effect, message: FromRelay) -> None:
    body = {**_rest(message, "why"), "user_id": message.participant}
    effect.writes.append(call_store.remove_peer(effect.caller, effect.room_id, message.participant))
    effect.say(effect.people, body)


def _passing(effect: Effect, message: FromRelay) -> None:
    effect.passing.append({**_rest(message, "speaking", "dominant", "people"), "at": message.seq})


def _recording(effect: Effect, message: FromRelay) -> None:
    body = _rest(message, "recording", "running", "waiting_for")
    if body.get("recording") != effect.call.recording:
        return
    effect.call = replace(effect.call, tape=body)
    effect.say(effect.people, body)


def _known(effect: Effect, message: FromRelay) -> Recording | None:
    """The recording that is being finished; None when it is deleted, over, or never began here."""
    said = message.model_extra or {}
    where = (effect.caller, effect.room_id, str(said.get("recording", "")))
    found = lookup.one(effect.caller, recording_store.recording(*where))
    return found if found and found.kept == "running" else None


def _kept(effect: Effect, message: FromRelay) -> None:
    found = _known(effect, message)
    if found is None:
        return
    own = prefix(effect.caller, effect.room_id, found.recording_id)
    films = tuple(Film(**one) for one in (message.model_extra or {}).get("files", ()))
    if not all(one.key.startswith(f"{own}/") for one in films):
        log.logger().error("relay.foreign_file", extra={"recording": found.recording_id})
        return
    ready = replace(found, kept="ready", files=films)
    effect.writes.append(recording_store.save(effect.caller, effect.room_id, ready))
    effect.facts.append(room_recorded(effect.room_id, ready))
    _no_longer_made(effect, found)


def _failed(effect: Effect, message: FromRelay) -> None:
    found = _known(effect, message)
    if found is None:
        return
    why = str((message.model_extra or {}).get("text", ""))[:200]
    failed = replace(found, kept="failed", failure=why)
    effect.writes.append(recording_store.save(effect.caller, effect.room_id, failed))
    # Whoever waits for everything to be written down need not wait for this one.
    effect.facts.append(recording_lost(effect.room_id, failed))
    _no_longer_made(effect, found)


def _no_longer_made(effect: Effect, found: Recording) -> None:
    """A recording that ended by itself is not going on any more; the others are told."""
    if effect.call.recording == found.recording_id:
        effect.call = replace(effect.call, recording="", records=False, tape={})
        effect.say(effect.people, {"kind": "recording", "running": False, "recording": ""})


def _talk(effect: Effect, message: FromRelay) -> None:
    said: dict[str, Any] = message.model_extra or {}
    effect.writes.append(
        call_store.keep_talk(
            effect.caller, effect.room_id, message.participant, (effect.relay, message.seq), said
        )
    )


def _moved(effect: Effect, message: FromRelay) -> None:
    now = clock.now().timestamp()
    before = effect.call.relay
    chosen = choose(relay_store.load_relays(), now, apart_from=before)
    effect.call = moved(effect.call, chosen.relay)
    effect.writes += [
        relay_store.hosts(chosen.relay, message.room),
        relay_store.hosts_no_more(before, message.room),
    ]
    effect.say(effect.people, {"kind": "moved"})


def _ignore(_: Effect, message: FromRelay) -> None:
    log.logger().warning("relay.unknown_message", extra={"kind": message.kind})


_RULES: dict[str, Callable[[Effect, FromRelay], None]] = {
    "answer": _answer,
    "connected": _connected,
    "slots": _slots,
    "speaking": _passing,
    "quality": _passing,
    "talk": _talk,
    "refused": _refused,
    "gone": _gone,
    "moved": _moved,
    "recording": _recording,
    "recording_ready": _kept,
    "recording_failed": _failed,
}


def relay_left(frame: Frame) -> None:
    """The socket of a relay closed: it takes no rooms until it is heard of again."""
    name = frame.caller.user_id
    line = relay_store.load_line(name)
    if line is not None and line.connection_id == frame.connection_id:
        relay_store.forget_relay(name)
