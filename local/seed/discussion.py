"""What people at the demo company say about scorecards: appeals, answers, a comment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from local.seed.company import LEARNERS, MANAGERS
from local.seed.front_door import FrontDoor, Request

CALL = "/v1/roleplays/{roleplay_id}"
PAUSE_SECONDS = 1
LENA, OMAR, SAM, CHLOE, *_ = (one.name for one in LEARNERS)
MARCUS, YUKI = (one.name for one in MANAGERS)

Said = dict[str, Any]


class Discussion:
    """Tells it request by request; `tokens` are access tokens by name."""

    def __init__(self, door: FrontDoor, tokens: Mapping[str, str]) -> None:
        self.door = door
        self.tokens = tokens

    def hold(self) -> None:
        """An appeal accepted, one declined, one that still waits, and a call just reviewed."""
        calls = {**self._waiting(MARCUS), **self._waiting(YUKI)}
        self._appeal(OMAR, calls[OMAR], "The buyer cut me short, so I asked one sentence later.")
        missed = self._appeal(LENA, calls[LENA], "I asked this after the two bad weeks came up.")
        heard = {"verdict": "yes", "comment": "You are right: the buyer answers exactly that."}
        self._review(MARCUS, calls[LENA], {"version": 1, "decisions": [{**missed, **heard}]})
        missed = self._appeal(CHLOE, calls[CHLOE], "My second question means just this.")
        close = {"verdict": None, "comment": "Close, but you gave the answer yourself."}
        self._review(YUKI, calls[CHLOE], {"version": 1, "decisions": [{**missed, **close}]})
        remark = {"turn": 1, "comment": "Wait for the greeting; let them settle first."}
        self._review(MARCUS, calls[SAM], {"version": 0, "comments": [remark]})

    def _waiting(self, coach: str) -> dict[str, str]:
        """The oldest call of each person in the coach's queue."""
        queue = self._ask(Request("GET /v1/reviews", who=self.tokens[coach]))["items"]
        return {one["user_name"]: one["roleplay_id"] for one in reversed(queue)}

    def _appeal(self, learner: str, roleplay_id: str, reason: str) -> Said:
        """Appeal the first criterion that was not met; answers whose it is to decide."""
        who, path = self.tokens[learner], {"roleplay_id": roleplay_id}
        card = self._ask(Request(f"GET {CALL}/scorecard", who=who, path=path))
        missed = next(one for one in card["criteria"] if one["verdict"] != "yes")
        body = {"criterion_id": missed["criterion_id"], "reason": reason}
        self._ask(Request(f"POST {CALL}/appeals", body, who, path))
        return {"criterion_id": missed["criterion_id"]}

    def _review(self, coach: str, roleplay_id: str, said: Said) -> None:
        path, body = {"roleplay_id": roleplay_id}, {**said, "done": True}
        self._ask(Request(f"POST {CALL}/review", body, self.tokens[coach], path))

    def _ask(self, request: Request) -> Any:
        self.door.time.passes(PAUSE_SECONDS)
        return self.door.ask(request)
