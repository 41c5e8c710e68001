"""The answer to an offer: all its m-lines, bundled, an SSRC for each place to be filled later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from relay.peer.sdp import LEVEL, Offer, Section

REVERSED = {"sendonly": "recvonly", "recvonly": "sendonly", "inactive": "inactive"}
FEEDBACK = ("nack", "nack pli", "ccm fir", "goog-remb")


@dataclass(frozen=True)
class Own:
    """The relay's side: ICE credentials, the SHA-256 of its certificate, and where it listens."""

    user: str
    password: str
    fingerprint: str
    addresses: tuple[tuple[str, int], ...]


@dataclass
class Sent:
    """The SSRCs of what the relay sends in an m-line: the stream, and resent (0 without)."""

    ssrc: int
    rtx_ssrc: int
    stream: str = field(default="")


def write_answer(offer: Offer, own: Own, sent: dict[str, Sent]) -> str:
    """The SDP answer; `sent` by the name of the m-line."""
    mids = " ".join(section.mid for section in offer.sections)
    lines = ["v=0", "o=- 1 2 IN IP4 0.0.0.0", "s=-", "t=0 0", f"a=group:BUNDLE {mids}"]
    lines += ["a=msid-semantic:WMS *"]
    for section in offer.sections:
        lines += _section(section, own, sent.get(section.mid))
    return "\r\n".join(lines) + "\r\n"


def _section(section: Section, own: Own, sent: Sent | None) -> Iterator[str]:
    types = " ".join(str(one) for one in (section.payload_type, section.rtx_type) if one)
    yield f"m={section.kind} 9 UDP/TLS/RTP/SAVPF {types}"
    yield "c=IN IP4 0.0.0.0"
    yield f"a=ice-ufrag:{own.user}"
    yield f"a=ice-pwd:{own.password}"
    yield f"a=fingerprint:sha-256 {own.fingerprint}"
    yield "a=setup:active"
    yield f"a=mid:{section.mid}"
    yield f"a={REVERSED[section.direction]}"
    yield "a=rtcp-mux"
    yield "a=rtcp-rsize"
    yield from _codec(section)
    if sent is not None and section.direction == "recvonly":
        yield from _streams(section, sent)
    # Browsers read the first line's candidates, aiortc those of the last one.
    yield from _candidates(own)


def _codec(section: Section) -> Iterator[str]:
    main, rtx = section.payload_type, section.rtx_type
    if section.kind == "audio":
        yield f"a=rtpmap:{main} opus/48000/2"
        yield f"a=fmtp:{main} minptime=10;useinbandfec=1"
        if LEVEL in section.extensions and section.direction == "sendonly":
            yield f"a=extmap:{section.extensions[LEVEL]} {LEVEL}"
        return
    yield f"a=rtpmap:{main} VP8/90000"
    for name in FEEDBACK:
        yield f"a=rtcp-fb:{main} {name}"
    if rtx:
        yield f"a=rtpmap:{rtx} rtx/90000"
        yield f"a=fmtp:{rtx} apt={main}"


def _streams(section: Section, sent: Sent) -> Iterator[str]:
    yield f"a=msid:{sent.stream} {sent.stream}-{section.kind}"
    if sent.rtx_ssrc:
        yield f"a=ssrc-group:FID {sent.ssrc} {sent.rtx_ssrc}"
    for ssrc in (sent.ssrc, sent.rtx_ssrc):
        if ssrc:
            yield f"a=ssrc:{ssrc} cname:relay"


def _candidates(own: Own) -> Iterator[str]:
    for at, (address, port) in enumerate(own.addresses, 1):
        priority = (126 << 24) + ((65_536 - at) << 8) + 255
        yield f"a=candidate:{at} 1 udp {priority} {address} {port} typ host"
    yield "a=end-of-candidates"
