"""Recordings: what is written, when it is not, and what comes back after a crash."""

from __future__ import annotations

import asyncio
import os
from itertools import pairwise
from pathlib import Path

import av
import numpy as np

from relay.recording.log import (
    Break,
    Clocks,
    Head,
    Packet,
    read_log,
    write_break,
    write_clocks,
    write_head,
    write_packet,
)
from relay.recording.mux import Part, mux_folder
from relay.recording.recorder import Recorder
from relay.recording.timeline import read_frames
from relay.room.room import Room
from tests.relay.house import Told, bring, run, site
from tests.relay.page import Page
from tests.relay.samples import opus_packets, vp8_packets

AUDIO, CAMERA = Head("ann", "audio", 48_000), Head("ann", "camera", 90_000)


def _durations(path: Path) -> dict[str, float]:
    """Seconds from the first to the last packet of each stream."""
    times: dict[str, list[float]] = {}
    with av.open(str(path)) as container:
        for packet in container.demux():
            if packet.pts is not None and packet.time_base is not None:
                found = times.setdefault(packet.stream.type, [])
                found.append(float(packet.pts * packet.time_base))
    return {kind: max(found) - min(found) for kind, found in times.items()}


def _decoded(path: Path, kind: str) -> int:
    with av.open(str(path)) as container:
        streams = [one for one in container.streams if one.type == kind]
        return sum(1 for _ in container.decode(streams[0]))


def _write(path: Path, head: Head, records: list[Packet | Clocks | Break]) -> None:
    lines = [write_head(head)]
    for one in records:
        if isinstance(one, Packet):
            lines.append(write_packet(one))
        else:
            lines.append(write_clocks(one) if isinstance(one, Clocks) else write_break(one.at))
    path.write_bytes(b"".join(lines))


def test_recording_when_everybody_agrees_should_play_with_both_tracks(tmp_path: Path) -> None:
    async def scene() -> list[Part]:
        told = Told()
        room = Room("r", site(), told, (5.0, 5.0))
        recorder = Recorder(tmp_path / "rec", {"room": "r"}, lambda: None)
        room.keeper = recorder
        pages = Page("ann"), Page("bob")
        for page in pages:
            await bring(room, told, page, consent=True)
        assert recorder.running
        await run(room, 2.5)
        await recorder.stop()
        await room.close("ended")
        for page in pages:
            await page.close()
        return mux_folder(tmp_path / "rec")

    parts = asyncio.run(scene())
    assert {(one.participant, one.kind) for one in parts} >= {("ann", "person"), ("bob", "person")}
    for part in parts:
        if part.kind == "person":
            lengths = _durations(tmp_path / "rec" / part.file)
            assert abs(lengths["video"] - lengths["audio"]) < 0.5
            assert lengths["audio"] > 2.0
            assert _decoded(tmp_path / "rec" / part.file, "video") > 15
            assert _decoded(tmp_path / "rec" / part.file, "audio") > 100


def test_recording_when_a_newcomer_has_not_agreed_should_pause(tmp_path: Path) -> None:
    async def scene() -> None:
        told = Told()
        room = Room("r", site(), told, (5.0, 5.0))
        changes: list[tuple[bool, tuple[str, ...]]] = []
        recorder = Recorder(
            tmp_path / "rec",
            {"room": "r"},
            lambda: changes.append((recorder.running, recorder.waiting_for)),
        )
        room.keeper = recorder
        ann, bob = Page("ann"), Page("bob")
        await bring(room, told, ann, consent=True)
        await run(room, 0.4)
        await bring(room, told, bob)
        await recorder.flush()
        size = recorder.octets
        await run(room, 0.4)
        await recorder.flush()
        assert recorder.octets == size
        room.consent("bob", given=True)
        await run(room, 0.4)
        await recorder.flush()
        assert recorder.octets > size
        assert changes == [(True, ()), (False, ("bob",)), (True, ())]
        await recorder.stop()
        await room.close("ended")
        for page in (ann, bob):
            await page.close()

    asyncio.run(scene())


def test_log_when_cut_anywhere_should_read_up_to_there(tmp_path: Path) -> None:
    path = tmp_path / "ann.audio.0.rtp"
    _write(path, AUDIO, list(opus_packets(3)))
    whole = path.read_bytes()
    seen = set()
    for size in range(len(whole) + 1):
        path.write_bytes(whole[:size])
        found = read_log(path)
        seen.add(len(list(found[1])) if found else -1)
    assert seen == {-1, *range(4)}


def test_log_when_a_byte_is_wrong_should_end_before_that_record(tmp_path: Path) -> None:
    path = tmp_path / "ann.audio.0.rtp"
    _write(path, AUDIO, list(opus_packets(10)))
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2] ^= 0x40
    path.write_bytes(whole)
    found = read_log(path)
    assert found is not None
    assert 0 < len(list(found[1])) < 10


def test_mux_when_the_relay_was_killed_should_keep_all_but_the_cut_record(tmp_path: Path) -> None:
    _write(tmp_path / "ann.audio.0.rtp", AUDIO, list(opus_packets(100)))
    path = tmp_path / "ann.camera.1.rtp"
    _write(path, CAMERA, list(vp8_packets(20)))
    os.truncate(path, path.stat().st_size - 7)
    part, voice = mux_folder(tmp_path)
    assert (voice.kind, _decoded(tmp_path / voice.file, "audio")) == ("voice", 100)
    assert list(_durations(tmp_path / voice.file)) == ["audio"]
    assert _decoded(tmp_path / part.file, "video") == 19
    assert _decoded(tmp_path / part.file, "audio") == 100
    assert part.seconds == 2.0


def test_frames_when_numbers_and_timestamps_wrap_should_go_on_in_order() -> None:
    packets = list(opus_packets(50, seq=65_530, timestamp=(1 << 32) - 960 * 3))
    shuffled = [packets[at ^ 1] for at in range(50)]
    frames = list(read_frames(AUDIO, [*shuffled, *packets[:5]]))
    assert [frame.data for frame in frames] == [packet.payload for packet in packets]
    assert np.allclose([late.at - early.at for early, late in pairwise(frames)], 0.02)


def test_frames_when_a_packet_is_lost_should_wait_for_a_key_frame() -> None:
    packets = list(vp8_packets(30, key_every=10))
    lost = next(at for at, packet in enumerate(packets) if packet.timestamp == 90_000 // 10 * 13)
    frames = list(read_frames(CAMERA, packets[:lost] + packets[lost + 1 :]))
    assert [round(frame.at * 10) for frame in frames] == [*range(13), *range(20, 30)]
    assert frames[13].key
    assert frames[0].size == (128, 96)


def test_frames_when_reports_exist_should_stand_where_the_sender_says() -> None:
    """Voice arrives 200 ms after the picture that was taken at the same moment."""
    voice = [one._replace(arrival=one.arrival + 0.2) for one in opus_packets(50, timestamp=7_000)]
    sound = list(read_frames(AUDIO, [*voice, Clocks(0.5, 7_000 + 24_000)]))
    picture = list(read_frames(CAMERA, [*vp8_packets(10), Clocks(0.5, 45_000)]))
    assert abs(sound[0].at - picture[0].at) < 0.001


def test_frames_when_a_report_is_forged_should_stand_where_they_arrived() -> None:
    frames = list(read_frames(AUDIO, [*opus_packets(50), Clocks(9_000.0, 1)]))
    assert abs(frames[0].at) < 0.001


def test_frames_when_paused_should_go_on_after_the_pause_without_a_hole() -> None:
    first = list(opus_packets(50))
    later = [
        one._replace(arrival=one.arrival + 1.0) for one in opus_packets(50, seq=900, timestamp=9**9)
    ]
    frames = list(read_frames(AUDIO, [*first, Break(1.0), *later]))
    assert len(frames) == 100
    assert abs(frames[50].at - 1.0) < 0.001


def test_recorder_when_a_person_comes_back_should_end_in_one_file(tmp_path: Path) -> None:
    _write(tmp_path / "ann.audio.0.rtp", AUDIO, list(opus_packets(50)))
    again = [one._replace(arrival=one.arrival + 3) for one in opus_packets(50, timestamp=77)]
    _write(tmp_path / "ann.audio.3.rtp", AUDIO, list(again))
    part, voice = mux_folder(tmp_path)
    assert (voice.begins, voice.seconds) == (part.begins, part.seconds)
    assert part == Part("ann", "person", "ann-person.webm", 0.0, 4.0, part.octets)
