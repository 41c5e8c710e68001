"""People of the bench: real ICE, DTLS and SRTP, and a socket drained as fast as it goes."""

from __future__ import annotations

import socket
import struct
import time
from array import array

from aioice import Candidate
from aioice.ice import get_host_addresses

from relay.forwarding import rtcp
from relay.peer.ports import bind_within
from relay.peer.transport import Bench, Transport
from tests.bench_relay.media import STAMP
from tests.bench_relay.sdp import RTX, VP8, Credentials, Remote

HOST = next(iter(get_host_addresses(use_ipv4=True, use_ipv6=False)), "127.0.0.1")
"""Janus does not use loopback addresses; the machine's own stay on it all the same."""
PORTS = (30_000, 39_999)
SAMPLE = 8
"""One packet in so many is decrypted for its time."""
LOSE = 100
"""One video packet in so many is said to be lost, so that the server has to send it again."""
HEADER = struct.Struct(">BBHII")
OWN_SSRC = 7


class Tally:
    """What all people of a run have received."""

    def __init__(self) -> None:
        self.video = self.voice = self.frames = self.resent = self.asked = self.sent = 0
        self.late: array[float] = array("d")
        self.late_voice: array[float] = array("d")


class Caller(Transport):
    """One connection of one person. Received packets are counted, some decrypted."""

    def __init__(self, bench: Bench, tally: Tally, stamped: bool = True) -> None:
        wire = bind_within(HOST, *PORTS)
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
        super().__init__(wire, bench, lambda: None)
        self.tally, self._stamped = tally, stamped
        self._count = 0
        self.wants_key = False
        self._highest: dict[int, int] = {}
        self._pending: dict[int, list[int]] = {}

    async def open(self, controlling: bool = True) -> Credentials:
        """Listen; returns who we are. The server may knock at once, so the role is set first."""
        self._connection.ice_controlling = controlling
        self._role = "server" if controlling else "client"
        own = await self.listen([HOST])
        return Credentials(own.user, own.password, own.fingerprint)

    async def call(self, remote: Remote) -> None:
        """Connect to what the server says."""
        host, port = remote.address
        candidate = Candidate("1", 1, "udp", 2_130_706_431, host, port, "host")
        await self._connection.add_remote_candidate(candidate)
        who = remote.who
        prints = [("sha-256", who.fingerprint)]
        await self.connect(who.user, who.password, prints, _Nobody())

    def _take_signal(self, data: bytes, address: tuple[str, int]) -> None:
        """DTLS may come before our own ICE has noticed that it is done: browsers keep it, too."""
        if data[0] < 4:
            super()._take_signal(data, address)
        else:
            self._connection.stun.datagram_received(data, address)

    def _take_media(self, size: int) -> None:
        view, tally = self._bench.incoming.view, self.tally
        _, second, seq, _, ssrc = HEADER.unpack_from(view)
        if rtcp.is_rtcp(second):
            self._hear(size)
            return
        kind = second & 127
        if kind == RTX:
            tally.resent += 1
            return
        is_video = kind == VP8
        if is_video:
            tally.video += 1
            tally.frames += second >> 7
        else:
            tally.voice += 1
        self._highest[ssrc] = seq
        self._count += 1
        if self._count % SAMPLE == 0 and self._stamped:
            self._time(size, is_video)
        if is_video and self._count % LOSE == 0:
            self._pending.setdefault(ssrc, []).append(seq)

    def _hear(self, size: int) -> None:
        buffer = self._bench.incoming
        plain = self._keys.open_rtcp(buffer, size) if self._keys else 0
        for packet in rtcp.parse(bytes(buffer.view[:plain])):
            self.wants_key = self.wants_key or isinstance(packet, rtcp.KeyFrameRequest)

    def _time(self, size: int, is_video: bool) -> None:
        keys, buffer = self._keys, self._bench.incoming
        plain = keys.open_rtp(buffer, size) if keys else 0
        if plain > STAMP:
            sent = int.from_bytes(buffer.view[plain - STAMP : plain])
            taken = time.monotonic_ns() - sent
            if 0 <= taken < 10**10:
                (self.tally.late if is_video else self.tally.late_voice).append(taken / 1e6)

    def ask_again(self) -> None:
        """Send a NACK for what is said to be lost."""
        for ssrc, lost in self._pending.items():
            self.send_rtcp(rtcp.write_nack(OWN_SSRC, ssrc, lost))
            self.tally.asked += len(lost)
        self._pending.clear()

    def report(self) -> None:
        """A receiver report on everything that comes in."""
        blocks = [rtcp.Report(ssrc, 0, 0, seq, 0, 0, 0) for ssrc, seq in self._highest.items()]
        for at in range(0, len(blocks), 31):
            self.send_rtcp(rtcp.write_receiver_report(OWN_SSRC, blocks[at : at + 31]))


class _Nobody:
    """Takes nothing: a Caller looks at packets itself."""

    def on_rtp(self, data: memoryview, size: int, now: float) -> None:
        """Never called."""

    def on_rtcp(self, data: bytes, now: float) -> None:
        """Never called."""
