"""Frames of a relay, as docs/relay.md says. What a message holds besides is the relay's own."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel, StringConstraints

from sparring.kit.schema import Body

Count = Annotated[int, Field(ge=0, le=1_000_000)]


class _Frame(Body):
    type: Literal["relay"] = "relay"


class _State(_Frame):
    model_config = ConfigDict(extra="ignore")

    rooms: Count
    people: Count
    most_rooms: Count
    load: Annotated[float, Field(ge=0, le=100)] = 0.0
    draining: bool = False
    seen: Count


class Register(_State):
    """The first word over a new socket; `seen` is the last number that arrived there."""

    kind: Literal["register"]


class Beat(_State):
    """Every two seconds."""

    kind: Literal["heartbeat"]


class Resend(_Frame):
    """Numbers after this one did not arrive."""

    kind: Literal["resend"]
    after: Count


class FromRelay(BaseModel):
    """One numbered message about a room, or about nobody's (`room` empty)."""

    model_config = ConfigDict(extra="allow", defer_build=True)

    seq: Annotated[int, Field(ge=1)]
    kind: Annotated[str, StringConstraints(pattern="^[a-z_]{1,32}$")]
    room: Annotated[str, StringConstraints(pattern="^[A-Za-z0-9_-]{0,64}$")] = ""
    participant: Annotated[str, StringConstraints(pattern="^[A-Za-z0-9_-]{0,64}$")] = ""


class Batch(_Frame):
    """Numbered messages in their order. A relay sends the next batch when this one is heard."""

    kind: Literal["batch"]
    messages: Annotated[list[FromRelay], Field(min_length=1, max_length=200)]


class RelayFrame(RootModel[Register | Beat | Resend | Batch]):
    """A frame over a relay's socket."""

    root: Annotated[Register | Beat | Resend | Batch, Field(discriminator="kind")]
