"""One room: who is in it, what everybody is told, and when it is over."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Protocol

from relay.control import messages
from relay.control.messages import FromRelay, Join, Why
from relay.forwarding.member import Member
from relay.forwarding.stage import Place, Stage
from relay.peer.sdp import BadOffer, read_offer
from relay.peer.transport import ConnectFailed
from relay.room.person import Person, Site

MOST_SEGMENTS = 500
Tell = Callable[[FromRelay], None]


class Keeper(Protocol):
    """Keeps the packets of a room while everybody agrees."""

    def look(self, people: dict[str, Person]) -> None:
        """Somebody came, went, or changed their mind."""


class RoomFull(Exception):
    """Eight people are in it."""


class Room:
    """Owns its people and their tasks. Times are the event loop's."""

    def __init__(self, name: str, site: Site, tell: Tell, limits: tuple[float, float]) -> None:
        """`limits`: seconds to connect, and seconds of silence after which somebody is gone."""
        self.name, self._site, self._tell = name, site, tell
        self._connect_s, self._silent_s = limits
        self.people: dict[str, Person] = {}
        self.stage = Stage()
        self.keeper: Keeper | None = None
        self.loop = asyncio.get_running_loop()
        self.opened = self.loop.time()
        self._began = round(time.time(), 3)
        self._told_places: dict[str, tuple[list[Place], Place | None]] = {}
        self._told_quality: dict[str, int] = {}
        self._told_talk: dict[str, int] = {}
        self._goodbyes: set[asyncio.Task[None]] = set()

    async def join(self, wanted: Join) -> None:
        """Answer an offer and wait for the person in the background; raises BadOffer, RoomFull."""
        offer = read_offer(wanted.offer)
        name = wanted.participant
        if name not in self.people and len(self.people) >= messages.MOST_PEOPLE:
            raise RoomFull
        if not offer.of("audio", "sendonly") and not offer.of("audio", "recvonly"):
            raise BadOffer("the offer neither sends nor receives sound")
        person = Person(name, offer, self._site, lambda: self._lose(person, "closed"))
        person.consent = wanted.consent
        before = self.people.get(name)
        if before is not None:
            self._forget(before)
        self.people[name] = person
        self._look()
        sdp = await person.answer()
        self._tell(messages.Answer(room=self.name, participant=name, sdp=sdp))
        person.task = asyncio.create_task(self._connect(person))

    async def _connect(self, person: Person) -> None:
        try:
            async with asyncio.timeout(self._connect_s):
                await person.connect()
        except (TimeoutError, ConnectFailed, ConnectionError):
            self._lose(person, "never_connected")
            return
        self.stage.add(person.member, self.loop.time())
        self._look()
        self._tell(messages.Connected(room=self.name, participant=person.name))
        self.tell_places()

    def leave(self, name: str) -> None:
        """A person said goodbye."""
        if name in self.people:
            self._lose(self.people[name], "left")

    def _lose(self, person: Person, why: Why) -> None:
        if self.people.get(person.name) is not person:
            return
        self._forget(person)
        self._tell(messages.Gone(room=self.name, participant=person.name, why=why))

    def _forget(self, person: Person) -> None:
        """Take a person out at once; the line is closed in a task that the room owns."""
        del self.people[person.name]
        if person.connected:
            self.stage.remove(person.name, self.loop.time())
        self._told_places.pop(person.name, None)
        self._told_quality.pop(person.name, None)
        self._look()
        self.tell_places()
        goodbye = asyncio.create_task(person.close())
        self._goodbyes.add(goodbye)
        goodbye.add_done_callback(self._goodbyes.discard)

    def _look(self) -> None:
        if self.keeper is not None:
            self.keeper.look(self.people)

    def consent(self, name: str, given: bool) -> None:
        """A person agrees to be recorded, or no longer."""
        self.people[name].consent = given
        self._look()

    def member(self, name: str) -> Member | None:
        """The forwarder's side of somebody who is connected."""
        return self.stage.members.get(name)

    def sweep(self, now: float) -> None:
        """Every second: take out those who have been silent for too long."""
        for person in list(self.people.values()):
            if person.connected and now - person.transport.heard_at > self._silent_s:
                self._lose(person, "silent")

    def tell_places(self) -> None:
        """Tell each page what changed of who is where."""
        for name in self.stage.members:
            places = self.stage.places(name)
            if places == self._told_places.get(name):
                continue
            self._told_places[name] = places
            shown = tuple(_shown(one) for one in places[0])
            screen = _shown(places[1]) if places[1] else None
            self._tell(
                messages.Slots(room=self.name, participant=name, places=shown, screen=screen)
            )

    def tell_speaking(self, now: float) -> None:
        """Every 200 ms: tell who speaks, if that changed."""
        heard = self.stage.listen(now)
        if heard is not None:
            speaking = tuple(sorted(heard.speaking))
            self._tell(
                messages.Speaking(room=self.name, speaking=speaking, dominant=heard.dominant)
            )

    def tell_quality(self) -> None:
        """Every second: tell everybody's line, if one changed."""
        found = {name: member.quality() for name, member in self.stage.members.items()}
        if found and found != self._told_quality:
            self._told_quality = found
            self._tell(messages.Quality(room=self.name, people=dict(found)))

    def tell_talk(self, last: bool = False) -> None:
        """Tell the speech that ended since the last time, and at the `last`, what is going on."""
        now = self.loop.time()
        for name, segments in self.stage.talk(now, open_ones=last).items():
            fresh = segments[self._told_talk.get(name, 0) :]
            self._told_talk[name] = len(segments)
            for at in range(0, len(fresh), MOST_SEGMENTS):
                some = tuple(self._since_opening(one) for one in fresh[at : at + MOST_SEGMENTS])
                self._tell(
                    messages.Talk(
                        room=self.name, participant=name, began=self._began, segments=some
                    )
                )

    def _since_opening(self, segment: tuple[float, float]) -> tuple[float, float]:
        return round(segment[0] - self.opened, 3), round(segment[1] - self.opened, 3)

    async def close(self, why: Why) -> None:
        """Send everybody away and wait until their lines are closed."""
        for person in list(self.people.values()):
            self._lose(person, why)
        if self._goodbyes:
            await asyncio.wait(self._goodbyes)


def _shown(place: Place) -> messages.Shown:
    return messages.Shown(participant=place.participant, audio=place.audio, video=place.video)
