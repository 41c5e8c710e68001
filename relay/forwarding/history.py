"""The last second of a track's packets, for those who lost one."""

from __future__ import annotations

from collections import deque

Kept = tuple[int, int, bytes]
"""A packet without its header: RTP timestamp, marker bit in place (0 or 128), payload."""


class History:
    """A ring bounded by age, so that a slow track keeps few packets and a fast one enough."""

    __slots__ = ("_by_seq", "_order", "_seconds")

    def __init__(self, seconds: float = 1.0) -> None:
        self._seconds = seconds
        self._by_seq: dict[int, Kept] = {}
        self._order: deque[tuple[float, int]] = deque()

    def keep(self, seq: int, packet: Kept, now: float) -> None:
        """Remember a packet and forget those that are too old to be asked for."""
        self._by_seq[seq] = packet
        order = self._order
        order.append((now, seq))
        oldest = now - self._seconds
        while order[0][0] < oldest:
            self._by_seq.pop(order.popleft()[1], None)

    def find(self, seq: int) -> Kept | None:
        """The packet of this number, if it is still kept."""
        return self._by_seq.get(seq)

    def clear(self) -> None:
        """Forget everything."""
        self._by_seq.clear()
        self._order.clear()

    def __len__(self) -> int:
        return len(self._by_seq)
