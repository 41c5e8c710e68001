"""What people and their relay say to each other over the socket: one tagged union each way."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from sparring.kit.ids import Id
from sparring.kit.schema import Body
from sparring.kit.words import visible
from sparring.rooms.schemas import Secret

LONGEST_OFFER = 32_768
MOST_LINES = 2_000
MOST_WATCHED = 8


def _short_enough(sdp: str) -> str:
    """Refused here already: what is too long must not reach whoever parses it."""
    if sdp.count("\n") > MOST_LINES:
        raise ValueError(f"at most {MOST_LINES} lines")
    return sdp


# SDP ends with a line end, which the other texts of people do without.
_WHOLE = StringConstraints(min_length=1, max_length=LONGEST_OFFER, strip_whitespace=False)
Offer = Annotated[str, _WHOLE, AfterValidator(_short_enough)]


class Join(Body):
    """Connect to the room's relay, or connect again. `ticket` is the admission, good once; only
    who is in the call over this very socket needs none.
    """

    kind: Literal["join"]
    offer: Offer
    ticket: Secret | None = None


class Resume(Body):
    """A new socket for somebody who is connected; `seen` is the last number that arrived."""

    kind: Literal["resume"]
    seen: Annotated[int, Field(ge=0)]


class Leave(Body):
    """Go."""

    kind: Literal["leave"]


class Watch(Body):
    """Whose cameras are looked at; None is everybody's."""

    kind: Literal["watch"]
    people: Annotated[list[Id], Field(max_length=MOST_WATCHED)] | None


class Mute(Body):
    """What is switched off."""

    kind: Literal["mute"]
    muted: bool
    camera_off: bool


class Share(Body):
    """Whether the screen is shared."""

    kind: Literal["share"]
    on: bool


class Hand(Body):
    """Whether the hand is up."""

    kind: Literal["hand"]
    up: bool


Chatted = Annotated[str, StringConstraints(min_length=1, max_length=1000), AfterValidator(visible)]


class Chat(Body):
    """A line that everybody reads."""

    kind: Literal["chat"]
    text: Chatted


class Whisper(Body):
    """A line from the coach that only the seller reads."""

    kind: Literal["whisper"]
    text: Chatted


class Consent(Body):
    """Whether one agrees to be recorded, said during the call."""

    kind: Literal["consent"]
    given: bool


class Record(Body):
    """Begin or stop recording; the host decides, and everybody has to agree."""

    kind: Literal["record"]
    on: bool


Said = Annotated[
    Join | Resume | Leave | Watch | Mute | Share | Hand | Chat | Whisper | Consent | Record,
    Field(discriminator="kind"),
]


class Signal(Body):
    """A frame of a person in a room. `n` counts their frames from 1; 0 carries no number."""

    type: Literal["signal"] = "signal"
    room_id: Id
    n: Annotated[int, Field(ge=0)]
    body: Said
