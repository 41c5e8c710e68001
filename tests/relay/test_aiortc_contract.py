"""The private names of aiortc, aioice and pylibsrtp that relay/peer uses; one test for each."""

from __future__ import annotations

import asyncio
import inspect
import socket

import pylibsrtp
import pytest
from aioice import Connection
from aioice.ice import CandidatePair, StunProtocol
from aiortc import RTCDtlsTransport, RTCIceGatherer, RTCIceTransport
from pylibsrtp import Policy, Session
from pylibsrtp._binding import ffi, lib

from relay.peer.transport import Bench, Transport


def _key(profile: int) -> bytes:
    return bytes(range(lib.srtp_profile_get_master_key_length(profile) + 14))


def _session(kind: int) -> Session:
    profile = Policy.SRTP_PROFILE_AES128_CM_SHA1_80
    return Session(Policy(key=_key(profile), ssrc_type=kind, srtp_profile=profile))


async def _gatherer() -> RTCIceGatherer:
    return RTCIceGatherer(iceServers=[])


def test_gatherer_when_given_a_connection_should_hand_it_to_ice() -> None:
    async def scene() -> None:
        gatherer = await _gatherer()
        assert isinstance(gatherer._connection, Connection)
        own = Connection(ice_controlling=False)
        gatherer._connection = own
        assert RTCIceTransport(gatherer)._connection is own
        assert gatherer.getLocalParameters().usernameFragment == own.local_username

    asyncio.run(scene())


def test_connection_when_new_should_have_nominated_nobody() -> None:
    async def scene() -> None:
        assert Connection(ice_controlling=False)._nominated == {}

    asyncio.run(scene())
    assert isinstance(inspect.getattr_static(CandidatePair, "remote_addr"), property)


def test_connection_when_gathering_should_ask_for_its_own_candidates() -> None:
    parameters = list(inspect.signature(Connection.get_component_candidates).parameters)
    assert parameters[:3] == ["self", "component", "addresses"]


def test_connection_when_new_should_keep_a_list_of_protocols() -> None:
    async def scene() -> None:
        assert Connection(ice_controlling=False)._protocols == []

    asyncio.run(scene())


def test_stun_protocol_when_closed_should_wait_for_its_lost_connection() -> None:
    async def scene() -> None:
        wire = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        wire.bind(("127.0.0.1", 0))
        transport = Transport(wire, Bench(), lambda: None)
        await transport.listen(["127.0.0.1"])
        await asyncio.wait_for(transport.close(), 1.0)
        assert wire.fileno() == -1

    asyncio.run(scene())
    assert list(inspect.signature(StunProtocol.datagram_received).parameters)[1:] == [
        "data",
        "addr",
    ]


@pytest.mark.parametrize("name", ["_rx_srtp", "_tx_srtp"])
def test_dtls_when_new_should_have_a_place_for_srtp(name: str) -> None:
    async def scene() -> None:
        ice = RTCIceTransport(await _gatherer())
        dtls = RTCDtlsTransport(ice, [Bench().certificate])
        assert getattr(dtls, name) is None

    asyncio.run(scene())
    assert f"self.{name} = Session(" in inspect.getsource(RTCDtlsTransport._setup_srtp)


def test_dtls_when_told_its_role_should_not_guess_it() -> None:
    async def scene() -> None:
        dtls = RTCDtlsTransport(RTCIceTransport(await _gatherer()), [Bench().certificate])
        dtls._set_role("client")
        assert dtls._role == "client"

    asyncio.run(scene())
    assert 'if self._role == "auto":' in inspect.getsource(RTCDtlsTransport.start)


def test_session_when_made_should_hold_libsrtps_pointer() -> None:
    ours = _session(Policy.SSRC_ANY_OUTBOUND)
    data, size = ffi.new("char[]", 200), ffi.new("int *", 20)
    data[0:20] = b"\x80\x60" + bytes(18)
    assert lib.srtp_protect(ours._srtp[0], data, size) == 0
    assert size[0] == 30
    theirs = _session(Policy.SSRC_ANY_INBOUND)
    assert lib.srtp_unprotect(theirs._srtp[0], data, size) == 0
    assert bytes(ffi.buffer(data)[0:20]) == b"\x80\x60" + bytes(18)


def test_versions_when_installed_should_be_those_that_were_read() -> None:
    import aioice
    import aiortc

    assert (aiortc.__version__, aioice.__version__) == ("1.16.0", "0.13.0")
    assert pylibsrtp.__version__ == "1.0.0"
