"""A room's forwarding: clocks, hidden tiles, places, who speaks; by hand, on a clock that jumps."""

from __future__ import annotations

import itertools

import pytest

from relay.forwarding import rtcp
from tests.relay.desk import (
    KEY,
    OPUS,
    give,
    numbers,
    packet,
    seat,
    show,
    speak,
    stage,
)


def test_reports_when_mapped_should_keep_the_senders_pairing_of_its_clocks() -> None:
    """Lip sync: the same moment of the sender's clock is the same NTP time in both streams."""
    room, (ann, bob) = stage("ann", "bob")
    speak(ann, 0.0, 1)
    show(ann, 0.0, 1, key=True)
    start = 77 << 32
    for ssrc, stamp in ((1_000, 960), (1_001, 9_000)):
        ann.member.on_rtcp(rtcp.write_sender_report(ssrc, start, stamp, (1, 1)), 0.5)
    room.report(2.0)
    voice, picture = sorted(bob.wire.asked(rtcp.SenderReport), key=lambda one: one.ssrc)
    assert abs(voice.ntp - picture.ntp) < 1_000
    assert (voice.timestamp - 960, picture.timestamp - 9_000) == (72_000, 135_000)
    assert abs(voice.ntp - rtcp.ntp_of(2.0)) < 1 << 20


def test_round_trip_when_reported_should_be_measured_from_our_own_report() -> None:
    room, (ann, bob) = stage("ann", "bob")
    speak(ann, 0.0, 1)
    ann.member.on_rtcp(rtcp.write_sender_report(1_000, 5 << 32, 960, (1, 1)), 0.0)
    room.report(1.0)
    middle = bob.wire.asked(rtcp.SenderReport)[-1].ntp >> 16 & 0xFFFFFFFF
    heard = rtcp.Report(bob.voice.ssrc, 0, 0, 0, 0, middle, 65_536 // 4)
    bob.member.on_rtcp(rtcp.write_receiver_report(1, [heard]), 1.35)
    assert bob.voice.round_trip == pytest.approx(0.1, abs=0.001)


def test_tile_when_hidden_should_cost_nothing_and_come_back_with_a_key_frame() -> None:
    room, (ann, bob) = stage("ann", "bob")
    show(ann, 0.0, 1, key=True)
    room.watch("bob", set(), 0.1)
    for at in range(2, 50):
        show(ann, at / 10, at)
    assert len(bob.wire.rtp) == 1
    room.watch("bob", {"ann"}, 5.0)
    room.ask_again(5.02)
    assert len(ann.wire.asked(rtcp.KeyFrameRequest)) == 1
    show(ann, 5.1, 51)
    show(ann, 5.2, 52, key=True)
    show(ann, 5.3, 53)
    assert numbers(bob.wire.rtp) == [1, 2, 3]
    stamps = [sent.timestamp for sent in bob.wire.rtp]
    assert (stamps[1] - stamps[0], stamps[2] - stamps[1]) == (90_000 * 52 // 10, 9_000)


def test_switched_off_when_packets_still_come_should_pass_nothing_on() -> None:
    room, (ann, bob) = stage("ann", "bob")
    speak(ann, 0.0, 1)
    show(ann, 0.0, 1, key=True)
    room.mute("ann", True, True, 0.1)
    speak(ann, 0.2, 2)
    show(ann, 0.2, 2)
    assert len(bob.wire.rtp) == 2
    assert not ann.member.meter.speaking
    room.mute("ann", False, False, 0.3)
    speak(ann, 0.4, 9)
    show(ann, 0.4, 9, key=True)
    assert numbers(bob.wire.of(bob.voice.ssrc)) == [1, 2]
    assert numbers(bob.wire.of(bob.camera.ssrc)) == [1, 2]


def test_place_when_somebody_else_takes_it_should_look_like_one_stream() -> None:
    room, (ann, bob) = stage("ann", "bob")
    show(ann, 0.0, 100, key=True, timestamp=1)
    room.remove("ann", 1.0)
    cat = seat("cat", 9_000)
    room.add(cat.member, 2.0)
    show(cat, 3.0, 30_000, key=True, timestamp=77)
    assert numbers(bob.wire.of(bob.camera.ssrc)) == [100, 101]
    assert [one.participant for one in room.places("bob")[0]] == ["cat", ""]


def test_room_when_more_come_than_there_are_places_should_fill_them_as_they_go() -> None:
    room, _ = stage("ann", "bob", "cat", "dan")
    assert [one.participant for one in room.places("ann")[0]] == ["bob", "cat"]
    room.remove("bob", 1.0)
    assert [one.participant for one in room.places("ann")[0]] == ["dan", "cat"]


def test_ssrc_when_two_people_have_the_same_should_not_mix_them() -> None:
    room, (ann, bob) = stage("ann", "bob")
    cat = seat("cat", 1_000)
    room.add(cat.member, 0.0)
    speak(ann, 0.0, 5)
    speak(cat, 0.0, 500)
    heard = {outlet.track.owner: outlet.ssrc for outlet in bob.member.outlets.audio if outlet.track}
    assert numbers(bob.wire.of(heard["ann"])) == [5]
    assert numbers(bob.wire.of(heard["cat"])) == [500]


def test_stream_when_unannounced_should_be_taken_if_only_one_can_be_meant() -> None:
    _, (ann, bob) = stage("ann", "bob")
    give(ann, packet(424_242, 1, 960, b"opus", kind=OPUS), 0.0)
    give(ann, packet(434_343, 1, 960, KEY), 0.0)
    assert [sent.payload for sent in bob.wire.rtp] == [b"opus"]
    assert ann.member.counts.unknown == 1


def test_speech_when_heard_should_be_counted_with_hysteresis() -> None:
    room, (ann, bob) = stage("ann", "bob")
    loud = [(1.0, 3.0), (3.4, 4.0), (6.0, 6.5)]
    for at in range(500):
        now = at * 0.02
        is_loud = any(begin <= now < end for begin, end in loud)
        speak(ann, now, at, level=25 if is_loud or at == 450 else 90)
        speak(bob, now, at, level=127)
        if not at % 10:
            room.listen(now)
    segments = room.talk(10.0)
    assert [(round(a, 1), round(b, 1)) for a, b in segments["ann"]] == [(1.0, 4.0), (6.0, 6.5)]
    assert segments["bob"] == []


def test_dominant_when_somebody_coughs_should_stay_and_when_taken_over_change() -> None:
    room, (ann, bob) = stage("ann", "bob")
    seen = []
    for at in range(400):
        now = at * 0.02
        bob_talks = at in range(100, 105) or at >= 250
        speak(ann, now, at, level=30 if at < 250 else 127)
        speak(bob, now, at, level=30 if bob_talks else 127)
        if not at % 10 and (heard := room.listen(now)):
            seen.append(heard.dominant)
    assert [who for who, _ in itertools.groupby(seen)] == ["ann", "bob"]
