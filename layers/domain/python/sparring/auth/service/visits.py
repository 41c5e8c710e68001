"""How often strangers may knock: sign-ups are counted by network address, in whole hours."""

from __future__ import annotations

import hashlib
import ipaddress
from typing import NamedTuple

from sparring.auth import repository
from sparring.kit import backoff, clock, lookup
from sparring.kit.caller import Caller, platform
from sparring.kit.errors import TooMany, Unavailable
from sparring.kit.table import Key
from sparring.kit.transaction import Raced, commit

HOUR = 3_600
MOST_NEAR = 100
MOST_RELAYED = 1_000

ATTEMPTS = 8
STRANGERS = "strangers"
"""Stands where a tenant's id stands in keys; ids of tenants begin with `tn_`."""

_HOUSEHOLD_BITS = 64


class Counter(NamedTuple):
    """Where tries are counted, and how many an hour may have."""

    where: Key
    most: int


def _mark(address: str) -> str:
    """A fingerprint: rows hold no addresses. Of IPv6 the part that a provider hands out."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if parsed.version == 6:
        address = str(ipaddress.ip_network((parsed, _HOUSEHOLD_BITS), strict=False))
    return hashlib.sha256(address.encode()).hexdigest()[:32]


def count_sign_up(near: str, relay: str) -> None:
    """Count one try; 429 when there were too many in this hour, and that one is not counted.

    `near` is the address that the sender is said to have, `relay` the one that we saw ourselves:
    who talks to us directly can write any `near`, so many of them behind one relay end too.
    """
    caller, hour = platform(STRANGERS), clock.epoch() // HOUR
    counters = (
        Counter(repository.visits_key(caller, _mark(near), f"NEAR#{hour}"), MOST_NEAR),
        Counter(repository.visits_key(caller, _mark(relay), f"RELAY#{hour}"), MOST_RELAYED),
    )
    left = (hour + 1) * HOUR - clock.epoch()
    for attempt in range(ATTEMPTS):
        if _counted(caller, counters, left):
            return
        backoff.pause(attempt)
    raise _too_many(1)


def _counted(caller: Caller, counters: tuple[Counter, ...], left: int) -> bool:
    """Count in all of them. False when somebody else counted meanwhile."""
    seen = lookup.many(caller, *(repository.visits(one.where) for one in counters))
    if any(was.count >= one.most for was, one in zip(seen, counters, strict=True)):
        raise _too_many(left)
    pairs = zip(seen, counters, strict=True)
    try:
        commit(caller, [repository.save_visit(one.where, was, left) for was, one in pairs])
    except (Raced, Unavailable):
        return False
    return True


def _too_many(seconds: int) -> TooMany:
    message = "Too many companies were signed up from your network; try again later."
    return TooMany(message, code="too_many_sign_ups", retry_after=seconds)
