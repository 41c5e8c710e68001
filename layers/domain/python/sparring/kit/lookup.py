"""Looking up things of several modules in one read, each parsed by the module that owns it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sparring.kit.caller import Caller
from sparring.kit.item import Item
from sparring.kit.table import Key, fetch

T = TypeVar("T")
A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")


@dataclass(frozen=True)
class Lookup(Generic[T]):
    """Where a thing rests and how its item is read; `read` raises NotFound where it must exist."""

    where: Key
    read: Callable[[Item | None], T]


def one(caller: Caller, wanted: Lookup[T]) -> T:
    """Read one thing."""
    return wanted.read(fetch(caller, wanted.where)[0])


def two(caller: Caller, first: Lookup[A], second: Lookup[B]) -> tuple[A, B]:
    """Read two things in one call."""
    a, b = fetch(caller, first.where, second.where)
    return first.read(a), second.read(b)


def three(caller: Caller, first: Lookup[A], second: Lookup[B], third: Lookup[C]) -> tuple[A, B, C]:
    """Read three things in one call."""
    a, b, c = fetch(caller, first.where, second.where, third.where)
    return first.read(a), second.read(b), third.read(c)


def many(caller: Caller, *wanted: Lookup[Any]) -> list[Any]:
    """Read any number of things in one call, in that order."""
    rows = fetch(caller, *(one.where for one in wanted))
    return [one.read(row) for one, row in zip(wanted, rows, strict=True)]
