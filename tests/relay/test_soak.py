"""A small soak: `make soak-relay` is the same with 200 visits in ten minutes."""

from __future__ import annotations

import asyncio

from tests.bench_relay.soak import GUEST_ROOMS, soak

GUESTS_OPEN = GUEST_ROOMS + 1
"""Empty rooms wait half a minute for people who reload, the call itself goes on."""

MOST_OBJECTS = 20 * 20
"""What the interpreter itself lends and gets back: twenty for each who came and went."""


def test_relay_when_twenty_people_came_and_went_beside_a_call_should_keep_nothing_of_them() -> None:
    soaked = asyncio.run(soak(20, 8.0, 4))
    first, last = soaked.looks[0], soaked.looks[-1]
    assert len(soaked.joins) == 2 + GUEST_ROOMS + 20
    assert first.people == last.people == 2
    assert last.rooms <= GUESTS_OPEN
    assert [soaked.leaked(what) for what in ("descriptors", "tasks")] == [0, 0]
    assert soaked.leaked("objects") < MOST_OBJECTS
    assert last.memory_mb - first.memory_mb < 4
