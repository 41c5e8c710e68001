"""Faults between us and AWS: throttles, lost acknowledgements, and a function that dies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, Literal
from unittest.mock import patch

from botocore.awsrequest import AWSResponse
from botocore.client import BaseClient
from botocore.compat import HTTPHeaders
from botocore.endpoint import Endpoint
from botocore.exceptions import ReadTimeoutError
from botocore.retries.standard import ExponentialBackoff

from sparring.kit import backoff

Fault = Literal["throttle", "lost_ack"]


class Killed(BaseException):
    """The function died here; nothing of it runs any more, so no `except Exception` sees this."""


@dataclass
class Faults:
    """What goes wrong with the next requests on the wire, oldest first; empty means nothing.

    `only` narrows it to one operation, for example `TransactWriteItems`.
    """

    planned: list[Fault | None] = field(default_factory=list)
    only: str | None = None
    happened: list[tuple[str, Fault]] = field(default_factory=list)

    def next(self, operation: str) -> Fault | None:
        """The fault of this request, if one is planned."""
        if not self.planned or (self.only and operation != self.only):
            return None
        fault = self.planned.pop(0)
        if fault:
            self.happened.append((operation, fault))
        return fault


_NOTHING = SimpleNamespace(stream=lambda **_: iter(()))


def _throttled(url: str) -> Any:
    code = "ThrottlingException"
    metadata = {"HTTPStatusCode": 400, "HTTPHeaders": {}, "RetryAttempts": 0}
    parsed = {"Error": {"Code": code, "Message": "slow down"}, "ResponseMetadata": metadata}
    return (AWSResponse(url, 400, HTTPHeaders(), _NOTHING), parsed), None


@contextmanager
def no_waiting() -> Iterator[None]:
    """Within the block nobody waits before another try: neither botocore nor the kit."""
    with (
        patch.object(backoff, "LONGEST_SECONDS", 0.0),
        patch.object(ExponentialBackoff, "delay_amount", lambda *_: 0.0),
    ):
        yield


@contextmanager
def faulty(*planned: Fault | None, only: str | None = None) -> Iterator[Faults]:
    """Within the block: these faults happen to the next requests, beneath botocore's retries.

    A lost acknowledgement is applied by AWS, and the answer never arrives.
    """
    faults = Faults(list(planned), only)
    answer = vars(Endpoint)["_do_get_response"]

    def answering(self: Any, request: Any, operation_model: Any, context: Any) -> Any:
        fault = faults.next(operation_model.name)
        if fault == "throttle":
            return _throttled(request.url)
        answered = answer(self, request, operation_model, context)
        if fault == "lost_ack":
            return None, ReadTimeoutError(endpoint_url=request.url, error="lost")
        return answered

    with no_waiting(), patch.object(Endpoint, "_do_get_response", answering):
        yield faults


@dataclass
class Calls:
    """How many AWS calls were made before the function died or ended."""

    made: int = 0


@contextmanager
def killed_at(number: int | None) -> Iterator[Calls]:
    """Within the block the function dies when it makes its `number`-th AWS call (from 1)."""
    calls = Calls()
    make = vars(BaseClient)["_make_api_call"]

    def making(self: Any, operation: str, asked: dict[str, Any]) -> Any:
        if calls.made + 1 == number:
            raise Killed
        calls.made += 1
        return make(self, operation, asked)

    with no_waiting(), patch.object(BaseClient, "_make_api_call", making):
        yield calls


def count_calls(act: Callable[[], object]) -> int:
    """How many AWS calls `act` makes when nothing goes wrong."""
    with killed_at(None) as calls:
        act()
    return calls.made


def dies(act: Callable[[], object], number: int) -> bool:
    """Run `act` and let it die at its `number`-th call; False when it ended before that."""
    try:
        with killed_at(number):
            act()
    except Killed:
        return True
    return False


@contextmanager
def meanwhile(act: Callable[[], object]) -> Iterator[None]:
    """Within the block somebody else does `act` just before the first transaction is sent."""
    make = vars(BaseClient)["_make_api_call"]
    left = [act]

    def making(self: Any, operation: str, asked: dict[str, Any]) -> Any:
        if operation == "TransactWriteItems" and left:
            left.pop()()
        return make(self, operation, asked)

    with patch.object(BaseClient, "_make_api_call", making):
        yield
