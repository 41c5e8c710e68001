"""Writes a room's packets while everybody in it agrees, and pauses while somebody does not."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from relay.forwarding.history import Kept
from relay.forwarding.member import Member
from relay.forwarding.rtcp import NTP_START, SenderReport
from relay.forwarding.track import AUDIO, CLOCK, Track
from relay.recording.log import (
    Clocks,
    Head,
    write_break,
    write_clocks,
    write_head,
    write_kept,
)
from relay.room.person import Person

META = "recording.json"
MOST_OCTETS = 4 << 30
"""A recording that grows beyond this ends: eight people for some hours."""


@dataclass
class _Tape:
    """One track's file, and what is not yet written to it."""

    path: Path
    track: Track
    member: Member
    pending: list[bytes] = field(default_factory=list)
    report: SenderReport | None = None


class Recorder:
    """Keeps one recording of one room. Disk is touched in a thread, so forwarding never waits."""

    def __init__(self, folder: Path, about: dict[str, Any], tell: Callable[[], None]) -> None:
        """`about` is kept beside the packets; `tell` is called when running or waiting changes."""
        self.folder, self._tell = folder, tell
        self.running = False
        self.waiting_for: tuple[str, ...] = ()
        self.octets = 0
        self._tapes: dict[Track, _Tape] = {}
        self._left: list[_Tape] = []
        self._begun = 0
        self._loop = asyncio.get_running_loop()
        self._done = 0.0
        self._since = 0.0
        self._writing = asyncio.Lock()
        folder.mkdir(parents=True, exist_ok=True)
        (folder / META).write_text(json.dumps(about), encoding="utf-8")

    def look(self, people: dict[str, Person]) -> None:
        """Run if everybody who is here agrees and somebody is connected; else pause."""
        waiting = tuple(sorted(name for name, one in people.items() if not one.consent))
        connected = [one.member for one in people.values() if one.connected]
        before = (self.running, self.waiting_for)
        self.waiting_for = waiting
        self._part_from({one.member for one in people.values()})
        if connected and not waiting and self.octets < MOST_OCTETS:
            self._run(connected)
        else:
            self.pause()
        if (self.running, self.waiting_for) != before:
            self._tell()

    def _part_from(self, here: set[Member]) -> None:
        """Write out the tapes of people who left, and forget them: who comes back gets new ones.
        A long recording must not hold on to everybody who ever was in it.
        """
        gone = [track for track, tape in self._tapes.items() if tape.member not in here]
        if gone and self.running:
            self._note_clocks()
        for track in gone:
            track.tap = None
            self._left.append(self._tapes.pop(track))

    def _run(self, members: list[Member]) -> None:
        if not self.running:
            self.running, self._since = True, self._loop.time()
            for tape in self._tapes.values():
                tape.pending.append(write_break(self._done))
        for member in members:
            for track in member.by_kind.values():
                if track.tap is None:
                    self._thread(member, track)

    def _thread(self, member: Member, track: Track) -> None:
        """Begin to take a track; after a pause it goes on in the same file. A film cannot begin
        in the middle of a picture, so a key frame is asked for.
        """
        track.tap = self._take
        if track.kind != AUDIO:
            track.key_wanted = True
        if track not in self._tapes:
            path = self.folder / f"{member.name}.{track.kind}.{self._begun}.rtp"
            self._begun += 1
            tape = _Tape(path, track, member)
            tape.pending.append(write_head(Head(member.name, track.kind, CLOCK[track.kind])))
            self._tapes[track] = tape

    def pause(self) -> None:
        """Write nothing from now on: the taps are taken away, so no packet can slip through."""
        for tape in self._tapes.values():
            tape.track.tap = None
        if self.running:
            self._note_clocks()
            self._done += self._loop.time() - self._since
            self.running = False

    def _take(self, track: Track, seq: int, packet: Kept, now: float) -> None:
        self._tapes[track].pending += write_kept(self._done + now - self._since, seq, packet)

    def _note_clocks(self) -> None:
        """Sender reports since the last look, in recorded time."""
        for tape in self._tapes.values():
            report, shift = tape.track.sender_report, tape.member.ntp_shift
            if report is None or shift is None or report is tape.report:
                continue
            tape.report = report
            moment = (report.ntp + shift) / (1 << 32) - NTP_START
            at = self._done + moment - self._since
            if at >= 0:
                tape.pending.append(write_clocks(Clocks(at, report.timestamp)))

    async def flush(self) -> None:
        """Every half second: put what has come onto the disk; raises OSError when that fails."""
        if self.running:
            self._note_clocks()
        tapes = [*self._left, *self._tapes.values()]
        self._left = []
        work = [(tape.path, b"".join(tape.pending)) for tape in tapes if tape.pending]
        for tape in tapes:
            tape.pending = []
        async with self._writing:
            if work:
                self.octets += await asyncio.to_thread(_append, work)

    async def stop(self) -> None:
        """End the recording; the folder is complete when this returns."""
        self.pause()
        await self.flush()


def _append(work: list[tuple[Path, bytes]]) -> int:
    for path, data in work:
        with path.open("ab") as file:
            file.write(data)
    return sum(len(data) for _, data in work)
