"""What the host wishes of recording, and what the relay is asked for then."""

from __future__ import annotations

from dataclasses import replace

from sparring.kit.errors import Conflict
from sparring.rooms import model, recordings, signals
from sparring.rooms.call import Body
from sparring.rooms.recording import prefix
from sparring.rooms.relays import place
from sparring.rooms.scene import Outcome, Scene


def record(scene: Scene, outcome: Outcome, said: signals.Record) -> None:
    """Follow the host's wish; said twice it counts once. Everybody hears that a recording stops."""
    model.led_by(scene.room, scene.me)
    if not scene.room.records:
        raise Conflict("This room was announced without a recording.", code="not_recorded")
    if said.on == outcome.call.records:
        return
    if said.on:
        begin_recording(scene, outcome)
        return
    ended = outcome.call.recording
    outcome.writes += recordings.stop(scene.caller, scene.room.room_id, ended) if ended else []
    outcome.to_relay.append({**_recorded(scene, ended), "on": False})
    outcome.call = replace(outcome.call, recording="", records=False, tape={})
    outcome.say(scene.everybody(), {"kind": "recording", "running": False, "recording": ""})


def begin_recording(scene: Scene, outcome: Outcome) -> None:
    """Let the call's relay record from now on, whenever everybody agrees."""
    begun, write = recordings.begin(scene.caller, scene.room.room_id)
    outcome.writes.append(write)
    outcome.call = replace(outcome.call, recording=begun.recording_id, records=True)
    wish = {**_recorded(scene, begun.recording_id), "on": True, "keep_days": begun.keep_days}
    outcome.to_relay.append(wish)


def _recorded(scene: Scene, recording_id: str) -> Body:
    room_id = scene.room.room_id
    return {
        "kind": "record",
        "room": place(scene.caller, room_id),
        "recording": recording_id,
        "prefix": prefix(scene.caller, room_id, recording_id),
    }
