"""What the platform and a relay say to each other, both ways, as one discriminated union each."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter

VERSION = 1
MOST_OCTETS = 64 * 1024
"""A message from the platform: an offer is at most half of it, JSON may double its line ends."""
MOST_PEOPLE = 8
Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
Seq = Annotated[int, Field(ge=1, lt=1 << 53)]


class _Message(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class _ToRelay(_Message):
    seq: Seq


class _InRoom(_ToRelay):
    room: Name


class _OfPerson(_InRoom):
    participant: Name


class Join(_OfPerson):
    """Connect a person; the same name again replaces the earlier connection."""

    kind: Literal["join"] = "join"
    offer: Annotated[str, StringConstraints(max_length=33_000)]
    consent: bool = False


class Leave(_OfPerson):
    """A person goes."""

    kind: Literal["leave"] = "leave"


class Watch(_OfPerson):
    """Whose cameras this person sees now; None is everybody's."""

    kind: Literal["watch"] = "watch"
    people: Annotated[tuple[Name, ...], Field(max_length=MOST_PEOPLE)] | None = None


class Mute(_OfPerson):
    """What this person has switched off."""

    kind: Literal["mute"] = "mute"
    muted: bool
    camera_off: bool


class Share(_OfPerson):
    """This person's screen is shared, or no longer."""

    kind: Literal["share"] = "share"
    on: bool


class Consent(_OfPerson):
    """This person agrees to be recorded, or takes it back."""

    kind: Literal["consent"] = "consent"
    given: bool


class Record(_InRoom):
    """Record the room whenever everybody in it agrees; `recording` names it for good.

    `prefix` is where in the bucket its files go: the tenant's own place. Each file carries
    `keep_days`, after which the bucket deletes it; 0 keeps it.
    """

    kind: Literal["record"] = "record"
    on: bool
    recording: Name
    prefix: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+){0,5}$")]
    keep_days: Annotated[int, Field(ge=0, le=3_650)] = 0


class End(_InRoom):
    """The call is over for everybody."""

    kind: Literal["end"] = "end"


class Drain(_ToRelay):
    """Take no more rooms, and move those that are here."""

    kind: Literal["drain"] = "drain"


class Ack(_Message):
    """The platform has taken everything up to this number of the relay's; carries none itself."""

    kind: Literal["ack"] = "ack"
    upto: Annotated[int, Field(ge=0, lt=1 << 53)]


ToRelay = Annotated[
    Join | Leave | Watch | Mute | Share | Consent | Record | End | Drain | Ack,
    Field(discriminator="kind"),
]
Reason = Literal["draining", "full", "offer", "malformed", "unknown", "order"]
Why = Literal["left", "ended", "closed", "silent", "never_connected", "replaced", "moved"]


class _State(_Message):
    """How a relay is. `load` is the busy share of the worker's core, 0 to 1; `seen` is the last
    number of the platform's that arrived in order.
    """

    relay: Name
    rooms: int
    people: int
    most_rooms: int
    load: float
    draining: bool
    seen: int


class Register(_State):
    """The first word on every connection. A name is one life: numbers begin at 1 with it."""

    kind: Literal["register"] = "register"
    version: int = VERSION
    addresses: tuple[str, ...]


class Heartbeat(_State):
    """Every two seconds."""

    kind: Literal["heartbeat"] = "heartbeat"


class Answer(_Message):
    """The answer to a person's offer."""

    kind: Literal["answer"] = "answer"
    room: Name
    participant: Name
    sdp: str


class Connected(_Message):
    """A person's media flows."""

    kind: Literal["connected"] = "connected"
    room: Name
    participant: Name


class Shown(_Message):
    """Who is behind two m-lines of a page, by their names in the SDP; empty when nobody is."""

    participant: str
    audio: str
    video: str


class Slots(_Message):
    """For one person: who is in which place of their page."""

    kind: Literal["slots"] = "slots"
    room: Name
    participant: Name
    places: tuple[Shown, ...]
    screen: Shown | None


class Speaking(_Message):
    """Who speaks, and whom to show large."""

    kind: Literal["speaking"] = "speaking"
    room: Name
    speaking: tuple[str, ...]
    dominant: str


class Quality(_Message):
    """Everybody's line, 1 to 5; sent when one changed."""

    kind: Literal["quality"] = "quality"
    room: Name
    people: dict[str, int]


class Talk(_Message):
    """Speech of one person that is over, in seconds since `began` (Unix time); said once each."""

    kind: Literal["talk"] = "talk"
    room: Name
    participant: Name
    began: float
    segments: tuple[tuple[float, float], ...]


class Refused(_Message):
    """A message that was not followed; `text` is safe to show."""

    kind: Literal["refused"] = "refused"
    reason: Reason
    text: str
    to: int = 0
    room: str = ""
    participant: str = ""


class Gone(_Message):
    """A person is no longer connected."""

    kind: Literal["gone"] = "gone"
    room: Name
    participant: Name
    why: Why


class Moved(_Message):
    """The room has to go on elsewhere: this relay stops. Assign another and let people join it."""

    kind: Literal["moved"] = "moved"
    room: Name


class Recording(_Message):
    """Whether packets are being written now, and if not, who has not agreed."""

    kind: Literal["recording"] = "recording"
    room: Name
    recording: Name
    running: bool
    waiting_for: tuple[str, ...] = ()


class Film(_Message):
    """One WebM file of a recording; `begins` and `seconds` are on the recording's own time."""

    participant: str
    kind: str
    key: str
    begins: float
    seconds: float
    octets: int


class RecordingReady(_Message):
    """The files are in the bucket; none when nobody was ever recorded."""

    kind: Literal["recording_ready"] = "recording_ready"
    room: Name
    recording: Name
    files: tuple[Film, ...]


class RecordingFailed(_Message):
    """There is no file; the packets stay on the relay's disk as long as its task lives."""

    kind: Literal["recording_failed"] = "recording_failed"
    room: Name
    recording: Name
    text: str


class Resend(_Message):
    """Numbers after this one are missing: send them again."""

    kind: Literal["resend"] = "resend"
    after: int


FromRelay = (
    Answer
    | Connected
    | Slots
    | Speaking
    | Quality
    | Talk
    | Refused
    | Gone
    | Moved
    | Recording
    | RecordingReady
    | RecordingFailed
)
"""What carries a number and is sent again after a lost connection."""
Unnumbered = Register | Heartbeat | Resend

to_relay: TypeAdapter[ToRelay] = TypeAdapter(ToRelay)
