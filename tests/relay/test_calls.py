"""People in a room: aiortc's own clients over real ICE and DTLS on loopback."""

from __future__ import annotations

import asyncio

from relay.control import messages
from relay.room.room import Room
from tests.relay.house import Told, bring, run, site, until
from tests.relay.page import Page


def test_two_pages_when_they_meet_should_see_and_hear_each_other() -> None:
    async def scene() -> None:
        told = Told()
        room = Room("r", site(), told, (5.0, 5.0))
        one, other = Page("one"), Page("other")
        await bring(room, told, one)
        await bring(room, told, other)
        await run(room, 1.5)
        for page in (one, other):
            places = told.of(messages.Slots, page.name)[-1].places
            shown = next(place for place in places if place.participant)
            assert page.frames[shown.audio] > 40
            assert page.frames[shown.video] > 8
            assert page.energy[shown.audio] > 1_000
        assert told.of(messages.Speaking)[-1].speaking == ("one", "other")
        assert told.of(messages.Quality)[-1].people == {"one": 5, "other": 5}
        await one.close()
        assert await until(lambda: bool(told.of(messages.Gone, "one")))
        assert not told.of(messages.Slots, "other")[-1].places[0].participant
        await room.close("ended")
        await other.close()

    asyncio.run(scene())
