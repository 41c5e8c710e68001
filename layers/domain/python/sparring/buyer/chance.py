"""Chance that repeats itself: the same seed and place give the same draw."""

from __future__ import annotations

from hashlib import blake2b


def draw(seed: int, place: str, below: int) -> int:
    """A number from 0 to `below` - 1."""
    digest = blake2b(f"{seed}|{place}".encode(), digest_size=6).digest()
    return int.from_bytes(digest, "big") % below
