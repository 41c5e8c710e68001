"""A recording of a room's call: where it stands, and the files that it left. No I/O."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Literal

from sparring.kit import clock
from sparring.kit.caller import Caller
from sparring.kit.declare import RecordingDays
from sparring.kit.transaction import Fact

Kept = Literal["running", "ready", "failed"]
Standing = Literal["recording", "finishing", "ready", "failed", "lost"]
USUAL_DAYS: RecordingDays = 90
PATIENCE = dt.timedelta(minutes=30)
"""A relay makes and uploads its files within minutes; whoever is silent for so long is gone."""

LONGEST_CALL = dt.timedelta(hours=6)


@dataclass(frozen=True)
class Film:
    """One WebM file. `begins` and `seconds` are on the recording's own time, pauses cut out."""

    participant: str
    kind: str
    key: str
    begins: float
    seconds: float
    octets: int


@dataclass(frozen=True)
class Recording:
    """One recording. `expires_at` is in Unix seconds: rows and files are deleted then."""

    recording_id: str
    began_at: str
    began_by: str
    keep_days: int
    expires_at: int
    kept: Kept = "running"
    stopped_at: str | None = None
    files: tuple[Film, ...] = ()
    failure: str | None = None
    version: int = 1

    @property
    def seconds(self) -> float:
        """How long it plays."""
        return max((one.begins + one.seconds for one in self.files), default=0.0)

    def stands(self, going_on: str, ended_at: str | None) -> Standing:
        """Where it stands now; `going_on` is the recording that the call is at, if any."""
        if self.kept != "running":
            return self.kept
        if self.recording_id == going_on and ended_at is None:
            return "recording"
        stopped = self.stopped_at or ended_at
        since = clock.parse(stopped) if stopped else clock.parse(self.began_at) + LONGEST_CALL
        return "finishing" if clock.now() - since < PATIENCE else "lost"


def prefix(caller: Caller, room_id: str, recording_id: str) -> str:
    """Where the files of a recording are: what begins otherwise belongs to somebody else."""
    return f"recordings/{caller.tenant}/{room_id}/{recording_id}"


def room_recorded(room_id: str, recording: Recording) -> Fact:
    """The files of a recording are in the bucket."""
    return Fact(
        "RoomRecorded",
        {
            "room_id": room_id,
            "recording_id": recording.recording_id,
            "began_at": recording.began_at,
            "files": [asdict(one) for one in recording.files],
        },
    )


def recording_lost(room_id: str, recording: Recording) -> Fact:
    """Nothing comes of a recording: as when it was written down, others go on without it."""
    return Fact(
        "RoomTranscribed",
        {
            "room_id": room_id,
            "recording_id": recording.recording_id,
            "status": "none",
            "by": None,
        },
    )
