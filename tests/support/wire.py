"""The wire between us and AWS, watched: a process that dies at a call, a second one in between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sparring.kit import aws

SERVICES = ("dynamodb", "cognito-idp", "sesv2")


class Killed(BaseException):
    """The process is gone: nothing of ours may catch this."""


@dataclass
class Wire:
    """Watches every AWS call; `calls` are their names, in order. `meanwhile` runs once, right
    before the named call leaves: a second request in between, without threads.
    """

    calls: list[str] = field(default_factory=list)
    dies_at: int | None = None
    meanwhile: dict[str, Callable[[], object]] = field(default_factory=dict)

    def watch(self, model: Any, **_: object) -> None:
        """Called before each request leaves."""
        self.calls.append(str(model.name))
        if len(self.calls) == self.dies_at:
            raise Killed
        act = self.meanwhile.pop(str(model.name), None)
        if act is not None:
            act()


@contextmanager
def wire(dies_at: int | None = None) -> Iterator[Wire]:
    """Within the block every AWS call is seen; the call number `dies_at` (from 1) never leaves."""
    watcher = Wire(dies_at=dies_at)
    emitters = [aws.client(service).meta.events for service in SERVICES]
    for emitter in emitters:
        emitter.register_first("before-parameter-build", watcher.watch)
    try:
        yield watcher
    finally:
        for emitter in emitters:
            emitter.unregister("before-parameter-build", watcher.watch)
