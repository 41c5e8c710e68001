"""The offer read with a strict, small reader: sizes are checked before anything is parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

MOST_OCTETS, MOST_LINES, MOST_CANDIDATES = 32 * 1024, 2_000, 40
MOST_AUDIO, MOST_VIDEO = 8, 10
"""One own microphone and seven others; an own camera and screen, seven others and a screen."""
LEVEL = "urn:ietf:params:rtp-hdrext:ssrc-audio-level"
CODECS = {"audio": "opus/48000", "video": "vp8/90000"}
SETUPS = {"actpass", "passive"}
DIRECTIONS = {"sendonly", "recvonly", "inactive"}
DIGESTS = {"sha-256": 32, "sha-384": 48, "sha-512": 64}
TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`{|}~-]{1,16}\Z")


class BadOffer(ValueError):
    """An offer that is refused; the text says why and is safe to show."""


@dataclass
class Section:
    """One m-line: `types` has the codec of each type, `repairs` what an RTX type repairs."""

    kind: str
    mid: str = ""
    direction: str = "sendrecv"
    types: dict[int, str] = field(default_factory=dict)
    repairs: dict[int, int] = field(default_factory=dict)
    extensions: dict[str, int] = field(default_factory=dict)
    ssrcs: list[int] = field(default_factory=list)
    pairs: dict[int, int] = field(default_factory=dict)

    @property
    def payload_type(self) -> int:
        """The type of the codec that is passed on."""
        wanted = CODECS[self.kind]
        return next((t for t, name in self.types.items() if name == wanted), 0)

    @property
    def rtx_type(self) -> int:
        """The type of its resent packets, 0 without."""
        return next((t for t, of in self.repairs.items() if of == self.payload_type), 0)

    @property
    def ssrc(self) -> int:
        """The stream's own SSRC, 0 when the offer names none."""
        repairs = set(self.pairs.values())
        return next((one for one in self.ssrcs if one not in repairs), 0)


@dataclass
class Offer:
    """What the relay needs of an offer."""

    user: str = ""
    password: str = ""
    setup: str = ""
    fingerprints: list[tuple[str, str]] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    def of(self, kind: str, direction: str) -> list[Section]:
        """The m-lines of this kind and direction (as the client sees it), in order."""
        return [s for s in self.sections if (s.kind, s.direction) == (kind, direction)]


def read_offer(text: str) -> Offer:
    """Check and read an offer; raises BadOffer.

    Candidates are counted and then left unread: the relay answers whoever proves knowledge of its
    password and never sends to an address that was merely named, so that nobody can aim it.
    """
    lines = _lines(text)
    offer = Offer()
    try:
        for line in lines:
            _read_line(offer, line)
    except (ValueError, IndexError, KeyError) as reason:
        if isinstance(reason, BadOffer):
            raise
        raise BadOffer("a line of the offer cannot be read") from reason
    _check(offer)
    return offer


def _lines(text: str) -> list[str]:
    if len(text) > MOST_OCTETS or len(text.encode()) > MOST_OCTETS:
        raise BadOffer(f"the offer is larger than {MOST_OCTETS} octets")
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        raise BadOffer(f"the offer has more than {MOST_LINES} lines")
    # A page that does not bundle at once repeats its candidates in every m-line.
    if len({line for line in lines if line.startswith("a=candidate:")}) > MOST_CANDIDATES:
        raise BadOffer(f"the offer has more than {MOST_CANDIDATES} candidates")
    return lines


def _read_line(offer: Offer, line: str) -> None:
    if line.startswith("m="):
        _begin_section(offer, line[2:].split())
    elif line.startswith("a="):
        name, _, value = line[2:].partition(":")
        if name in _SESSION:
            _SESSION[name](offer, value)
        elif offer.sections:
            _read_attribute(offer.sections[-1], name, value)


def _begin_section(offer: Offer, words: list[str]) -> None:
    if words[0] not in CODECS or not words[2].endswith("SAVPF"):
        raise BadOffer("only audio and video lines are taken")
    offer.sections.append(Section(words[0], types={_type(word): "" for word in words[3:]}))


def _type(word: str) -> int:
    number = int(word)
    if not 0 <= number <= 127:
        raise BadOffer("a payload type is out of range")
    return number


def _set_user(offer: Offer, value: str) -> None:
    offer.user = value


def _set_password(offer: Offer, value: str) -> None:
    offer.password = value


def _set_setup(offer: Offer, value: str) -> None:
    offer.setup = value


def _add_fingerprint(offer: Offer, value: str) -> None:
    digest, _, text = value.partition(" ")
    digest = digest.lower()
    if digest in DIGESTS:
        if len(bytes.fromhex(text.replace(":", ""))) != DIGESTS[digest]:
            raise BadOffer("a fingerprint has the wrong length")
        if (digest, text) not in offer.fingerprints:
            offer.fingerprints.append((digest, text))


_SESSION = {
    "ice-ufrag": _set_user,
    "ice-pwd": _set_password,
    "setup": _set_setup,
    "fingerprint": _add_fingerprint,
}


def _read_attribute(section: Section, name: str, value: str) -> None:
    if name in DIRECTIONS or name == "sendrecv":
        section.direction = name
    elif name == "mid":
        section.mid = value
    elif name == "rtpmap":
        number, codec = value.split()[:2]
        section.types[_type(number)] = "/".join(codec.lower().split("/")[:2])
    elif name == "fmtp" and " apt=" in value:
        number, _, rest = value.partition(" apt=")
        section.repairs[_type(number)] = _type(rest.partition(";")[0])
    elif name == "extmap":
        number, uri = value.split()[:2]
        section.extensions[uri] = int(number.split("/")[0])
    elif name == "ssrc":
        _add_ssrc(section, int(value.split(maxsplit=1)[0]))
    elif name == "ssrc-group" and value.startswith("FID "):
        main, repair = value.split()[1:3]
        section.pairs[int(main)] = int(repair)


def _add_ssrc(section: Section, ssrc: int) -> None:
    if not 0 < ssrc < 1 << 32 or len(section.ssrcs) > 8:
        raise BadOffer("an SSRC is out of range, or there are too many")
    if ssrc not in section.ssrcs:
        section.ssrcs.append(ssrc)


def _check(offer: Offer) -> None:
    for problem, wrong in _problems(offer):
        if wrong:
            raise BadOffer(problem)


def _problems(offer: Offer) -> Iterator[tuple[str, bool]]:
    sections = offer.sections
    mids = [section.mid for section in sections]
    ssrcs = [ssrc for section in sections for ssrc in section.ssrcs]
    yield "the offer has no media", not sections
    yield "an m-line has no name of its own", len(set(mids)) != len(mids)
    yield "an m-line's name cannot be used", not all(TOKEN.match(mid) for mid in mids)
    yield "two streams have the same SSRC", len(set(ssrcs)) != len(ssrcs)
    yield "m-lines send or receive, not both", any(s.direction not in DIRECTIONS for s in sections)
    yield "Opus or VP8 is missing", any(not s.payload_type for s in sections)
    yield "too many audio lines", sum(s.kind == "audio" for s in sections) > MOST_AUDIO
    yield "too many video lines", sum(s.kind == "video" for s in sections) > MOST_VIDEO
    yield "more than one microphone", len(offer.of("audio", "sendonly")) > 1
    yield "more than a camera and a screen", len(offer.of("video", "sendonly")) > 2
    yield "no usable ICE credentials", not _are_credentials(offer)
    yield "no usable fingerprint", not offer.fingerprints
    yield "the relay must be the active side", offer.setup not in SETUPS


def _are_credentials(offer: Offer) -> bool:
    words = ((offer.user, 4), (offer.password, 22))
    return all(re.fullmatch(rf"[A-Za-z0-9+/]{{{least},256}}", word) for word, least in words)
