"""What people in a call say: each frame counts once and in order, then goes to relay and room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from sparring.kit import backoff, clock, log, lookup, push
from sparring.kit.caller import Caller
from sparring.kit.errors import Conflict, Forbidden, NotFound, Unavailable
from sparring.kit.socket import Frame
from sparring.kit.transaction import Raced, Write, commit, unchanged
from sparring.rooms import call_store, model, relay_store, repository, signals
from sparring.rooms.admission import take_admission
from sparring.rooms.call import Body, Peer, Told, moved
from sparring.rooms.relays import Line, choose, place
from sparring.rooms.scene import Outcome, Scene
from sparring.rooms.signals import Signal
from sparring.rooms.wishes import begin_recording, record

ATTEMPTS = 8


def receive(frame: Frame, signal: Signal) -> None:
    """Follow one frame. Raises Problem for what cannot be followed; Unavailable when contended."""
    if isinstance(signal.body, signals.Resume):
        resume(frame, signal.room_id, signal.body.seen)
        return
    for attempt in range(ATTEMPTS):
        try:
            _follow(frame, signal)
        except Raced:
            backoff.pause(attempt)
        else:
            return
    raise Unavailable


def load_scene(caller: Caller, room_id: str, connection_id: str = "") -> Scene:
    """The call of a room that the caller is a member of; NotFound for everybody else."""
    room, call, peer = lookup.many(
        caller,
        repository.membership(caller, room_id),
        call_store.call_lookup(caller, room_id),
        call_store.peer_lookup(caller, room_id, caller.user_id),
    )
    if room is None:
        raise NotFound(code="no_such_room")
    return Scene(caller, room, call, peer, connection_id)


def pass_consent(caller: Caller, room_id: str) -> None:
    """Tell the relay of somebody's word that was not said in the call; nothing outside of one."""
    for attempt in range(ATTEMPTS):
        scene = load_scene(caller, room_id)
        if scene.peer is None or not scene.call.relay:
            return
        outcome = Outcome(scene.call, scene.peer)
        outcome.to_relay.append({**_person(scene, "consent"), "given": _word(scene)})
        # Of two words at once the relay must hear the one that rests, whichever comes last.
        outcome.writes.append(_as_read(scene))
        try:
            send(scene, outcome)
        except Raced:
            backoff.pause(attempt)
        else:
            return
    raise Unavailable


def _follow(frame: Frame, signal: Signal) -> None:
    scene = load_scene(frame.caller, signal.room_id, frame.connection_id)
    joins = isinstance(signal.body, signals.Join)
    if not joins and not _is_next(scene, signal):
        return
    outcome = _joined(scene, signal) if joins else _heard(scene, signal)
    send(scene, outcome)
    _answer(scene, {"kind": "taken", "n": signal.n})
    if joins:
        _answer(scene, {"kind": "history", "lines": _written(scene)})


def _written(scene: Scene) -> list[Body]:
    return call_store.chat_for(scene.caller, scene.room.room_id, scene.me)


def _answer(scene: Scene, body: Body) -> None:
    """Straight back to who asked; it is said again whenever it is asked again."""
    shown = {"type": "signal", "room_id": scene.room.room_id, "body": body}
    push.send((scene.connection_id,), shown)


def _is_next(scene: Scene, signal: Signal) -> bool:
    """True for the frame after the last one that counted, over the socket that joined."""
    peer = scene.peer
    if peer is None or peer.connection_id != scene.connection_id:
        raise Conflict("Join the call first.", code="not_joined")
    if signal.n == peer.taken + 1:
        return True
    late = signal.n <= peer.taken
    _answer(scene, {"kind": "taken", "n": peer.taken} if late else {"kind": "missing"})
    return False


def _joined(scene: Scene, signal: Signal) -> Outcome:
    body = signal.body
    if not isinstance(body, signals.Join):
        raise NotFound
    outcome = Outcome(scene.call, Peer(scene.me, scene.connection_id, signal.n))
    peer = scene.peer
    if peer is None or peer.connection_id != scene.connection_id:
        outcome.writes += take_admission(scene.caller, scene.room.room_id, body.ticket)
    if scene.room.status != "open" or not scene.seat(scene.me):
        raise Conflict("Take a seat in an open room first.", code="no_seat")
    # Removed, ended or taken back while this is on its way: then it is looked at again.
    outcome.writes.append(_as_read(scene))
    _assign(scene, outcome)
    joins = {**_person(scene, "join"), "offer": body.offer, "consent": _word(scene)}
    outcome.to_relay.append(joins)
    if outcome.call.records and not outcome.call.recording:
        # The relay of before is gone, and what it recorded ended with it: a new one goes on.
        begin_recording(scene, outcome)
    if outcome.call.tape:
        outcome.say((scene.me,), outcome.call.tape)
    return outcome


def _as_read(scene: Scene) -> Write:
    """Holds a commit to the room that was read: somebody may be removed, or take back a word."""
    head = repository.head_key(scene.caller, scene.room.room_id)
    return unchanged(head, scene.room.version)


def _word(scene: Scene) -> bool:
    """Whether this person agrees to be recorded, as it rests with the room."""
    return model.of_member(scene.room, scene.me).consents


def _assign(scene: Scene, outcome: Outcome, *, leaving: bool = False) -> None:
    """Keep the room's relay while it lives; else another one, and everybody has to join there."""
    now = clock.now().timestamp()
    relays = relay_store.load_relays()
    before = outcome.call.relay
    if not leaving and any(one.relay == before and one.alive(now) for one in relays):
        return
    chosen = choose(relays, now, apart_from=before if leaving else "")
    where = place(scene.caller, scene.room.room_id)
    if before != chosen.relay:
        outcome.call = moved(outcome.call, chosen.relay)
    outcome.writes.append(relay_store.hosts(chosen.relay, where))
    if before and before != chosen.relay:
        outcome.writes.append(relay_store.hosts_no_more(before, where))
        outcome.say(_others(scene, leaving=leaving), {"kind": "moved"})


def _others(scene: Scene, *, leaving: bool = False) -> tuple[str, ...]:
    there = call_store.peers(scene.caller, scene.room.room_id)
    return tuple(one for one in there if leaving or one != scene.me)


def _person(scene: Scene, kind: str) -> Body:
    where = place(scene.caller, scene.room.room_id)
    return {"kind": kind, "room": where, "participant": scene.me}


def _heard(scene: Scene, signal: Signal) -> Outcome:
    """What a frame comes to. One that is refused counts too: it would be refused again and again,
    and everything that is said after it would have to wait.
    """
    try:
        return _said(scene, signal)
    except (Forbidden, Conflict):
        if scene.peer is not None:
            send(scene, Outcome(scene.call, replace(scene.peer, taken=signal.n)))
            _answer(scene, {"kind": "taken", "n": signal.n})
        raise


def _said(scene: Scene, signal: Signal) -> Outcome:
    peer = replace(scene.peer, taken=signal.n) if scene.peer else None
    outcome = Outcome(scene.call, peer)
    _RULES[signal.body.kind](scene, outcome, signal.body)
    return outcome


def _leave(scene: Scene, outcome: Outcome, _: Any) -> None:
    outcome.peer = None
    outcome.to_relay.append(_person(scene, "leave"))
    outcome.say(_others(scene), {"kind": "gone", "user_id": scene.me, "why": "left"})


def _watch(scene: Scene, outcome: Outcome, said: signals.Watch) -> None:
    outcome.to_relay.append({**_person(scene, "watch"), "people": said.people})


def _mute(scene: Scene, outcome: Outcome, said: signals.Mute) -> None:
    state = {"muted": said.muted, "camera_off": said.camera_off}
    outcome.to_relay.append({**_person(scene, "mute"), **state})
    outcome.say(_others(scene), {"kind": "mute", "user_id": scene.me, **state})


def _share(scene: Scene, outcome: Outcome, said: signals.Share) -> None:
    outcome.to_relay.append({**_person(scene, "share"), "on": said.on})
    outcome.say(_others(scene), {"kind": "share", "user_id": scene.me, "on": said.on})


def _hand(scene: Scene, outcome: Outcome, said: signals.Hand) -> None:
    outcome.say(scene.everybody(), {"kind": "hand", "user_id": scene.me, "up": said.up})


def _chat(scene: Scene, outcome: Outcome, said: signals.Chat) -> None:
    line = {"kind": "chat", "user_id": scene.me, "text": said.text, "at": clock.stamp()}
    outcome.say(scene.everybody(), line)
    _keep(scene, outcome)


def _keep(scene: Scene, outcome: Outcome) -> None:
    written = outcome.told[-1]
    outcome.writes.append(call_store.keep_chat(scene.caller, scene.room.room_id, written))


def _whisper(scene: Scene, outcome: Outcome, said: signals.Whisper) -> None:
    if scene.seat(scene.me) != "coach":
        raise Forbidden("Only the coach whispers.", code="not_the_coach")
    hears = tuple(
        one for one in scene.everybody() if scene.seat(one) == "seller" or one == scene.me
    )
    line = {"kind": "whisper", "user_id": scene.me, "text": said.text, "at": clock.stamp()}
    outcome.say(hears, line)
    _keep(scene, outcome)


def _consent(scene: Scene, outcome: Outcome, said: signals.Consent) -> None:
    after = model.consent(scene.room, scene.me, given=said.given)
    outcome.writes += repository.change_writes(scene.caller, scene.room, after)
    outcome.to_relay.append({**_person(scene, "consent"), "given": said.given})
    outcome.say(_others(scene), {"kind": "consent", "user_id": scene.me, "given": said.given})


_RULES: dict[str, Callable[[Scene, Outcome, Any], None]] = {
    "leave": _leave,
    "watch": _watch,
    "mute": _mute,
    "share": _share,
    "hand": _hand,
    "chat": _chat,
    "whisper": _whisper,
    "consent": _consent,
    "record": record,
}


def send(scene: Scene, outcome: Outcome) -> None:
    """Commit what a frame came to, then send it; what a broken socket misses is asked for."""
    caller, room_id = scene.caller, scene.room.room_id
    line = relay_store.load_line(outcome.call.relay) if outcome.to_relay else None
    numbered, writes = _for_relay(line, outcome.to_relay)
    moved = outcome.call != scene.call
    commit(
        caller,
        [
            *_peer_write(scene, outcome),
            *([call_store.save_call(caller, room_id, outcome.call)] if moved else []),
            *outcome.writes,
            *writes,
            *call_store.keep_told(caller, room_id, outcome.told),
        ],
    )
    deliver(caller, room_id, outcome.told)
    for message in numbered:
        to_relay(line, message)


def _peer_write(scene: Scene, outcome: Outcome) -> list[Write]:
    room_id = scene.room.room_id
    if outcome.peer is None:
        return [call_store.remove_peer(scene.caller, room_id, scene.me)]
    return [call_store.save_peer(scene.caller, room_id, scene.peer, outcome.peer)]


def _for_relay(line: Line | None, bodies: list[Body]) -> tuple[list[Body], list[Write]]:
    """What goes to the relay, with its numbers; Unavailable when the relay is gone."""
    if not bodies:
        return [], []
    if line is None:
        raise Unavailable("The relay of this call is gone.", code="no_relay")
    return relay_store.numbered(line, bodies)


def to_relay(line: Line | None, message: Body) -> None:
    """Over the relay's own socket; what gets lost there is asked for again by its number."""
    if line is not None:
        push.send((line.connection_id,), {"type": "to_relay", **message}, most=push.MESSAGE_BYTES)


def deliver(caller: Caller, room_id: str, told: list[Told]) -> None:
    """Send what was said to everybody it is for, over the sockets that joined."""
    if told:
        deliver_to(call_store.peers(caller, room_id), room_id, told)


def deliver_to(there: Mapping[str, Peer], room_id: str, told: list[Told]) -> None:
    """Send it to those of them whom it is for."""
    for one in told:
        for user_id in one.to:
            if user_id in there:
                gone = push.send((there[user_id].connection_id,), one.frame(room_id, user_id))
                log.logger().debug("signal.told", extra={"gone": bool(gone)})


def resume(frame: Frame, room_id: str, seen: int) -> None:
    """Go on over a new socket: what was said meanwhile comes again, in order."""
    caller = frame.caller
    scene = load_scene(caller, room_id, frame.connection_id)
    if scene.peer is None:
        raise Conflict("Join the call first.", code="not_joined")
    if scene.peer.connection_id != frame.connection_id:
        bound = call_store.bound_to(scene.peer, frame.connection_id)
        commit(caller, [call_store.save_peer(caller, room_id, scene.peer, bound)])
    _answer(scene, {"kind": "resumed", "taken": scene.peer.taken})
    for one in call_store.told_after(caller, room_id, caller.user_id, seen):
        push.send((frame.connection_id,), one.frame(room_id, caller.user_id))
