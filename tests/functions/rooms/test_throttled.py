"""A socket whose function is throttled: frames vanish both ways, what was said does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

import pytest

from tests.support.calling import Speaker, Talker
from tests.support.rooming import MadeRoom, made_room
from tests.support.sockets import FakeSockets, sockets

NEVER_RAN, ANSWER_LOST = 0.5, 0.3
"""Of the frames to the function, and of what it pushes: far more than any throttle takes."""

LINES = 6
ROUNDS = 60
"""Each stands for the two seconds after which a page says again what did not count."""


@pytest.fixture
def wire() -> Iterator[FakeSockets]:
    with sockets() as fake:
        yield fake


@dataclass
class Page:
    """A page's line as the browser keeps it, behind a gateway that loses frames."""

    speaker: Speaker
    chance: Random
    waiting: dict[int, dict[str, Any]] = field(default_factory=dict)
    heard: list[str] = field(default_factory=list)
    seen: int = 0
    read: int = 0

    def says(self, text: str) -> None:
        self.speaker.n += 1
        self.waiting[self.speaker.n] = {"kind": "chat", "text": text}

    def tries(self) -> None:
        """Say again all that does not count yet, then read what came."""
        for n, body in sorted(self.waiting.items()):
            self._put(n, body)
        sent = self.speaker.wire.heard(self.speaker.connection)
        for message in sent[self.read :]:
            if self.chance.random() >= ANSWER_LOST:
                self._take(message)
        self.read = len(sent)
        self._put(0, {"kind": "resume", "seen": self.seen})

    def _put(self, n: int, body: dict[str, Any]) -> None:
        if self.chance.random() >= NEVER_RAN:
            assert self.speaker.raw(n, body) == 200

    def _take(self, message: dict[str, Any]) -> None:
        body = message["body"]
        if body["kind"] in ("taken", "resumed"):
            upto = body.get("n", body.get("taken"))
            self.waiting = {n: one for n, one in self.waiting.items() if n > upto}
        elif body["kind"] == "chat" and message["after"] == self.seen:
            self.heard.append(body["text"])
        if message.get("after") == self.seen:
            self.seen = message["number"]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_lines_when_the_function_is_throttled_should_be_heard_once_and_in_order(
    wire: FakeSockets, seed: int
) -> None:
    chance, room = Random(seed), made_room()
    assert Talker("r1", wire).registers() == 200
    seller, buyer = (Page(_joined(room, wire, seat), chance) for seat in ("seller", "buyer"))
    for at in range(LINES):
        (seller if at % 2 else buyer).says(f"line {at}")
    rounds = 0
    while seller.waiting or buyer.waiting or min(len(p.heard) for p in (seller, buyer)) < LINES:
        rounds += 1
        assert rounds < ROUNDS, (seller.heard, buyer.heard)
        seller.tries()
        buyer.tries()
    assert rounds > 1
    assert seller.heard == buyer.heard
    for own in ([f"line {at}" for at in (1, 3, 5)], [f"line {at}" for at in (0, 2, 4)]):
        assert [line for line in seller.heard if line in own] == own


def _joined(room: MadeRoom, wire: FakeSockets, seat: str) -> Speaker:
    speaker = Speaker(room.guest(seat), room, wire, f"socket-of-{seat}")
    assert speaker.joins() == 200
    return speaker
