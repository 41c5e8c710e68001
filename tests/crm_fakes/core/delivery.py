"""Sends webhooks: a queue that tests may shuffle, repeat and thin out before it leaves."""

from __future__ import annotations

import random
import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Event = dict[str, Any]


@dataclass(frozen=True)
class Message:
    """One HTTP call about to leave: body and headers as they go over the wire."""

    url: str
    body: bytes
    headers: dict[str, str]


@dataclass
class Delivery:
    """One call that was made, with the receiver's status (0 when nobody answered)."""

    message: Message
    status: int
    reply: bytes = b""


@dataclass
class Queue:
    """Events that wait; `pack` makes the vendor's messages of at most a batch, `accepts` reads the
    reply. What is not accepted stays in the queue, with its attempt counted.
    """

    pack: Callable[[list[Event]], Message]
    accepts: Callable[[Delivery], bool]
    batch: int = 100
    group: Callable[[Event], str] = field(default=lambda _: "", repr=False)
    pending: list[Event] = field(default_factory=list)
    sent: list[Delivery] = field(default_factory=list)
    lock: threading.RLock = field(default_factory=threading.RLock, repr=False)
    _stop: threading.Event = field(default_factory=threading.Event, repr=False)
    _thread: threading.Thread | None = field(default=None, repr=False)

    def put(self, event: Event) -> None:
        """One more at the end."""
        with self.lock:
            self.pending.append(event)

    def shuffle(self, seed: int = 0) -> None:
        """Out of order."""
        with self.lock:
            random.Random(seed).shuffle(self.pending)

    def repeat(self, times: int = 2) -> None:
        """Each event so many times."""
        with self.lock:
            self.pending = [dict(one) for one in self.pending for _ in range(times)]

    def drop(self, share: float, seed: int = 0) -> int:
        """Lose a share of what waits; says how many."""
        chance = random.Random(seed)
        with self.lock:
            before = len(self.pending)
            self.pending = [one for one in self.pending if chance.random() >= share]
            return before - len(self.pending)

    def take(self) -> list[list[Event]]:
        """Everything that waits, in batches."""
        with self.lock:
            waiting, self.pending = self.pending, []
        groups: dict[str, list[Event]] = {}
        for event in waiting:
            groups.setdefault(self.group(event), []).append(event)
        size = self.batch
        return [g[at : at + size] for g in groups.values() for at in range(0, len(g), size)]

    def messages(self) -> list[Message]:
        """What would be sent now, taken out of the queue: for tests without a network."""
        return [self.pack(events) for events in self.take()]

    def send(self) -> list[Delivery]:
        """Send all that waits, once each; refused batches wait again."""
        made = []
        for events in self.take():
            delivery = _post(self.pack(events))
            made.append(delivery)
            if not self.accepts(delivery):
                self._wait_again(events)
        self.sent += made
        return made

    def start(self, every: float = 0.2) -> None:
        """Send by itself, as a real CRM does, until `stop`."""
        if self._thread is None:
            self._stop.clear()
            self._thread = threading.Thread(target=self._run, args=(every,), daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Send nothing by itself any more."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
        self._thread = None

    def _run(self, every: float) -> None:
        while not self._stop.wait(every):
            self.send()

    def _wait_again(self, events: list[Event]) -> None:
        again = [{**one, "attemptNumber": one.get("attemptNumber", 0) + 1} for one in events]
        with self.lock:
            self.pending = again + self.pending


def _post(message: Message) -> Delivery:
    call = urllib.request.Request(message.url, message.body, message.headers, method="POST")
    try:
        with urllib.request.urlopen(call, timeout=10) as reply:
            return Delivery(message, reply.status, reply.read())
    except urllib.error.HTTPError as refusal:
        with refusal:
            return Delivery(message, refusal.code, refusal.read())
    except OSError:
        return Delivery(message, 0)
