"""The little SDP that the bench's people speak: just enough for all three servers."""

from __future__ import annotations

import re
from dataclasses import dataclass

OPUS, VP8, RTX, LEVEL = 111, 96, 97, 1


@dataclass(frozen=True)
class Credentials:
    """Who one side is."""

    user: str
    password: str
    fingerprint: str


@dataclass(frozen=True)
class Media:
    """One m-line; `ssrcs` (stream, resent) when it sends."""

    kind: str
    mid: str
    direction: str
    ssrcs: tuple[int, int] = (0, 0)


def write(own: Credentials, media: list[Media], setup: str, candidate: tuple[str, int]) -> str:
    """An offer (`actpass`) or an answer."""
    lines = ["v=0", "o=- 1 2 IN IP4 127.0.0.1", "s=-", "t=0 0"]
    lines += ["a=group:BUNDLE " + " ".join(one.mid for one in media), "a=msid-semantic:WMS *"]
    for one in media:
        lines += _section(own, one, setup, candidate)
    return "\r\n".join(lines) + "\r\n"


def _section(own: Credentials, media: Media, setup: str, candidate: tuple[str, int]) -> list[str]:
    types = f"{OPUS}" if media.kind == "audio" else f"{VP8} {RTX}"
    lines = [f"m={media.kind} 9 UDP/TLS/RTP/SAVPF {types}", "c=IN IP4 127.0.0.1"]
    lines += [f"a=ice-ufrag:{own.user}", f"a=ice-pwd:{own.password}"]
    lines += [f"a=fingerprint:sha-256 {own.fingerprint}", f"a=setup:{setup}"]
    lines += [f"a=mid:{media.mid}", f"a={media.direction}", "a=rtcp-mux", *_codec(media.kind)]
    if media.ssrcs[0]:
        stream, resent = media.ssrcs
        lines.append(f"a=msid:s{stream} t{stream}")
        if resent:
            lines.append(f"a=ssrc-group:FID {stream} {resent}")
        lines += [f"a=ssrc:{one} cname:c{stream}" for one in media.ssrcs if one]
    host, port = candidate
    return [*lines, f"a=candidate:1 1 udp 2130706431 {host} {port} typ host", "a=end-of-candidates"]


def _codec(kind: str) -> list[str]:
    if kind == "audio":
        level = f"a=extmap:{LEVEL} urn:ietf:params:rtp-hdrext:ssrc-audio-level"
        return [f"a=rtpmap:{OPUS} opus/48000/2", level]
    return [
        f"a=rtpmap:{VP8} VP8/90000",
        f"a=rtcp-fb:{VP8} nack",
        f"a=rtcp-fb:{VP8} nack pli",
        f"a=rtcp-fb:{VP8} goog-remb",
        f"a=rtpmap:{RTX} rtx/90000",
        f"a=fmtp:{RTX} apt={VP8}",
    ]


@dataclass(frozen=True)
class Remote:
    """What is read of the other side."""

    who: Credentials
    address: tuple[str, int]
    media: list[tuple[str, str]]


def read(text: str) -> Remote:
    """Credentials, the first IPv4 candidate, and the m-lines' kinds and names."""
    found = {
        name: re.search(pattern, text)
        for name, pattern in {
            "user": r"a=ice-ufrag:(\S+)",
            "password": r"a=ice-pwd:(\S+)",
            "print": r"a=fingerprint:sha-256 (\S+)",
            "candidate": r"a=candidate:\S+ 1 udp \d+ (\d+\.\d+\.\d+\.\d+) (\d+) typ host",
        }.items()
    }
    user, password, print_, candidate = (
        found[n] for n in ("user", "password", "print", "candidate")
    )
    if not (user and password and print_ and candidate):
        raise ValueError(f"this answer cannot be used: {text[:200]}")
    media = re.findall(r"m=(audio|video)[\s\S]*?a=mid:(\S+)", text)
    who = Credentials(user[1], password[1], print_[1])
    return Remote(who, (candidate[1], int(candidate[2])), media)
