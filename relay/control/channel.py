"""Numbers, order and resending, without a socket: what makes a broken connection harmless."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from pydantic import ValidationError
from pydantic_core import from_json

from relay.control.messages import (
    MOST_OCTETS,
    Ack,
    FromRelay,
    Reason,
    Refused,
    Resend,
    ToRelay,
    Unnumbered,
    to_relay,
)

MOST_KEPT, MOST_HELD = 4_000, 256
RESEND_S, GIVE_UP_S = 1.0, 5.0
REFUSALS_PER_S = 20.0
AGAIN_S = 3.0
"""A frame that nobody acknowledged for so long is sent again."""

MOST_BATCHED, MOST_TOGETHER = 30_000, 100
"""Octets and messages of one frame: the platform's socket carries 32 KB."""

_Held = ToRelay | None


class Channel:
    """Both directions of a relay's talk with the platform. Times are seconds of one clock."""

    def __init__(self) -> None:
        self.seen = 0
        self.refusals = 0
        self._last = 0
        self._kept: OrderedDict[int, str] = OrderedDict()
        self._sent = self._acknowledged = 0
        self._flying_since: float | None = None
        self._held: dict[int, _Held] = {}
        self._gap_since: float | None = None
        self._asked_at = -RESEND_S
        self._allowance, self._allowed_at = REFUSALS_PER_S, 0.0

    def tell(self, message: FromRelay) -> None:
        """Number a message and keep it until the platform has it."""
        self._last += 1
        self._kept[self._last] = _frame(message, self._last)
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)

    def reconnected(self) -> None:
        """Everything that was not acknowledged goes out again."""
        self._sent = self._acknowledged
        self._flying_since = None

    def outgoing(self, now: float) -> str | None:
        """The next frame: what has not been sent yet, in order, as much as one frame carries.

        One is on its way at a time. The platform takes each frame in a process of its own, and
        two of them could overtake each other.
        """
        if self._flying_since is not None:
            if now - self._flying_since < AGAIN_S:
                return None
            self.reconnected()
        batch: list[str] = []
        size = 0
        for number, text in self._kept.items():
            if number <= self._sent:
                continue
            size += len(text.encode()) + 1
            if batch and (size > MOST_BATCHED or len(batch) >= MOST_TOGETHER):
                break
            batch.append(text)
            self._sent = number
        if not batch:
            return None
        self._flying_since = now
        return f'{{"type":"relay","kind":"batch","messages":[{",".join(batch)}]}}'

    @property
    def has_unsent(self) -> bool:
        """True while something waits for a connection or an acknowledgement."""
        return self._acknowledged < self._last

    def receive(self, text: str | bytes, now: float) -> list[ToRelay]:
        """Take a frame; returns the messages that are next in order. Never raises."""
        if isinstance(text, bytes) or len(text) > MOST_OCTETS:
            self.refuse("malformed", "a frame is binary or too long", now)
            return []
        try:
            raw: Any = from_json(text, allow_inf_nan=False)
        except ValueError:
            self.refuse("malformed", "a frame is not JSON", now)
            return []
        number = raw.pop("seq", None) if isinstance(raw, dict) else None
        return self._take(raw, number, now)

    def _take(self, raw: Any, number: object, now: float) -> list[ToRelay]:
        if isinstance(raw, dict):
            raw.pop("type", None)
            raw |= {} if number is None else {"seq": number}
        known = isinstance(number, int) and not isinstance(number, bool) and 0 < number < 1 << 53
        to = int(str(number)) if known else 0
        try:
            message: _Held = to_relay.validate_python(raw)
        except ValidationError as reason:
            unknown = any(one["type"].startswith("union_tag") for one in reason.errors())
            self.refuse("unknown" if unknown else "malformed", _said(reason), now, to)
            message = None
        if isinstance(message, Ack):
            self._acknowledge(message.upto)
            return []
        return self._order(to, message, now) if to else []

    def _acknowledge(self, upto: int) -> None:
        self._acknowledged = max(self._acknowledged, min(upto, self._last))
        if self._acknowledged >= self._sent:
            self._flying_since = None
        while self._kept and next(iter(self._kept)) <= upto:
            self._kept.popitem(last=False)

    def _order(self, number: int, message: _Held, now: float) -> list[ToRelay]:
        if number <= self.seen or number in self._held:
            return []
        if len(self._held) >= MOST_HELD and number != self.seen + 1:
            self.refuse("order", "too many messages are ahead of a missing one", now, number)
            return []
        self._held[number] = message
        return self._release(now)

    def _release(self, now: float) -> list[ToRelay]:
        ready: list[ToRelay] = []
        while self.seen + 1 in self._held:
            self.seen += 1
            message = self._held.pop(self.seen)
            if message is not None:
                ready.append(message)
        if not self._held:
            self._gap_since = None
        elif self._gap_since is None or ready:
            self._gap_since = now
        return ready

    def tick(self, now: float) -> tuple[list[ToRelay], Resend | None]:
        """Every second: ask for what is missing, and after a while go on without it."""
        if self._gap_since is None:
            return [], None
        if now - self._gap_since >= GIVE_UP_S:
            self.seen = min(self._held) - 1
            return self._release(now), None
        if now - self._asked_at < RESEND_S:
            return [], None
        self._asked_at = now
        return [], Resend(after=self.seen)

    def refuse(self, reason: Reason, text: str, now: float, to: int = 0) -> None:
        """Say that a message was not followed; a flood of bad ones is answered in part."""
        self.refusals += 1
        grown = self._allowance + (now - self._allowed_at) * REFUSALS_PER_S
        self._allowance, self._allowed_at = min(REFUSALS_PER_S, grown), now
        if self._allowance >= 1:
            self._allowance -= 1
            self.tell(Refused(reason=reason, text=text, to=to))


def _said(reason: ValidationError) -> str:
    """Which fields are wrong, without what was in them."""
    first = reason.errors(include_input=False, include_url=False, include_context=False)[0]
    return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"[:200]


def _frame(message: FromRelay, number: int) -> str:
    return f'{{"seq":{number},{message.model_dump_json()[1:]}'


def unnumbered(message: Unnumbered) -> str:
    """A frame that is never sent again."""
    return f'{{"type":"relay",{message.model_dump_json()[1:]}'
