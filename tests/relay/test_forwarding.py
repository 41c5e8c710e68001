"""The forwarder by itself: packets by hand and a clock that jumps."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relay.forwarding import rtcp
from relay.forwarding.rtp import MalformedPacket, audio_level, measure
from relay.forwarding.track import CAMERA
from tests.relay.desk import (
    DELTA,
    KEY,
    LEVEL,
    OPUS,
    RTX,
    Seat,
    give,
    numbers,
    packet,
    show,
    speak,
    stage,
)


def _rtx(one: Seat, number: int, now: float, seq: int = 1) -> None:
    track = one.member.by_kind[CAMERA]
    payload = number.to_bytes(2) + DELTA
    data = packet(track.rtx_ssrc, seq, number * 9_000, payload, kind=RTX, marker=True)
    give(one, data, now)


def test_packet_when_forwarded_should_keep_payload_and_change_its_names() -> None:
    _, (ann, bob) = stage("ann", "bob")
    data = packet(1_000, 7, 960, b"opus", kind=OPUS, marker=True, level=30)
    give(ann, data, 0.0)
    (sent,) = bob.wire.rtp
    assert (sent.ssrc, sent.payload_type, sent.marker) == (bob.voice.ssrc, OPUS, 128)
    assert (sent.seq, sent.timestamp, sent.payload) == (7, 960, b"opus")
    assert not ann.wire.rtp


def test_video_when_it_begins_should_wait_for_a_key_frame_and_ask_for_it() -> None:
    room, (ann, bob) = stage("ann", "bob")
    show(ann, 0.0, 1)
    room.ask_again(0.02)
    assert not bob.wire.rtp
    assert [one.ssrc for one in ann.wire.asked(rtcp.KeyFrameRequest)] == [1_001]
    show(ann, 0.1, 2, key=True)
    show(ann, 0.2, 3)
    assert numbers(bob.wire.rtp) == [2, 3]


def test_numbers_when_they_wrap_should_go_on() -> None:
    _, (ann, bob) = stage("ann", "bob")
    for at in range(10):
        show(ann, at / 10, 65_530 + at, key=not at)
    assert numbers(bob.wire.rtp) == [(65_530 + at) & 0xFFFF for at in range(10)]
    assert ann.member.by_kind[CAMERA].report(1.0).highest == 65_536 + 3
    assert ann.member.by_kind[CAMERA].report(1.0).lost == 0


def test_timestamps_when_they_wrap_should_go_on_after_a_pause_without_a_jump() -> None:
    room, (ann, bob) = stage("ann", "bob")
    show(ann, 0.0, 1, key=True, timestamp=(1 << 32) - 4_500)
    room.watch("bob", set(), 0.0)
    show(ann, 0.1, 2, timestamp=4_500)
    room.watch("bob", None, 1.0)
    show(ann, 1.0, 12, key=True, timestamp=85_500)
    first, second = bob.wire.rtp
    assert (second.timestamp - first.timestamp) & 0xFFFFFFFF == 90_000
    assert second.seq == first.seq + 1


def test_packets_when_reordered_should_all_pass_and_nothing_be_asked_for() -> None:
    room, (ann, bob) = stage("ann", "bob")
    for at in (1, 3, 2, 5, 4):
        show(ann, at / 1_000, at, key=at == 1)
    room.ask_again(0.02)
    assert numbers(bob.wire.rtp) == [1, 3, 2, 5, 4]
    assert not ann.wire.asked(rtcp.Nack)


def test_packets_when_they_come_twice_should_pass_once() -> None:
    _, (ann, bob) = stage("ann", "bob")
    for at in (1, 1, 2, 2, 1):
        show(ann, at / 10, at, key=at == 1)
    assert numbers(bob.wire.rtp) == [1, 2]
    assert ann.member.by_kind[CAMERA].received == 2


def test_loss_when_seen_should_be_asked_for_until_it_comes() -> None:
    room, (ann, bob) = stage("ann", "bob")
    show(ann, 0.0, 1, key=True)
    show(ann, 0.1, 5)
    for step in range(1, 16):
        room.ask_again(0.1 + step * 0.02)
    asked = ann.wire.asked(rtcp.Nack)
    assert 3 <= len(asked) <= 5
    assert {one.lost for one in asked} == {(2, 3, 4)}
    for number in (2, 3, 4):
        _rtx(ann, number, 0.4, number)
    ann.wire.rtcp.clear()
    room.ask_again(1.0)
    assert not ann.wire.asked(rtcp.Nack)
    assert numbers(bob.wire.rtp) == [1, 5, 2, 3, 4]
    assert ann.member.by_kind[CAMERA].report(1.0).lost == 3
    assert {sent.ssrc for sent in bob.wire.rtp} == {bob.camera.ssrc}


def test_loss_when_never_mended_should_cost_one_key_frame_and_be_forgotten() -> None:
    room, (ann, _) = stage("ann", "bob")
    show(ann, 0.0, 1, key=True)
    show(ann, 0.1, 3)
    for step in range(100):
        room.ask_again(0.1 + step * 0.02)
    assert 5 <= len(ann.wire.asked(rtcp.Nack)) <= 10
    assert len(ann.wire.asked(rtcp.KeyFrameRequest)) == 1
    assert not ann.member.by_kind[CAMERA].missing


def test_gap_when_huge_should_ask_for_a_key_frame_instead() -> None:
    room, (ann, _) = stage("ann", "bob")
    show(ann, 0.0, 1, key=True)
    show(ann, 0.1, 2_000)
    room.ask_again(0.6)
    assert not ann.wire.asked(rtcp.Nack)
    assert len(ann.wire.asked(rtcp.KeyFrameRequest)) == 1


def test_sender_when_it_starts_anew_should_look_like_no_gap() -> None:
    _, (ann, bob) = stage("ann", "bob")
    show(ann, 0.0, 1, key=True)
    show(ann, 0.9, 40_000, timestamp=5)
    show(ann, 1.0, 40_001, key=True, timestamp=9_005)
    assert numbers(bob.wire.rtp) == [1, 2]
    assert bob.wire.rtp[1].timestamp - bob.wire.rtp[0].timestamp == 90_000


def test_nack_when_heard_should_be_answered_from_the_ring_as_rtx() -> None:
    _, (ann, bob) = stage("ann", "bob")
    for at in range(1, 6):
        show(ann, at / 10, at, key=at == 1)
    bob.member.on_rtcp(rtcp.write_nack(1, bob.camera.ssrc, [2, 4, 77]), 0.6)
    sent = bob.wire.of(bob.camera.rtx_ssrc)
    assert [one.payload for one in sent] == [b"\x00\x02" + DELTA, b"\x00\x04" + DELTA]
    assert {one.payload_type for one in sent} == {RTX}
    assert bob.member.counts.resent == 2


def test_nack_when_repeated_or_flooding_should_cost_a_bounded_number_of_packets() -> None:
    _, (ann, bob) = stage("ann", "bob")
    for at in range(1, 400):
        show(ann, at / 1_000, at, key=at == 1)
    everything = rtcp.write_nack(1, bob.camera.ssrc, range(1, 400))
    for _ in range(50):
        bob.member.on_rtcp(everything, 0.4)
    assert len(bob.wire.of(bob.camera.rtx_ssrc)) <= 200


def test_nack_when_older_than_a_second_should_find_nothing() -> None:
    _, (ann, bob) = stage("ann", "bob")
    show(ann, 0.0, 1, key=True)
    show(ann, 2.0, 2)
    bob.member.on_rtcp(rtcp.write_nack(1, bob.camera.ssrc, [1]), 2.0)
    assert not bob.wire.of(bob.camera.rtx_ssrc)
    assert len(ann.member.by_kind[CAMERA].history or ()) == 1


def test_key_requests_when_many_should_reach_the_sender_at_most_twice_a_second() -> None:
    room, seats = stage("ann", "bob", "cat")
    ann = seats[0]
    show(ann, 0.0, 1, key=True)
    for step in range(100):
        now = 1.0 + step * 0.02
        for one in seats[1:]:
            outlet = next(o for o in one.member.outlets.camera if o.track and o.is_open)
            one.member.on_rtcp(rtcp.write_key_frame_request(1, outlet.ssrc), now)
        room.ask_again(now)
    assert 3 <= len(ann.wire.asked(rtcp.KeyFrameRequest)) <= 5


def test_bitrate_when_a_camera_appears_should_be_told_at_once_and_follow_loss() -> None:
    room, (ann, _) = stage("ann", "bob")
    show(ann, 0.0, 1, key=True)
    (told,) = ann.wire.asked(rtcp.Bitrate)
    assert abs(told.bits - 1_000_000) < 10_000
    assert told.ssrcs == (1_001, 1_003)
    seq = 1
    for second in range(1, 9):
        for _ in range(20):
            seq += 1 if second > 4 else 2
            show(ann, second, seq)
        room.report(second)
    bits = [one.bits for one in ann.wire.asked(rtcp.Bitrate)][1:]
    assert bits[3] < 400_000
    assert bits[3] < bits[7]


def test_bitrate_when_a_watcher_loses_should_not_fall_under_the_floor() -> None:
    room, (ann, bob) = stage("ann", "bob")
    for second in range(1, 20):
        show(ann, second, second, key=second == 1)
        bad = rtcp.Report(bob.camera.ssrc, 128, 0, 0, 0, 0, 0)
        bob.member.on_rtcp(rtcp.write_receiver_report(1, [bad]), second)
        room.report(second)
    assert 240_000 <= ann.wire.asked(rtcp.Bitrate)[-1].bits <= 260_000
    assert bob.member.quality() == 1


@pytest.mark.parametrize("level", [0, 63, 127])
def test_level_when_in_the_header_should_be_read(level: int) -> None:
    data = memoryview(packet(1, 1, 1, b"x", kind=OPUS, level=level))
    assert audio_level(data, measure(data, len(data)), LEVEL) == level
    assert audio_level(data, measure(data, len(data)), LEVEL + 1) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x80" * 11,
        b"\x9f" + bytes(11),
        b"\x90" + bytes(11),
        b"\x90" + bytes(13) + b"\xff\xff",
        b"\xa0" + bytes(11) + b"\xff",
        b"\x8f" + bytes(11),
    ],
    ids=range(7),
)
def test_packet_when_malformed_should_be_counted_and_dropped(data: bytes) -> None:
    with pytest.raises(MalformedPacket):
        measure(memoryview(data), len(data))
    _, (ann, bob) = stage("ann", "bob")
    give(ann, data, 0.0)
    assert ann.member.counts.malformed == 1
    assert not bob.wire.rtp


@settings(max_examples=300, deadline=None)
@given(st.lists(st.binary(max_size=80), max_size=5), st.booleans())
def test_case_37_bytes_when_they_are_anything_should_never_raise(
    parts: list[bytes], own: bool
) -> None:
    """Case 37 for media: malformed RTP and RTCP are dropped, the relay lives."""
    _, (ann, bob) = stage("ann", "bob")
    show(ann, 0.0, 1, key=True)
    for part in parts:
        give(ann, part, 0.1)
        give(ann, packet(1_001 if own else 1_002, 2, 2, part, kind=96 if own else RTX), 0.2)
        ann.member.on_rtcp(part, 0.3)
        bob.member.on_rtcp(b"\x81\xcd\x00" + part, 0.4)
    show(ann, 0.5, 3, key=True)
    assert bob.wire.rtp[-1].payload == KEY


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 65_535), st.integers(0, (1 << 32) - 1), st.integers(0, 1_000))
def test_stream_when_lost_shuffled_and_doubled_should_arrive_whole_and_once(
    first: int, stamp: int, seed: int
) -> None:
    chance = random.Random(seed)
    room, (ann, bob) = stage("ann", "bob")
    order = list(range(120))
    for at in range(0, 119, 3):
        if chance.random() < 0.3 and at:
            order[at], order[at + 1] = order[at + 1], order[at]
    for at in order:
        now = at * 0.01
        lost = at and chance.random() < 0.2
        for _ in range(0 if lost else chance.choice((1, 1, 2))):
            data = packet(1_001, first + at, stamp + at * 9_000, KEY if not at else DELTA)
            give(ann, data, now)
        room.ask_again(now)
        for nack in ann.wire.asked(rtcp.Nack):
            for number in nack.lost:
                _rtx(ann, number, now)
        ann.wire.rtcp.clear()
    sent = [(one.seq - first) & 0xFFFF for one in bob.wire.of(bob.camera.ssrc)]
    assert len(sent) == len(set(sent))
    assert set(range(100)) <= set(sent)


def test_call_when_ten_minutes_long_should_keep_its_memory_and_its_numbers() -> None:
    """Ten minutes of two people at 5 % loss both ways, on a clock that jumps."""
    room, (ann, bob) = stage("ann", "bob")
    chance = random.Random(4)
    bob.wire.keeps = False
    highest, resent = 0, 0
    for step in range(600 * 25):
        now = step * 0.04
        if chance.random() > 0.05:
            show(ann, now, step, key=not step % 500, timestamp=step * 3_600)
        if not step % 25:
            speak(ann, now, step // 25)
            room.report(now)
            room.listen(now)
        room.ask_again(now)
        for nack in ann.wire.asked(rtcp.Nack):
            resent += len(nack.lost)
            for number in nack.lost:
                _rtx(ann, number, now)
        ann.wire.rtcp.clear()
        highest = max(highest, len(ann.member.by_kind[CAMERA].history or ()))
    track = ann.member.by_kind[CAMERA]
    assert highest <= 30
    assert len(track.missing) <= 2
    assert 600 * 25 * 0.04 < resent < 600 * 25 * 0.08
    assert bob.camera.packets >= 600 * 25 - 5
    assert room.talk(600.0)["ann"] == []
