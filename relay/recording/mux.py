"""WebM files from a folder of track logs: `python -m relay.recording.mux FOLDER`.

Nothing is transcoded. One file per person with voice and camera, their voice once more by itself
for whoever writes down what was said, and one per shared screen, all on the recording's own time.
Run in a process of its own, so that forwarding never waits for it; run again after a crash, it
makes the same files.
"""

from __future__ import annotations

import heapq
import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from fractions import Fraction
from pathlib import Path
from typing import cast

import av
from av.audio.stream import AudioStream
from av.stream import Stream

from relay.recording.log import Head, read_log
from relay.recording.timeline import Frame, read_frames

MANIFEST = "manifest.json"
MILLISECONDS = Fraction(1, 1_000)
OPUS_S = 0.02


@dataclass(frozen=True)
class Part:
    """One WebM file: whose, when its first frame is, and how long it lasts, in seconds."""

    participant: str
    kind: str
    file: str
    begins: float
    seconds: float
    octets: int


def mux_folder(folder: Path) -> list[Part]:
    """Write the WebM files and the manifest; leaves the logs as they are."""
    tracks: dict[tuple[str, str], dict[str, list[Frame]]] = defaultdict(lambda: defaultdict(list))
    for path in sorted(folder.glob("*.rtp")):
        found = read_log(path)
        if found is not None:
            head, records = found
            frames = list(read_frames(head, records))
            for whose in _files_of(head):
                tracks[whose][head.kind].extend(frames)
    parts = [part for whose, kinds in tracks.items() for part in _mux(folder, whose, kinds)]
    text = json.dumps([asdict(part) for part in parts])
    (folder / MANIFEST).write_text(text, encoding="utf-8")
    return parts


def _files_of(head: Head) -> list[tuple[str, str]]:
    kinds = {"audio": ["person", "voice"], "screen": ["screen"]}.get(head.kind, ["person"])
    return [(head.participant, kind) for kind in kinds]


def _mux(folder: Path, whose: tuple[str, str], kinds: dict[str, list[Frame]]) -> Iterator[Part]:
    kinds = {kind: _in_time(frames) for kind, frames in kinds.items() if frames}
    if not kinds:
        return
    file = f"{whose[0]}-{whose[1]}.webm"
    path = folder / file
    with av.open(str(path), "w", format="webm") as container:
        streams = {kind: _add_stream(container, kind, frames) for kind, frames in kinds.items()}
        for at, kind, frame in _merged(kinds):
            packet = av.Packet(frame.data)
            packet.stream, packet.time_base = streams[kind], MILLISECONDS
            packet.pts = packet.dts = at
            packet.is_keyframe = frame.key
            if kind == "audio":
                packet.duration = round(OPUS_S * 1_000)
            container.mux(packet)
    begins = min(frames[0].at for frames in kinds.values())
    ends = max(frames[-1].at for frames in kinds.values()) + OPUS_S
    octets = path.stat().st_size
    yield Part(whose[0], whose[1], file, round(begins, 3), round(ends - begins, 3), octets)


def _in_time(frames: list[Frame]) -> list[Frame]:
    return sorted(frames, key=lambda frame: frame.at)


def _add_stream(container: av.container.OutputContainer, kind: str, frames: list[Frame]) -> Stream:
    if kind == "audio":
        # The encoder is never fed: it is asked for the OpusHead that every WebM with sound needs.
        stream: Stream = container.add_stream("libopus", rate=48_000)
        cast("AudioStream", stream).codec_context.layout = "stereo"
        return stream
    sizes = [frame.size for frame in frames if frame.size]
    width, height = sizes[0] if sizes else (640, 480)
    return container.add_mux_stream("vp8", width=width, height=height)


def _merged(kinds: dict[str, list[Frame]]) -> Iterator[tuple[int, str, Frame]]:
    """All frames by time, each at least a millisecond after the last one of its stream."""
    lines = [_spaced(kind, frames) for kind, frames in sorted(kinds.items())]
    return heapq.merge(*lines, key=lambda line: line[0])


def _spaced(kind: str, frames: list[Frame]) -> Iterator[tuple[int, str, Frame]]:
    last = -1
    for frame in frames:
        last = max(last + 1, round(frame.at * 1_000))
        yield last, kind, frame


def main(folder: str) -> None:
    """Mux at the lowest priority and print the manifest."""
    os.nice(10)
    parts = mux_folder(Path(folder))
    sys.stdout.write(json.dumps([asdict(part) for part in parts]) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
