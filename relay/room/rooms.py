"""Every room of a worker: follows the platform's messages, keeps the clockwork, and drains."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from relay.control import messages
from relay.control.messages import FromRelay, Reason, ToRelay
from relay.peer.sdp import BadOffer
from relay.recording.archive import Archive
from relay.room.person import Site
from relay.room.room import Room, RoomFull

EMPTY_S = 30.0
"""An empty room waits so long for people who reload their page."""
TURN_S = 0.02


@dataclass(frozen=True)
class Limits:
    """How much a worker takes."""

    rooms: int
    people: int
    connect_s: float
    silent_s: float


class Refusal(Exception):
    """The message cannot be followed, and why."""

    def __init__(self, reason: Reason, text: str) -> None:
        super().__init__(text)
        self.reason, self.text = reason, text


class Rooms:
    """Takes messages in order and never raises for what they ask. Times are the event loop's."""

    def __init__(
        self, site: Site, limits: Limits, archive: Archive, tell: Callable[[FromRelay], None]
    ) -> None:
        self._site, self._limits, self._archive, self._tell = site, limits, archive, tell
        self.rooms: dict[str, Room] = {}
        self.draining = False
        self.loop = asyncio.get_running_loop()
        self._empty_since: dict[str, float] = {}
        self._closing: set[asyncio.Task[None]] = set()
        self._follow: dict[type, Callable[[Any], Awaitable[None]]] = {
            messages.Join: self._join,
            messages.Leave: self._leave,
            messages.Watch: self._watch,
            messages.Mute: self._mute,
            messages.Share: self._share,
            messages.Consent: self._consent,
            messages.Record: self._record,
            messages.End: self._end,
            messages.Drain: self._drain,
        }

    @property
    def people(self) -> int:
        """How many there are in all rooms."""
        return sum(len(room.people) for room in self.rooms.values())

    async def take(self, message: ToRelay) -> None:
        """Follow one message, or say why not."""
        if isinstance(message, messages.Ack):
            return
        try:
            await self._follow[type(message)](message)
        except Refusal as refusal:
            self._refuse(message, refusal.reason, refusal.text)
        except BadOffer as reason:
            self._refuse(message, "offer", str(reason))
        except (RoomFull, OSError):
            # No port, no descriptor, no disk: the people who are here must not pay for it.
            self._refuse(message, "full", "no place is left")

    def _refuse(self, message: Any, reason: Reason, text: str) -> None:
        self._tell(
            messages.Refused(
                reason=reason,
                text=text,
                to=message.seq,
                room=getattr(message, "room", ""),
                participant=getattr(message, "participant", ""),
            )
        )

    async def _join(self, message: messages.Join) -> None:
        room = self.rooms.get(message.room)
        if room is None:
            self._check_room()
            room = self._open(message.room)
        elif message.participant not in room.people and self.people >= self._limits.people:
            raise Refusal("full", "no place is left")
        try:
            await room.join(message)
        finally:
            self._note_empty(room)

    def _check_room(self) -> None:
        if self.draining:
            raise Refusal("draining", "this relay takes no more rooms")
        if len(self.rooms) >= self._limits.rooms or self.people >= self._limits.people:
            raise Refusal("full", "no room is left")

    def _open(self, name: str) -> Room:
        limits = (self._limits.connect_s, self._limits.silent_s)
        room = self.rooms[name] = Room(name, self._site, self._tell, limits)
        return room

    def _find(self, message: Any) -> Room:
        """The room, with the person in it if the message names one."""
        room = self.rooms.get(message.room)
        if room is None:
            raise Refusal("unknown", "this room is not here")
        who = getattr(message, "participant", None)
        if who is not None and who not in room.people:
            raise Refusal("unknown", "this person is not in the room")
        return room

    async def _leave(self, message: messages.Leave) -> None:
        room = self._find(message)
        room.leave(message.participant)
        self._note_empty(room)

    def _find_connected(self, message: Any) -> Room:
        room = self._find(message)
        if room.member(message.participant) is None:
            raise Refusal("unknown", "this person is not connected yet")
        return room

    async def _watch(self, message: messages.Watch) -> None:
        room = self._find_connected(message)
        wanted = None if message.people is None else set(message.people)
        room.stage.watch(message.participant, wanted, self.loop.time())

    async def _mute(self, message: messages.Mute) -> None:
        room = self._find_connected(message)
        now = self.loop.time()
        room.stage.mute(message.participant, message.muted, message.camera_off, now)

    async def _share(self, message: messages.Share) -> None:
        room = self._find_connected(message)
        room.stage.share(message.participant, message.on, self.loop.time())
        room.tell_places()

    async def _consent(self, message: messages.Consent) -> None:
        self._find(message).consent(message.participant, message.given)

    async def _record(self, message: messages.Record) -> None:
        room = self._find(message)
        if message.on:
            self._archive.begin(room, message)
        else:
            self._archive.end(room)

    async def _end(self, message: messages.End) -> None:
        self._close(self._find(message), "ended")

    async def _drain(self, message: messages.Drain) -> None:
        if message.kind == "drain":
            self.drain()

    def drain(self) -> None:
        """Take no more rooms and send those that are here elsewhere."""
        self.draining = True
        for room in list(self.rooms.values()):
            self._tell(messages.Moved(room=room.name))
            self._close(room, "moved")

    def _close(self, room: Room, why: messages.Why) -> None:
        del self.rooms[room.name]
        self._empty_since.pop(room.name, None)
        room.tell_talk(last=True)
        self._archive.end(room)
        task = asyncio.create_task(room.close(why))
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)

    def _note_empty(self, room: Room) -> None:
        if room.people:
            self._empty_since.pop(room.name, None)
        else:
            self._empty_since.setdefault(room.name, self.loop.time())

    async def turn(self) -> None:
        """The clockwork; runs until cancelled."""
        step = 0
        while True:
            await asyncio.sleep(TURN_S)
            step += 1
            now = self.loop.time()
            for at, room in enumerate(list(self.rooms.values())):
                room.stage.ask_again(now)
                # Rooms take turns, so that reports do not all leave in the same moment.
                if (step + at) % 10 == 0:
                    room.tell_speaking(now)
                if (step + at) % 50 == 0:
                    self._each_second(room, now)
                if (step + at) % 500 == 0:
                    room.tell_talk()

    def _each_second(self, room: Room, now: float) -> None:
        room.stage.report(now)
        room.tell_quality()
        room.sweep(now)
        self._note_empty(room)
        since = self._empty_since.get(room.name)
        if since is not None and now - since > EMPTY_S:
            self._close(room, "ended")

    async def close(self, seconds: float) -> None:
        """Drain, then wait for goodbyes and recordings, at most so long."""
        self.drain()
        if self._closing:
            await asyncio.wait(self._closing, timeout=min(5.0, seconds))
        await self._archive.finish(seconds)
