"""A company with one official call that was scored, and the people who may speak about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from functions.roleplay import end_roleplay
from functions.scoring import (
    appeal_verdict,
    get_scorecard,
    list_reviews,
    on_roleplay_ended,
    review_scorecard,
)
from sparring.kit.caller import Caller
from tests.support.calls import sent
from tests.support.http import Answer, Call, admit, person, send
from tests.support.practice import Company, announced, company, deliver, worked
from tests.support.state import Rows, snapshot
from tests.support.tables import tables

TEAM, OTHER_TEAM = "tm_near", "tm_far"
REASON = "I did that in my second question."
BECAUSE = "You did, and the buyer answered."
LINES = (
    "Hi, this is Kim from Northwind. The reason for my call is your reporting. Is now okay?",
    "How do you handle the monthly reporting today, and who does it?",
    "What is the hardest part of that for your team?",
    "What happens when those numbers are late?",
)


@dataclass(frozen=True)
class Desk:
    """A scored official call of a learner in TEAM, whose manager is `manager`."""

    house: Company
    manager: Caller
    second: Caller
    far: Caller
    call: str

    @property
    def learner(self) -> Caller:
        """Who played the call."""
        return self.house.learner

    def of_call(self, caller: Caller, body: object = None, call: str = "") -> Call:
        """A request about the call."""
        return Call(caller, body, path={"roleplay_id": call or self.call})

    def card(self, caller: Caller | None = None) -> Any:
        """The scorecard as somebody sees it."""
        return worked(sent(get_scorecard, self.of_call(caller or self.learner)))

    def first(self, verdict: str) -> str:
        """The first criterion on which the machine said `verdict`."""
        found = [c for c in self.card()["criteria"] if c["machine_verdict"] == verdict]
        return str(found[0]["criterion_id"])

    def appeal(self, criterion_id: str, reason: str = REASON, **who: Caller) -> Answer:
        """The answer to an appeal, of the learner if nobody else is named."""
        body = {"criterion_id": criterion_id, "reason": reason}
        return sent(appeal_verdict, self.of_call(who.get("caller", self.learner), body))

    def review(self, *decisions: object, caller: Caller | None = None, **more: Any) -> Answer:
        """The answer to a review, of the manager and over the newest version if not said."""
        body: dict[str, Any] = {"decisions": list(decisions), **more}
        body.setdefault("version", self.card()["review"]["version"])
        return sent(review_scorecard, self.of_call(caller or self.manager, body))

    def queue(self, caller: Caller | None = None, **query: str) -> list[Any]:
        """The calls that a coach finds in the queue."""
        request = Call(caller or self.manager, query=query)
        return list(worked(sent(list_reviews, request))["items"])


def decision(criterion_id: str, verdict: str | None, comment: str = BECAUSE, **more: Any) -> Any:
    """A word on one criterion."""
    return {"criterion_id": criterion_id, "verdict": verdict, "comment": comment, **more}


def played(house: Company, mode: str = "official", caller: Caller | None = None) -> str:
    """A call that was played to its end and judged."""
    call = house.begin(mode, caller)
    for number, line in enumerate(LINES):
        worked(house.say(call, line, f"k{number}", caller))
    ending = Call(caller or house.learner, path={"roleplay_id": call})
    worked(send(end_roleplay, ending))
    deliver(on_roleplay_ended, announced("roleplay", "RoleplayEnded")[-1])
    return call


def new_desk() -> Desk:
    """Found the company and play the call, in the tables of now."""
    house = company()
    admit(house.learner, team_id=TEAM, name="Lena Learner")
    manager, second, far = (person(house.admin.tenant, "manager") for _ in range(3))
    admit(manager, team_id=TEAM, name="Max Manager")
    admit(second, team_id=TEAM, name="Sue Second")
    admit(far, team_id=OTHER_TEAM)
    return Desk(house, manager, second, far, played(house))


def kept_desk() -> tuple[Desk, Rows]:
    """A desk and its tables. Judging a call costs more than all that is asked about it."""
    with tables():
        desk = new_desk()
        return desk, snapshot()
