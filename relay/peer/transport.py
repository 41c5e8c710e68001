"""ICE, DTLS and SRTP of one person over one UDP socket. The only file that touches aiortc.

aiortc's public transports (gatherer, ICE, DTLS) are used without its RTCPeerConnection, which
would decode what comes, encode what goes, and cost some megabytes for 25 m-lines. These private
names remain, as there is no public way to the plain packets (aiortc issues 55 and 859); each has a
contract test in tests/relay/test_aiortc_contract.py:
`RTCIceGatherer._connection`, `Connection._nominated`, `Connection._protocols`,
`RTCDtlsTransport._rx_srtp`, `._tx_srtp` and `._set_role`. requirements/relay.in pins exactly.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from aioice import Candidate, Connection
from aioice.candidate import candidate_foundation, candidate_priority
from aioice.ice import StunProtocol
from aiortc import (
    RTCCertificate,
    RTCDtlsFingerprint,
    RTCDtlsParameters,
    RTCDtlsTransport,
    RTCIceGatherer,
    RTCIceParameters,
    RTCIceTransport,
)

from relay.forwarding.rtcp import is_rtcp
from relay.forwarding.rtp import HEADER_SIZE
from relay.peer.answer import Own
from relay.peer.poller import Poller
from relay.peer.srtp import LONGEST, WRITERS, Buffer, Keys, protect

MOST_ADDRESSES = 64
"""From so many addresses one person may knock: aioice keeps a list of them all."""
STUN_PER_S = 100.0
MOST_PAYLOAD = len(WRITERS)
Address = tuple[str, int]


class ConnectFailed(Exception):
    """ICE or DTLS came to no good end."""


class Receiver(Protocol):
    """Takes what arrives, decrypted. The memory is used again when the call returns."""

    def on_rtp(self, data: memoryview, size: int, now: float) -> None:
        """A packet in `data[:size]`."""

    def on_rtcp(self, data: bytes, now: float) -> None:
        """A compound packet."""


@dataclass
class Bench:
    """What all people of a process share: the certificate, the poller, two pieces of memory."""

    certificate: RTCCertificate = field(default_factory=RTCCertificate.generateCertificate)
    incoming: Buffer = field(default_factory=Buffer)
    outgoing: Buffer = field(default_factory=Buffer)
    poller: Poller = field(default_factory=Poller)

    @property
    def fingerprint(self) -> str:
        """The certificate's SHA-256, as SDP writes it."""
        found = self.certificate.getFingerprints()
        return next(one.value for one in found if one.algorithm == "sha-256")


class _Wire(asyncio.DatagramTransport):
    """What aioice sends through: our own socket, so that media needs no way through asyncio."""

    def __init__(self, wire: socket.socket, protocol: StunProtocol, poller: Poller) -> None:
        super().__init__({"socket": wire, "sockname": wire.getsockname()})
        self._wire, self._protocol, self._closed = wire, protocol, False
        self._poller = poller

    def sendto(self, data: Any, addr: Any = None) -> None:
        try:
            self._wire.sendto(data, addr)
        except OSError as reason:
            self._protocol.error_received(reason)

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self._poller.remove(self._wire.fileno())
            self._wire.close()
            self._protocol.connection_lost(None)

    def is_closing(self) -> bool:
        return self._closed


class _Connection(Connection):
    """ICE on a socket that is already bound: aioice itself would take any port of the system's."""

    def __init__(self, wire: socket.socket, poller: Poller) -> None:
        super().__init__(ice_controlling=False)
        self.stun = StunProtocol(self)
        self.stun.connection_made(_Wire(wire, self.stun, poller))
        self._port = wire.getsockname()[1]

    async def get_component_candidates(
        self, component: int, *_unused: object, **_unasked: object
    ) -> list[Candidate]:
        """One candidate; its address is never used, as pairs form from what knocks."""
        address = "127.0.0.1"
        self.stun.local_candidate = Candidate(
            foundation=candidate_foundation("host", "udp", address),
            component=component,
            transport="udp",
            priority=candidate_priority(component, "host"),
            host=address,
            port=self._port,
            type="host",
        )
        self._protocols.append(self.stun)
        return [self.stun.local_candidate]


class Transport:
    """One person's line. `on_end` is called once, when the other side has ended it."""

    def __init__(self, wire: socket.socket, bench: Bench, on_end: Callable[[], None]) -> None:
        self._wire, self._bench, self._on_end = wire, bench, on_end
        out = bench.outgoing
        self._out, self._address, self._room = out.view, out.address, out.size
        self._prefixes, self._sendto = out.prefixes, wire.sendto
        self._receive = wire.recvfrom_into
        self._connection = _Connection(wire, bench.poller)
        gatherer = RTCIceGatherer(iceServers=[])
        gatherer._connection = self._connection
        self._gatherer = gatherer
        self._ice = RTCIceTransport(gatherer)
        self._dtls = RTCDtlsTransport(self._ice, [bench.certificate])
        self._loop = asyncio.get_running_loop()
        self._receiver: Receiver | None = None
        self._keys: Keys | None = None
        self._remote: Address | None = None
        self._knocked: set[Address] = set()
        self._allowance, self._allowed_at = STUN_PER_S, self._loop.time()
        self._ended = False
        self._role = "client"
        self.heard_at = self._loop.time()
        self.unsent = self.refused = 0

    @property
    def port(self) -> int:
        """The UDP port that it listens on."""
        return int(self._connection.stun.local_candidate.port)

    async def listen(self, addresses: list[str]) -> Own:
        """Begin to listen; returns what the answer says, with these public addresses."""
        await self._gatherer.gather()
        self._bench.poller.add(self._wire.fileno(), self._take_one)
        ours = self._gatherer.getLocalParameters()
        where = tuple((address, self.port) for address in addresses)
        user, password = ours.usernameFragment or "", ours.password or ""
        return Own(user, password, self._bench.fingerprint, where)

    async def connect(
        self, user: str, password: str, fingerprints: list[tuple[str, str]], receiver: Receiver
    ) -> None:
        """Wait for the other side to come and prove itself; raises ConnectFailed."""
        # aiortc goes by the ICE role, which the other side can turn around; the answer says active.
        self._dtls._set_role(self._role)
        await self._ice.start(RTCIceParameters(usernameFragment=user, password=password))
        if self._ice.state != "completed":
            raise ConnectFailed("ICE failed")
        self._refresh_remote()
        prints = [RTCDtlsFingerprint(digest, text) for digest, text in fingerprints]
        await self._dtls.start(RTCDtlsParameters(fingerprints=prints))
        if self._dtls.state != "connected":
            raise ConnectFailed("DTLS failed")
        self._keys = Keys(self._dtls._tx_srtp, self._dtls._rx_srtp)
        self._receiver = receiver
        self._dtls.on("statechange", self._look)
        self._look()

    def _look(self) -> None:
        if self._dtls.state in {"closed", "failed"} and not self._ended:
            self._ended = True
            self._on_end()

    def _refresh_remote(self) -> None:
        pair = self._connection._nominated.get(1)
        self._remote = pair.remote_addr if pair else None

    def _take_one(self) -> None:
        """One datagram: the poller comes again for the next, and looks at the others first.

        To look here whether there is another would fail for most, and cost as much as the poller.
        """
        view = self._bench.incoming.view
        try:
            size, address = self._receive(view)
        except OSError:
            return
        if not size:
            return
        if 127 < view[0] < 192:
            self._take_media(size)
        else:
            self._take_signal(bytes(view[:size]), address)

    def _take_media(self, size: int) -> None:
        keys, receiver = self._keys, self._receiver
        if keys is None or receiver is None or size > LONGEST + 40 or size < 12:
            return
        buffer, now = self._bench.incoming, self._loop.time()
        if is_rtcp(buffer.view[1]):
            plain = keys.open_rtcp(buffer, size)
            if plain:
                receiver.on_rtcp(bytes(buffer.view[:plain]), now)
        else:
            plain = keys.open_rtp(buffer, size)
            if plain:
                receiver.on_rtp(buffer.view, plain, now)
        if plain:
            self.heard_at = now
        else:
            self.refused += 1

    def _take_signal(self, data: bytes, address: Address) -> None:
        """STUN from anybody within limits; DTLS only from the address that ICE has settled on."""
        if data[0] < 4:
            # Strangers' knocking must not use up what the person's own consent checks need.
            if address == self._remote or self._may_knock(address):
                self._connection.stun.datagram_received(data, address)
                self._refresh_remote()
                if address == self._remote:
                    self.heard_at = self._loop.time()
        elif address == self._remote:
            self._connection.stun.datagram_received(data, address)

    def _may_knock(self, address: Address) -> bool:
        now = self._loop.time()
        grown = self._allowance + (now - self._allowed_at) * STUN_PER_S
        self._allowance, self._allowed_at = min(STUN_PER_S, grown), now
        if self._allowance < 1:
            return False
        self._allowance -= 1
        if address not in self._knocked:
            if len(self._knocked) >= MOST_ADDRESSES:
                return False
            self._knocked.add(address)
        return True

    def send_rtp(self, second: int, seq: int, timestamp: int, ssrc: int, payload: bytes) -> None:
        """Encrypt and send; drops what the socket cannot take."""
        keys, remote, size = self._keys, self._remote, len(payload)
        if keys is None or remote is None or size >= MOST_PAYLOAD:
            return
        # The one place that runs for each packet and person: every call left out here counts.
        room = self._room
        WRITERS[size](self._out, 0, 0x80, second, seq, timestamp, ssrc, payload)
        room[0] = size + HEADER_SIZE
        if protect(keys.tx, self._address, room):
            return
        try:
            self._sendto(self._prefixes[room[0]], remote)
        except OSError:
            self.unsent += 1

    def send_rtcp(self, data: bytes) -> None:
        """Encrypt and send a compound packet."""
        keys, remote = self._keys, self._remote
        if keys is None or remote is None:
            return
        size = keys.seal_rtcp(self._bench.outgoing, data)
        try:
            self._wire.sendto(self._bench.outgoing.view[:size], remote)
        except OSError:
            self.unsent += 1

    async def close(self) -> None:
        """End the line; safe to call twice."""
        self._ended = True
        self._receiver = None
        await self._dtls.stop()
        self._keys = None
        await self._ice.stop()
        self._connection.stun.transport.close()
