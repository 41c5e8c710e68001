"""What crosses the door of the rooms module."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, AwareDatetime, Field, StringConstraints, model_validator

from sparring.kit.ids import Id
from sparring.kit.schema import Body, Reply
from sparring.kit.words import visible
from sparring.rooms.model import PLACES, Room, Seat, Status

Line = Annotated[str, StringConstraints(min_length=1, max_length=120), AfterValidator(visible)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=4000), AfterValidator(visible)]
Minutes = Annotated[int, Field(ge=5, le=180)]
CallKind = Annotated[str, StringConstraints(pattern="^[a-z_]{1,32}$")]
Secret = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{20,100}$")]


class OwnScene(Body):
    """A scene of one's own. Each brief reaches its own seat only."""

    title: Line
    situation: Text
    call_type: CallKind = "discovery"
    briefs: dict[Seat, Text] = Field(default_factory=dict)


class NewRoom(Body):
    """A room, now or at a time to come; with a scene that ships or one of one's own."""

    name: Line
    scenario_id: Annotated[str, StringConstraints(pattern="^[a-z-]{1,40}$")] | None = None
    scenario: OwnScene | None = None
    rubric_id: Id | None = None
    starts_at: AwareDatetime | None = None
    minutes: Minutes = 30
    records: bool = False

    @model_validator(mode="after")
    def _one_scene(self) -> NewRoom:
        if (self.scenario_id is None) == (self.scenario is None):
            raise ValueError("give a scenario_id or a scenario")
        return self


class RoomChange(Body):
    """What the host changes before the room opens; None leaves it as it is."""

    version: int
    name: Line | None = None
    starts_at: AwareDatetime | None = None
    minutes: Minutes | None = None
    scenario: OwnScene | None = None


class TakeSeat(Body):
    """The seat to sit on; null goes back to the lobby."""

    seat: Seat | None


class LockRoom(Body):
    """Whether newcomers are kept out."""

    locked: bool


class NameMember(Body):
    """Which member is meant, by their id."""

    member_id: Id


class GiveConsent(Body):
    """Whether one agrees to be recorded."""

    given: bool


class EnterRoom(Body):
    """The secret of an invitation's link."""

    secret: Secret


class Invitation(Reply):
    """A link for people of the same company; the newest one is the only one that works."""

    link: str


class CalendarFile(Reply):
    """A file for a calendar: its name, and its text as RFC 5545 wants it."""

    name: str
    text: str


class IceServer(Reply):
    """A server that helps where media cannot go straight, as RTCPeerConnection takes it."""

    urls: list[str]
    username: str
    credential: str


class Admission(Reply):
    """Good for one join within `expires_in` seconds."""

    ticket: str
    expires_in: int
    ice_servers: list[IceServer]


class MemberView(Reply):
    """Somebody in the room or its lobby."""

    user_id: str
    name: str
    seat: Seat | None
    consents: bool
    host: bool


class SceneView(Reply):
    """What everybody may know of the scene."""

    title: str
    situation: str
    call_type: str


class SceneCard(SceneView):
    """A scene that ships."""

    scenario_id: str


class SceneList(Reply):
    """All scenes that ship."""

    items: list[SceneCard]
    next_cursor: str | None = None


class RoomRubric(Reply):
    """The rubric that the room is judged with."""

    rubric_id: str
    rubric_version: int
    rubric_name: str


class RoomView(Reply):
    """A room as one of its members sees it. `brief` is the member's own and nobody else's."""

    room_id: str
    name: str
    status: Status
    scenario: SceneView
    rubric: RoomRubric | None
    starts_at: str | None
    minutes: int
    records: bool
    locked: bool
    created_at: str
    opened_at: str | None
    ended_at: str | None
    version: int
    host_id: str
    you: str
    your_seat: Seat | None
    brief: str | None
    members: list[MemberView]
    places: dict[Seat, int]


class RoomCard(Reply):
    """A room in a list."""

    room_id: str
    name: str
    status: Status
    title: str
    call_type: str
    host_name: str
    your_seat: Seat | None
    people: int
    starts_at: str | None
    minutes: int
    opened_at: str | None
    ended_at: str | None
    created_at: str


class RoomList(Reply):
    """A page of rooms."""

    items: list[RoomCard]
    next_cursor: str | None


def view(room: Room, user_id: str, brief: str | None) -> RoomView:
    """The room as `user_id` sees it."""
    own = room.member(user_id)
    fields: dict[str, Any] = {
        name: getattr(room, name) for name in RoomView.model_fields if hasattr(room, name)
    }
    fields["scenario"] = SceneView.model_validate(room.scenario, from_attributes=True)
    fields["members"] = [
        MemberView(
            user_id=one.user_id,
            name=one.name,
            seat=one.seat,
            consents=one.consents,
            host=one.user_id == room.host_id,
        )
        for one in room.members
    ]
    rubric = RoomRubric.model_validate(room.scale, from_attributes=True) if room.scale else None
    seat = own.seat if own else None
    return RoomView(
        **fields, rubric=rubric, you=user_id, your_seat=seat, brief=brief, places=PLACES
    )
