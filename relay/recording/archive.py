"""Recordings from beginning to bucket, and those that an earlier life of this relay left behind."""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from relay.control import messages
from relay.control.messages import Film, FromRelay, Record
from relay.recording.recorder import META, Recorder
from relay.recording.upload import Store, UploadFailed
from relay.room.room import Room

FLUSH_S = 0.5
TRIES, PAUSE_S = 5, 1.0
WEBM = "video/webm"


class MuxFailed(Exception):
    """The process that makes the files did not end well."""


class Archive:
    """One recording per room at a time; files are made in processes of their own."""

    def __init__(self, root: Path, store: Store, tell: Callable[[FromRelay], None]) -> None:
        self._root, self._store, self._tell = root, store, tell
        self._running: dict[str, tuple[Room, Recorder]] = {}
        self._finishing: set[asyncio.Task[None]] = set()
        self.failures = 0

    def begin(self, room: Room, wanted: Record) -> None:
        """Record a room from now on, whenever everybody in it agrees; an earlier one ends."""
        self.end(room)
        recording = wanted.recording
        about = {
            "room": room.name,
            "recording": recording,
            "prefix": wanted.prefix,
            "keep_days": wanted.keep_days,
        }
        recorder = Recorder(self._root / recording, about, lambda: self._say(room, recording))
        room.keeper = recorder
        self._running[room.name] = (room, recorder)
        recorder.look(room.people)
        self._say(room, recording)

    def _say(self, room: Room, recording: str) -> None:
        kept = self._running.get(room.name)
        if kept is not None:
            state: dict[str, Any] = {
                "running": kept[1].running,
                "waiting_for": kept[1].waiting_for,
            }
            self._tell(messages.Recording(room=room.name, recording=recording, **state))

    def end(self, room: Room) -> None:
        """Stop recording a room, and finish its files in the background."""
        kept = self._running.pop(room.name, None)
        if kept is None:
            return
        room.keeper = None
        kept[1].pause()
        self._start(self._finish(kept[1]))

    def _start(self, work: Any) -> None:
        task = asyncio.create_task(work)
        self._finishing.add(task)
        task.add_done_callback(self._finishing.discard)

    async def turn(self) -> None:
        """Twice a second: packets to disk; runs until cancelled."""
        while True:
            await asyncio.sleep(FLUSH_S)
            for _, recorder in list(self._running.values()):
                try:
                    await recorder.flush()
                except OSError:
                    self.failures += 1

    def recover(self) -> None:
        """Finish what a relay that was killed has left on this disk."""
        for path in sorted(self._root.glob(f"*/{META}")):
            self._start(self._deliver(path.parent))

    async def _finish(self, recorder: Recorder) -> None:
        try:
            await recorder.stop()
        except OSError:
            # What had reached the disk before is still worth a file.
            self.failures += 1
        await self._deliver(recorder.folder)

    async def _deliver(self, folder: Path) -> None:
        about = json.loads((folder / META).read_text(encoding="utf-8"))
        names = {"room": about["room"], "recording": about["recording"]}
        try:
            films = [await self._put(folder, about, part) for part in await _mux(folder)]
        except (MuxFailed, UploadFailed, OSError) as reason:
            self.failures += 1
            self._tell(messages.RecordingFailed(**names, text=str(reason)[:200]))
            return
        await asyncio.to_thread(shutil.rmtree, folder)
        self._tell(messages.RecordingReady(**names, files=tuple(films)))

    async def _put(self, folder: Path, about: dict[str, Any], part: dict[str, Any]) -> Film:
        file = str(part.pop("file"))
        key = f"{about['prefix']}/{file}"
        for attempt in range(1, TRIES + 1):
            try:
                await self._store.put(key, folder / file, WEBM, about["keep_days"])
                break
            except UploadFailed:
                if attempt == TRIES:
                    raise
                await asyncio.sleep(PAUSE_S * attempt)
        return Film(key=key, **part)

    async def finish(self, seconds: float) -> None:
        """Wait until every recording is delivered, at most so long."""
        for room, _ in list(self._running.values()):
            self.end(room)
        if self._finishing:
            await asyncio.wait(self._finishing, timeout=seconds)


async def _mux(folder: Path) -> list[dict[str, Any]]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "relay.recording.mux",
        str(folder),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    said, complaint = await process.communicate()
    if process.returncode:
        raise MuxFailed(complaint.decode(errors="replace").strip()[-200:])
    found: list[dict[str, Any]] = json.loads(said)
    return found
