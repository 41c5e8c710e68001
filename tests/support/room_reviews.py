"""A room that has ended, with a rubric and somebody on every seat, and what they say of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from functions.rooms import end_room, list_room_reviews, review_room
from functions.scoring import get_rubric, list_rubrics
from sparring.kit.caller import Caller
from tests.support.calls import sent
from tests.support.http import Answer, Call, person
from tests.support.rooming import MadeRoom, made_room

SEATS = ("seller", "buyer", "observer", "coach")


@dataclass
class Reviewed:
    """The room, its rubric, and who sits where."""

    room: MadeRoom
    rubric: dict[str, Any]
    seats: dict[str, Caller] = field(default_factory=dict)

    @property
    def criteria(self) -> list[str]:
        """The ids of all criteria, in their order."""
        return [one["criterion_id"] for one in self.rubric["rubric"]["criteria"]]

    def body(self, verdict: str = "yes", **changes: object) -> dict[str, Any]:
        """A finished review that says `verdict` of everything."""
        marks = [{"criterion_id": one, "verdict": verdict} for one in self.criteria]
        said = {"rubric_id": self.rubric["rubric_id"], "rubric_version": self.rubric["version"]}
        return {**said, "version": 0, "marks": marks, "done": True, **changes}

    def give(self, who: Caller, verdict: str = "yes", **changes: object) -> Answer:
        """Send such a review as somebody."""
        return self.room.on(review_room, who, self.body(verdict, **changes))

    def sheet(self, who: Caller) -> Any:
        """All reviews as somebody sees them."""
        answer = self.room.on(list_room_reviews, who)
        assert answer.status == 200, answer.body
        return answer.body

    def kinds(self, who: Caller) -> list[str]:
        """Of what kind the reviews of others are that somebody sees."""
        return [one["kind"] for one in self.sheet(who)["others"]]


def reviewed(*, ended: bool = True) -> Reviewed:
    """A fresh one, over unless said otherwise."""
    host = person()
    first = sent(list_rubrics, Call(host)).body["items"][0]["rubric_id"]
    rubric = sent(get_rubric, Call(host, path={"rubric_id": first})).body
    room = made_room(host, rubric_id=first)
    found = Reviewed(room, rubric, {seat: room.guest(seat) for seat in SEATS})
    if ended:
        room.on(end_room)
    return found
