"""Taking people out of a live call when they left the room, were removed, or the room ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sparring.kit import backoff, lookup
from sparring.kit.caller import Caller
from sparring.kit.errors import Unavailable
from sparring.kit.transaction import Raced, Write, commit
from sparring.rooms import call_store, recordings, relay_store
from sparring.rooms.call import Body, Call, moved, tell
from sparring.rooms.relays import place
from sparring.rooms.signaling import deliver_to, to_relay

ATTEMPTS = 8


def expel(caller: Caller, room_id: str, user_id: str) -> None:
    """End one person's call; whoever is in none is left alone. Safe to repeat."""
    if user_id not in call_store.peers(caller, room_id):
        return
    left = {"kind": "leave", "room": place(caller, room_id), "participant": user_id}
    gone = {"kind": "gone", "user_id": user_id, "why": "removed"}
    writes = [call_store.remove_peer(caller, room_id, user_id)]
    _surely(lambda: _dismiss(caller, room_id, left, gone, writes))


def close(caller: Caller, room_id: str) -> None:
    """End the call for everybody. Safe to repeat."""
    there = call_store.peers(caller, room_id)
    where = place(caller, room_id)
    writes = [call_store.remove_peer(caller, room_id, one) for one in there]
    if there:
        end = {"kind": "end", "room": where}
        _surely(lambda: _dismiss(caller, room_id, end, {"kind": "ended"}, writes))


def _surely(act: Callable[[], None]) -> None:
    for attempt in range(ATTEMPTS):
        try:
            act()
        except Raced:
            backoff.pause(attempt)
        else:
            return
    raise Unavailable


def _dismiss(caller: Caller, room_id: str, message: Body, news: Body, writes: list[Write]) -> None:
    call: Call = lookup.one(caller, call_store.call_lookup(caller, room_id))
    there = call_store.peers(caller, room_id)
    after, told = tell(call, tuple(there), news)
    line = relay_store.load_line(call.relay) if call.relay else None
    numbered, sent = relay_store.numbered(line, [message]) if line else ([], [])
    if message["kind"] == "end" and call.relay:
        sent = [*sent, relay_store.hosts_no_more(call.relay, message["room"])]
        sent += recordings.stop(caller, room_id, call.recording) if call.recording else []
        after = replace(moved(after, ""), records=False)
    kept = call_store.keep_told(caller, room_id, [told])
    commit(caller, [call_store.save_call(caller, room_id, after), *writes, *sent, *kept])
    # Not before it counts: a race would give the number to two things. Whoever goes hears it too.
    deliver_to(there, room_id, [told])
    for one in numbered:
        to_relay(line, one)
