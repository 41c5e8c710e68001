"""A company that practises: people, a published bot, calls, and facts delivered by hand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from functions.bots import create_bot, publish_bot
from functions.roleplay import send_turn, start_roleplay
from functions.scoring import list_rubrics
from sparring.buyer.templates import templates
from sparring.kit.caller import Caller
from tests.support.http import Answer, Call, Context, person, send
from tests.support.tables import facts


@dataclass(frozen=True)
class Company:
    """One tenant with an admin, a learner, a published bot and a rubric that ships."""

    admin: Caller
    learner: Caller
    bot_id: str
    rubric_id: str

    def begin(self, mode: str = "private", caller: Caller | None = None) -> str:
        """Start a call and return its id."""
        body = {"bot_id": self.bot_id, "rubric_id": self.rubric_id, "mode": mode}
        return str(worked(send(start_roleplay, Call(caller or self.learner, body)))["roleplay_id"])

    def say(self, roleplay_id: str, text: str, key: str, caller: Caller | None = None) -> Answer:
        """Say one thing to the buyer."""
        path = {"roleplay_id": roleplay_id}
        headers = {"idempotency-key": key}
        return send(
            send_turn, Call(caller or self.learner, {"text": text}, path=path, headers=headers)
        )


def worked(answer: Answer) -> Any:
    """The body of an answer that must be a success."""
    assert answer.status < 400, answer.body
    return answer.body


def company(template_id: str | None = None) -> Company:
    """A company with one published bot."""
    admin = person(role="admin")
    learner = person(tenant=admin.tenant)
    template_id = template_id or next(iter(templates()))
    bot = worked(send(create_bot, Call(admin, {"template_id": template_id})))
    path = {"bot_id": bot["bot_id"]}
    worked(send(publish_bot, Call(admin, {"version": bot["version"]}, path=path)))
    rubric = worked(send(list_rubrics, Call(learner)))["items"][0]["rubric_id"]
    return Company(admin, learner, bot["bot_id"], rubric)


def deliver(
    function: Any, row: dict[str, Any], *, times: int = 1, attempt: int = 1
) -> dict[str, Any]:
    """Deliver an outbox row to a subscriber as the queue would; its last batch answer."""
    body = {"detail": {name: row[name] for name in row if name not in ("pk", "sk", "commit_id")}}
    record = {
        "messageId": row["event_id"],
        "body": json.dumps(body, default=str),
        "attributes": {"ApproximateReceiveCount": str(attempt)},
    }
    answer: dict[str, Any] = {}
    for _ in range(times):
        answer = function.handler({"Records": [record]}, Context())
    return answer


def announced(table: str, name: str) -> list[dict[str, Any]]:
    """The facts of one name in a table's outbox, oldest first."""
    return [row for row in facts(table) if row["fact"] == name]
