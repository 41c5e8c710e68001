"""The control channel's numbers and order, without a socket."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relay.control.channel import Channel
from relay.control.messages import Gone, Leave, Refused


def _leave(number: object, **more: Any) -> str:
    return json.dumps({"kind": "leave", "seq": number, "room": "r", "participant": "p", **more})


def _gone(who: str) -> Gone:
    return Gone(room="r", participant=who, why="left")


def _refusals(channel: Channel) -> list[dict[str, Any]]:
    return [one for one in _messages(channel.outgoing(0.0)) if one["kind"] == "refused"]


def _messages(frame: str | None) -> list[dict[str, Any]]:
    """The messages of one frame, none without one."""
    return list(json.loads(frame)["messages"]) if frame else []


def test_messages_when_out_of_order_should_be_delivered_in_order_and_once() -> None:
    channel = Channel()
    got = [
        one.seq
        for number in (2, 3, 1, 3, 2, 5, 4, 1)
        for one in channel.receive(_leave(number), 0.0)
        if isinstance(one, Leave)
    ]
    assert got == [1, 2, 3, 4, 5]
    assert channel.seen == 5


def test_gap_when_it_stays_should_be_asked_for_and_then_passed_over() -> None:
    channel = Channel()
    channel.receive(_leave(1), 0.0)
    assert channel.receive(_leave(3), 1.0) == []
    late, resend = channel.tick(1.5)
    assert late == []
    assert resend is not None
    assert resend.after == 1
    assert channel.tick(1.6) == ([], None)
    late, resend = channel.tick(6.5)
    assert [one.kind for one in late] == ["leave"]
    assert resend is None
    assert channel.seen == 3


def test_bad_message_when_numbered_should_be_refused_and_hold_up_nobody() -> None:
    channel = Channel()
    assert channel.receive(json.dumps({"kind": "fly", "seq": 1}), 0.0) == []
    assert channel.receive(_leave(2, score=100), 0.0) == []
    assert [one.kind for one in channel.receive(_leave(3), 0.0)] == ["leave"]
    assert [(one["reason"], one["to"]) for one in _refusals(channel)] == [
        ("unknown", 1),
        ("malformed", 2),
    ]


@pytest.mark.parametrize(
    "frame",
    [
        b"\x00\xff",
        "",
        "[]",
        "null",
        '"join"',
        "{" * 100_000,
        "[" * 60_000,
        json.dumps({"kind": "leave", "seq": 1e400}),
        json.dumps({"kind": "leave", "seq": True, "room": "r", "participant": "p"}),
        json.dumps({"kind": ["leave"], "seq": 1}),
        _leave(-1),
        _leave(0),
        _leave("1"),
        _leave(1 << 60),
        "x" * (128 * 1024 + 1),
    ],
    ids=range(15),
)
def test_case_37_frame_when_it_is_no_message_should_be_refused(frame: str | bytes) -> None:
    """Case 37: non-JSON, binary, and 128 KB + 1 are refused, and the channel lives."""
    channel = Channel()
    assert channel.receive(frame, 0.0) == []
    assert channel.refusals == 1
    assert [one.kind for one in channel.receive(_leave(channel.seen + 1), 0.0)] == ["leave"]


def test_case_38_flood_when_forged_should_be_answered_in_part_only() -> None:
    """Case 38: a thousand bad frames in a second cost a few dozen answers."""
    channel = Channel()
    for at in range(1_000):
        channel.receive(json.dumps({"kind": "fly", "seq": at + 1}), at / 1_000)
    assert channel.refusals == 1_000
    assert len(_refusals(channel)) <= 41
    assert [one.kind for one in channel.receive(_leave(1_001), 2.0)] == ["leave"]


def test_numbers_when_far_ahead_should_not_fill_the_memory() -> None:
    channel = Channel()
    for number in range(2, 1_000):
        channel.receive(_leave(number), 0.0)
    assert channel.receive(_leave(1), 0.0)[-1].kind == "leave"
    assert channel.seen == 257


def test_told_when_not_acknowledged_should_be_sent_again_after_a_reconnect() -> None:
    channel = Channel()
    for who in "abc":
        channel.tell(_gone(who))
    assert len(_messages(channel.outgoing(0.0))) == 3
    channel.tell(_gone("d"))
    assert channel.outgoing(1.0) is None
    channel.receive(json.dumps({"kind": "ack", "upto": 2}), 0.0)
    channel.reconnected()
    again = _messages(channel.outgoing(1.0))
    assert [(one["seq"], one["participant"]) for one in again] == [(3, "c"), (4, "d")]


def test_told_when_nobody_acknowledges_should_be_sent_again_by_and_by() -> None:
    channel = Channel()
    channel.tell(_gone("a"))
    first = channel.outgoing(0.0)
    assert channel.outgoing(2.9) is None
    assert channel.outgoing(3.1) == first
    channel.receive(json.dumps({"kind": "ack", "upto": 1}), 3.2)
    assert channel.outgoing(9.0) is None
    assert not channel.has_unsent


def test_told_when_too_much_for_one_frame_should_go_out_in_several() -> None:
    channel = Channel()
    for number in range(250):
        channel.tell(Refused(reason="offer", text="x" * 200, to=number + 1))
    sizes, seen = [], 0
    while frame := channel.outgoing(0.0):
        assert len(frame) < 32_768
        numbers = [one["seq"] for one in _messages(frame)]
        assert numbers[0] == seen + 1
        seen = numbers[-1]
        sizes.append(len(numbers))
        channel.receive(json.dumps({"kind": "ack", "upto": seen}), 0.0)
    assert (seen, len(sizes) > 2) == (250, True)


def test_told_when_nobody_listens_should_be_kept_within_bounds() -> None:
    channel = Channel()
    for _ in range(5_000):
        channel.tell(_gone("a"))
    first = _messages(channel.outgoing(0.0))
    assert (first[0]["seq"], len(first)) == (1_001, 100)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text(max_size=200)))
def test_frame_when_it_is_anything_should_never_raise(frame: str | bytes) -> None:
    Channel().receive(frame, 0.0)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(["join", "leave", "watch", "mute", "record", "ack", "drain", "x"]),
    st.dictionaries(st.sampled_from(["seq", "room", "participant", "offer", "on"]), JSON),
)
def test_fields_when_they_are_anything_should_be_refused_or_taken(
    kind: str, fields: dict[str, Any]
) -> None:
    channel = Channel()
    taken = channel.receive(json.dumps({"kind": kind, **fields}), 0.0)
    assert len(taken) <= 1
    told = _messages(channel.outgoing(0.0))
    assert all(
        Refused(**{k: v for k, v in one.items() if k not in {"type", "seq"}}) for one in told
    )
