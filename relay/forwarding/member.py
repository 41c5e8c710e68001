"""One person as the forwarder sees them: what they send, what they are sent, and their RTCP."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from relay.forwarding import rtcp
from relay.forwarding.bandwidth import CEILING, DOWN_FLOOR, LEAST, Budget
from relay.forwarding.history import Kept
from relay.forwarding.levels import TalkMeter
from relay.forwarding.outlet import Link, Outlet
from relay.forwarding.quality import judge
from relay.forwarding.rtp import HEADER, MalformedPacket, audio_level, measure
from relay.forwarding.track import AUDIO, CAMERA, LATE, NEW, Track

KEY_PAUSE_S = 0.5
"""At most two key frames a second, however many ask."""
NAMES_PER_REPORT = 1_100


@dataclass
class Outlets:
    """The places of one page: equal numbers of audio and camera, and one for a screen."""

    audio: list[Outlet] = field(default_factory=list)
    camera: list[Outlet] = field(default_factory=list)
    screen: list[Outlet] = field(default_factory=list)

    def all(self) -> Iterator[Outlet]:
        """Every place."""
        yield from self.audio
        yield from self.camera
        yield from self.screen


@dataclass
class Flags:
    """What a person has switched off, or on."""

    muted: bool = False
    camera_off: bool = False
    sharing: bool = False


@dataclass
class Counts:
    """Since the last look: what came in, and what was unusable."""

    packets: int = 0
    bytes: int = 0
    malformed: int = 0
    unknown: int = 0
    resent: int = 0
    passed: int = 0


class Member:
    """Takes decrypted packets of one person and passes them to the outlets of the others."""

    def __init__(self, name: str, link: Link, tracks: list[Track], outlets: Outlets) -> None:
        self.name, self.link, self.outlets = name, link, outlets
        self.tracks = {track.ssrc: track for track in tracks if track.ssrc}
        self.by_kind = {track.kind: track for track in tracks}
        self.level_extension = 0
        self.own_ssrc = next((one.ssrc for one in outlets.all()), 1)
        self.flags, self.counts, self.meter = Flags(), Counts(), TalkMeter()
        self.wanted: set[str] | None = None
        self.up, self.down = Budget(), Budget(ceiling=10_000_000.0)
        self.ntp_shift: int | None = None
        self.gone = False
        self._resent = {track.rtx_ssrc: track for track in tracks if track.rtx_ssrc}
        self._videos = [track for track in tracks if track.kind != AUDIO]
        self._by_out = {outlet.ssrc: outlet for outlet in outlets.all()}
        self.heard_at = 0.0
        self._passed = 0
        self._loss = 0.0
        for track in tracks:
            track.owner = name

    def on_rtp(self, data: memoryview, size: int, now: float) -> None:
        """Take the decrypted packet `data[:size]`; never raises."""
        self.counts.packets += 1
        self.counts.bytes += size
        self.heard_at = now
        try:
            extent = measure(data, size)
        except MalformedPacket:
            self.counts.malformed += 1
            return
        _, second, seq, timestamp, ssrc = HEADER.unpack_from(data)
        payload = bytes(data[extent[0] : extent[1]])
        track = self.tracks.get(ssrc) or self._adopt(ssrc, second & 127)
        if track is None:
            self._unwrap(ssrc, timestamp, second, payload, now)
            return
        if not payload or second & 127 != track.payload_type:
            return
        if track.kind == AUDIO and self.level_extension:
            level = audio_level(data, extent, self.level_extension)
            if level is not None and not self.flags.muted:
                self.meter.hear(level, now)
        self._pass_on(track, seq, (timestamp, second & 128, payload), now)

    def _pass_on(self, track: Track, seq: int, packet: Kept, now: float) -> None:
        begun = track.begun
        order = track.take(seq, packet[0], len(packet[2]), now)
        if order != NEW:
            if order == LATE:
                self._pass_on_late(track, seq, packet, now)
            return
        if not begun and track.kind != AUDIO:
            self._send_bitrate(int(self.up.bits))
        if track.history is not None:
            track.history.keep(seq, packet, now)
        if track.tap is not None:
            track.tap(track, seq, packet, now)
        if not self._is_off(track):
            for outlet in track.outlets:
                outlet.forward(seq, packet, now)

    def _pass_on_late(self, track: Track, seq: int, packet: Kept, now: float) -> None:
        if track.history is not None:
            track.history.keep(seq, packet, now)
        if track.tap is not None:
            track.tap(track, seq, packet, now)
        if not self._is_off(track):
            for outlet in track.outlets:
                outlet.forward_late(seq, packet, now)

    def _is_off(self, track: Track) -> bool:
        return self.flags.muted if track.kind == AUDIO else self.is_hidden(track.kind)

    def is_hidden(self, kind: str) -> bool:
        """True when this person has said that the camera is off, or no screen is shared."""
        return self.flags.camera_off if kind == CAMERA else not self.flags.sharing

    def _unwrap(self, ssrc: int, timestamp: int, second: int, payload: bytes, now: float) -> None:
        """RFC 4588: the first two octets of a resent packet are its own number."""
        track = self._resent.get(ssrc)
        if track is None:
            self.counts.unknown += 1
        elif len(payload) > 2 and second & 127 == track.rtx_type and track.begun:
            number = int.from_bytes(payload[:2])
            if track.mend(number, len(payload)):
                packet = timestamp, second & 128, payload[2:]
                self._pass_on_late(track, number, packet, now)

    def _adopt(self, ssrc: int, payload_type: int) -> Track | None:
        """A stream that the offer did not announce, if only one track can be meant."""
        if ssrc in self._resent:
            return None
        fits = [t for t in self.by_kind.values() if t.payload_type == payload_type]
        if len(fits) != 1 or ssrc in self._by_out:
            return None
        track = fits[0]
        self.tracks.pop(track.ssrc, None)
        track.ssrc = ssrc
        self.tracks[ssrc] = track
        return track

    def on_rtcp(self, data: bytes, now: float) -> None:
        """Take a decrypted compound packet; never raises."""
        self.heard_at = now
        for packet in rtcp.parse(data):
            if isinstance(packet, rtcp.SenderReport):
                self._hear_clocks(packet, now)
            if isinstance(packet, rtcp.SenderReport | rtcp.ReceiverReport):
                self._hear_reports(packet.reports, now)
            elif isinstance(packet, rtcp.Nack):
                self._hear_nack(packet, now)
            elif isinstance(packet, rtcp.KeyFrameRequest):
                self._hear_key_request(packet)

    def _hear_clocks(self, report: rtcp.SenderReport, now: float) -> None:
        track = self.tracks.get(report.ssrc)
        if track is not None:
            shift = track.heard_report(report, now)
            self.ntp_shift = shift if self.ntp_shift is None else self.ntp_shift

    def _hear_reports(self, reports: tuple[rtcp.Report, ...], now: float) -> None:
        for report in reports:
            outlet = self._by_out.get(report.ssrc)
            if outlet is not None:
                outlet.heard(report, now)

    def _hear_nack(self, nack: rtcp.Nack, now: float) -> None:
        outlet = self._by_out.get(nack.ssrc)
        if outlet is not None:
            self.counts.resent += outlet.resend(nack.lost, now)

    def _hear_key_request(self, request: rtcp.KeyFrameRequest) -> None:
        outlet = self._by_out.get(request.ssrc)
        if outlet is not None and outlet.track is not None and outlet.is_open:
            outlet.track.key_wanted = True

    def ask_again(self, now: float) -> None:
        """Every 20 ms: ask for what is missing, and for key frames that somebody waits for."""
        for track in self._videos:
            if not track.begun:
                continue
            if track.missing:
                lost = list(track.due(now))
                if lost:
                    self.link.send_rtcp(rtcp.write_nack(self.own_ssrc, track.ssrc, lost))
            if now - track.asked_for_key >= KEY_PAUSE_S and self._wants_key(track):
                track.asked_for_key, track.key_wanted = now, False
                self.link.send_rtcp(rtcp.write_key_frame_request(self.own_ssrc, track.ssrc))

    def _wants_key(self, track: Track) -> bool:
        if self.is_hidden(track.kind):
            return False
        return track.key_wanted or any(not outlet.is_open for outlet in track.outlets)

    def report(self, now: float, share: float) -> None:
        """Once a second: receiver reports, the bitrate that may be sent, and sender reports.

        `share` is the least bits per second that those who watch can take of one video.
        """
        begun = [track for track in self.by_kind.values() if track.begun]
        blocks = [track.report(now) for track in begun]
        own = rtcp.write_receiver_report(self.own_ssrc, blocks)
        self.link.send_rtcp(own + rtcp.write_name(self.own_ssrc, "relay"))
        videos = [track for track in begun if track.kind != AUDIO]
        if videos:
            self.up.ceiling = sum(CEILING[track.kind] for track in videos)
            self.up.hear(max(track.fraction_lost for track in videos))
            most = max(DOWN_FLOOR, share) * len(videos)
            self._send_bitrate(int(max(LEAST, min(self.up.bits, most))))
        self._adapt_down()
        self._smooth_loss()

    def _smooth_loss(self) -> None:
        """One bad second among good ones is not a bad line."""
        up = [track.fraction_lost for track in self.by_kind.values() if track.begun]
        down = [outlet.fraction_lost for outlet in self.outlets.all() if outlet.is_open]
        self._loss += (max([*up, *down], default=0.0) - self._loss) * 0.3

    def _send_bitrate(self, bits: int) -> None:
        ssrcs = [track.ssrc for track in self.by_kind.values() if track.kind != AUDIO]
        self.link.send_rtcp(rtcp.write_bitrate(self.own_ssrc, bits, [s for s in ssrcs if s]))

    def _adapt_down(self) -> None:
        shown = [one for one in self.outlets.all() if one.is_open and one.kind != AUDIO]
        if shown:
            self.down.hear(max(outlet.fraction_lost for outlet in shown))

    def send_clocks(self, shifts: dict[str, int | None], now: float) -> None:
        """Send what is shown its sender reports, in as few datagrams as hold them."""
        pending = b""
        for outlet in self.outlets.all():
            owner = outlet.track.owner if outlet.track else ""
            shift = shifts.get(owner)
            report = outlet.sender_report(shift, now) if shift is not None else b""
            if len(pending) + len(report) > NAMES_PER_REPORT:
                self.link.send_rtcp(pending)
                pending = b""
            pending += report
        if pending:
            self.link.send_rtcp(pending)

    def quality(self) -> int:
        """1 to 5 for this person's line, both ways."""
        open_ones = [outlet for outlet in self.outlets.all() if outlet.is_open]
        trips = [one.round_trip for one in open_ones if one.round_trip is not None]
        jitter = [t.jitter_s for t in self.by_kind.values() if t.begun and t.kind == AUDIO]
        return judge(self._loss, min(trips, default=0.0), max(jitter, default=0.0))

    def take_counts(self) -> Counts:
        """What happened since the last time this was asked."""
        counts, self.counts = self.counts, Counts()
        sent = sum(outlet.packets for outlet in self.outlets.all())
        counts.passed, self._passed = sent - self._passed, sent
        return counts

    def tell_round_trip(self) -> None:
        """Ask again no sooner than the answer can have come."""
        trips = [one.round_trip for one in self.outlets.all() if one.round_trip is not None]
        wait = min(0.5, max(0.03, min(trips, default=0.08) * 1.2))
        for track in self.by_kind.values():
            track.retry_after = wait
