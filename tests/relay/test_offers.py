"""Offers: what is read of them, and what is refused before anything is parsed."""

from __future__ import annotations

import asyncio
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relay.peer.answer import Own, Sent, write_answer
from relay.peer.sdp import LEVEL, BadOffer, read_offer
from tests.relay.page import Page

PRINT = ":".join(["AB"] * 32)
HEAD = (
    "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n"
    f"a=fingerprint:sha-256 {PRINT}\r\na=setup:actpass\r\na=ice-ufrag:abcd\r\n"
    "a=ice-pwd:0123456789abcdef012345\r\n"
)
OWN = Own("user", "p" * 22, PRINT, (("192.0.2.7", 40_000),))


def audio(mid: str = "0", direction: str = "sendonly", more: str = "") -> str:
    """An Opus m-line."""
    return (
        f"m=audio 9 UDP/TLS/RTP/SAVPF 111 0\r\na=mid:{mid}\r\na={direction}\r\n"
        f"a=rtpmap:111 opus/48000/2\r\na=rtpmap:0 PCMU/8000\r\na=extmap:5 {LEVEL}\r\n{more}"
    )


def video(mid: str = "1", direction: str = "sendonly", more: str = "") -> str:
    """A VP8 m-line with RTX, after a codec that is not wanted."""
    return (
        f"m=video 9 UDP/TLS/RTP/SAVPF 102 96 97\r\na=mid:{mid}\r\na={direction}\r\n"
        "a=rtpmap:102 H264/90000\r\na=rtpmap:96 VP8/90000\r\na=rtpmap:97 rtx/90000\r\n"
        f"a=fmtp:97 apt=96\r\n{more}"
    )


def test_offer_when_good_should_be_read() -> None:
    more = "a=ssrc-group:FID 11 12\r\na=ssrc:11 cname:x\r\na=ssrc:12 cname:x\r\n"
    offer = read_offer(HEAD + audio(more="a=ssrc:10 cname:x\r\n") + video(more=more))
    voice, camera = offer.sections
    assert (voice.payload_type, voice.ssrc, voice.extensions[LEVEL]) == (111, 10, 5)
    assert (camera.payload_type, camera.rtx_type, camera.ssrc) == (96, 97, 11)
    assert camera.pairs == {11: 12}
    assert offer.fingerprints == [("sha-256", PRINT)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        HEAD,
        HEAD + audio() + audio(),
        HEAD + audio(direction="sendrecv"),
        HEAD + audio().replace("opus", "speex"),
        HEAD + audio() + "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=mid:5\r\n",
        HEAD + audio() + "m=audio\r\n",
        HEAD + audio().replace("SAVPF 111", "SAVPF 999"),
        HEAD + audio() + video("1") + video("2") + video("3"),
        HEAD + audio() + audio("1"),
        HEAD + audio() + "".join(audio(str(at), "recvonly") for at in range(1, 9)),
        HEAD.replace("actpass", "active") + audio(),
        HEAD.replace("sha-256", "sha-1") + audio(),
        HEAD.replace(PRINT, "AB:CD") + audio(),
        HEAD.replace("abcd", "a") + audio(),
        HEAD.replace("abcd", "ab\x00d") + audio(),
        HEAD + audio(mid="a b"),
        HEAD + audio(more="a=ssrc:1 x\r\n") + video(more="a=ssrc:1 x\r\n"),
        HEAD + audio(more="a=ssrc:99999999999 x\r\n"),
        HEAD + audio(more="".join(f"a=ssrc:{at} x\r\n" for at in range(1, 20))),
        HEAD + audio(more="a=extmap:x y\r\n"),
        HEAD + audio(more="a=rtpmap:\r\n"),
    ],
    ids=range(23),
)
def test_offer_when_bad_should_be_refused(text: str) -> None:
    with pytest.raises(BadOffer):
        read_offer(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (HEAD + audio() + "a=x:" + "y" * 419_000, "octets"),
        (HEAD + audio() + "ü" * 16_400, "octets"),
        (HEAD + audio() + "a=x\r\n" * 2_000, "lines"),
        (HEAD + audio() + "".join(f"a=candidate:{at} 1\r\n" for at in range(41)), "candidates"),
        (HEAD + audio() + "\r\n".join(f"a=candidate:{at}" for at in range(10_000)), "octets"),
    ],
    ids=["419 KB", "two octets each", "2,000 lines", "41 candidates", "10,000 candidates"],
)
def test_case_37_offer_when_it_is_a_bomb_should_be_refused_at_once(text: str, why: str) -> None:
    """Case 37: an offer of 419 KB and one with 10^4 candidates cost under 5 ms."""
    begun = time.perf_counter()
    with pytest.raises(BadOffer, match=why):
        read_offer(text)
    assert time.perf_counter() - begun < 0.005


def test_case_37_candidates_when_they_name_internal_addresses_should_never_be_used() -> None:
    """Case 37: a candidate for the metadata service leads nowhere, as none is ever read."""
    line = "a=candidate:1 1 udp 1 169.254.169.254 80 typ host\r\n"
    offer = read_offer(HEAD + audio(more=line))
    assert "169.254" not in repr(offer)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from((HEAD + audio() + video()).splitlines()), max_size=40), st.text())
def test_offer_when_its_lines_are_anything_should_be_read_or_refused(
    lines: list[str], more: str
) -> None:
    try:
        offer = read_offer("\r\n".join([*lines, more, *lines[::-1]]))
    except BadOffer:
        return
    assert offer.sections


def test_answer_when_written_should_mirror_the_offer_and_name_the_address() -> None:
    offer = read_offer(HEAD + audio() + audio("7", "recvonly") + video("8", "recvonly"))
    sent = {"7": Sent(70, 0, "place0"), "8": Sent(80, 81, "place0")}
    answer = write_answer(offer, OWN, sent)
    sections = answer.split("m=")[1:]
    assert [one.split()[3] for one in sections] == ["111", "111", "96"]
    assert "a=recvonly" in sections[0]
    assert f"a=extmap:5 {LEVEL}" in sections[0]
    assert "a=sendonly" in sections[1]
    assert "extmap" not in sections[1]
    assert "a=ssrc-group:FID 80 81" in sections[2]
    assert all("192.0.2.7 40000 typ host" in one for one in sections)
    assert "a=group:BUNDLE 0 7 8" in answer


def test_answer_when_for_a_page_of_eight_should_fit_one_frame() -> None:
    """A frame of the platform's WebSocket holds 32 KB, and JSON doubles line ends."""

    async def scene() -> str:
        page = Page("x", places=7)
        offer = read_offer(await page.offer())
        sent = {s.mid: Sent(1 << 31, 1 << 30, "place0") for s in offer.of("video", "recvonly")}
        await page.close()
        return write_answer(offer, OWN, sent)

    answer = asyncio.run(scene())
    assert len(answer) + 2 * answer.count("\n") < 16 * 1024
