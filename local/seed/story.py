"""Three weeks at the demo company: founded, staffed, practised."""

from __future__ import annotations

import datetime as dt
import re
import time
from dataclasses import dataclass
from typing import Any

from local.mailbox import mailbox_of, newest_first
from local.reps import REPS, Scene
from local.seed import company
from local.seed.company import ADMIN, HISTORY, LEARNERS, LOGIN_WITH, MANAGERS, TEAMS, TEMPLATES
from local.seed.front_door import FrontDoor, Request, SeedError

FOUNDED_DAYS_AGO = 24
FRIDAY = 4
MOST_TURNS = 20
WORDS_PER_SECOND = 2.4
THINKING_SECONDS = 3.0
JUDGED_WITHIN_SECONDS = 150
TOKEN = re.compile(r"[?&]token=([^\s\"&<>]+)")


@dataclass(frozen=True)
class Cast:
    """What sessions are played with."""

    bots: dict[str, str]
    rubrics: dict[str, str]
    learners: dict[str, str]


class Story:
    """Tells it request by request; `today` is the morning on which the demo is opened."""

    def __init__(self, door: FrontDoor, today: dt.datetime) -> None:
        self.door = door
        self.today = today
        self.played: list[tuple[str, str]] = []

    def found(self, cloud_port: int) -> str:
        """Sign the company up and confirm the address; answers the admin's access token."""
        self._at(FOUNDED_DAYS_AGO, 8)
        names = {"company_name": company.COMPANY, "name": ADMIN.name}
        login = {"email": ADMIN.email, "password": LOGIN_WITH}
        token: str = self._post("auth/sign-up", {**names, **login})["access_token"]
        letter = _newest_letter(cloud_port, ADMIN.email)
        self._post("auth/verify-email", {"token": letter})
        return token

    def staff(self, admin: str) -> dict[str, str]:
        """Two teams, everybody invited and there; answers access tokens by name."""
        teams = [self._post("teams", {"name": name}, admin)["team_id"] for name in TEAMS]
        people = {}
        for person in (*MANAGERS, *LEARNERS):
            self.door.time.passes(240)
            team = teams[person.team] if person.team is not None else None
            asked = {"email": person.email, "name": person.name, "role": person.role}
            link = self._post("invitations", {**asked, "team_id": team}, admin)["link"]
            token = TOKEN.search(link)
            if token is None:
                raise SeedError(f"the invitation of {person.name} has no token in its link")
            answer = {"token": token[1], "password": LOGIN_WITH}
            people[person.name] = self._post("invitations/accept", answer)["access_token"]
        return people

    def furnish(self, manager: str, learners: dict[str, str]) -> Cast:
        """Eight published bots; the rubrics are there already."""
        bots = {}
        for template in TEMPLATES:
            self.door.time.passes(600)
            bot = self._post("bots", {"template_id": template}, manager)
            path = {"bot_id": bot["bot_id"]}
            self._post("bots/{bot_id}/publish", {"version": bot["version"]}, manager, path)
            bots[template] = bot["bot_id"]
        listed = self._ask(Request("GET /v1/rubrics", who=manager))["items"]
        rubrics = {kind: one["rubric_id"] for one in reversed(listed) for kind in one["call_types"]}
        rubrics["other"] = listed[0]["rubric_id"]
        return Cast(bots, rubrics, learners)

    def practise(self, cast: Cast) -> None:
        """Play every session of the plan, oldest first."""
        plan = [(session, name) for name, sessions in HISTORY.items() for session in sessions]
        for session, name in sorted(plan, key=lambda one: (-one[0].days_ago, one[0].hour)):
            self._at(session.days_ago, session.hour)
            self._play(session, cast, cast.learners[name])

    def _play(self, session: company.Session, cast: Cast, token: str) -> None:
        kind = session.template.split("-", 1)[1].replace("-", "_")
        wanted = {
            "bot_id": cast.bots[session.template],
            "rubric_id": cast.rubrics.get(kind, cast.rubrics["other"]),
            "mode": session.mode,
        }
        call = self._post("roleplays", wanted, token)
        path = {"roleplay_id": call["roleplay_id"]}
        self._talk(session, call, token)
        self._post("roleplays/{roleplay_id}/end", {}, token, path)
        self.played.append((call["roleplay_id"], token))

    def _talk(self, session: company.Session, call: dict[str, Any], token: str) -> None:
        path = {"roleplay_id": call["roleplay_id"]}
        heard = [turn["text"] for turn in call["turns"] if turn["speaker"] == "buyer"]
        for turn in range(MOST_TURNS):
            text = REPS[session.rep](_scene(call["bot"], tuple(heard), turn, session.days_ago))
            self._speak(text)
            key = {"idempotency-key": f"seed-{turn}"}
            request = Request(
                "POST /v1/roleplays/{roleplay_id}/turns", {"text": text}, token, path, key
            )
            answer = self._ask(request)
            heard.append(answer["reply"]["text"])
            self._speak(heard[-1])
            if answer["state"]["ended"]:
                return

    def _speak(self, text: str) -> None:
        self.door.time.passes(THINKING_SECONDS + len(text.split()) / WORDS_PER_SECOND)

    def wait_for_scorecards(self) -> int:
        """Until the judge has seen every call that counts; answers how many that are."""
        self.door.time.now = dt.datetime.now(dt.UTC)
        deadline = time.monotonic() + JUDGED_WITHIN_SECONDS
        return sum(self._is_judged(*one, deadline=deadline) for one in self.played)

    def _is_judged(self, roleplay_id: str, token: str, *, deadline: float) -> bool:
        path = {"roleplay_id": roleplay_id}
        card = Request("GET /v1/roleplays/{roleplay_id}/scorecard", who=token, path=path)
        while time.monotonic() < deadline:
            try:
                if "criteria" in self._ask(card):
                    return True
            except SeedError as refused:
                # A call that was too short to score is part of the story.
                if "409" in str(refused):
                    return False
                raise
            time.sleep(0.3)
        raise SeedError(f"{roleplay_id} was not judged within {JUDGED_WITHIN_SECONDS} seconds")

    def _at(self, days_ago: int, hour: int) -> None:
        day = self.today - dt.timedelta(days=days_ago)
        day -= dt.timedelta(days=max(0, day.weekday() - FRIDAY))
        self.door.time.now = day.replace(hour=hour, minute=7 * (days_ago % 8), second=11)

    def _post(
        self, route: str, body: object, who: str = "", path: dict[str, str] | None = None
    ) -> Any:
        return self._ask(Request(f"POST /v1/{route}", body, who, path or {}))

    def _ask(self, request: Request) -> Any:
        return self.door.ask(request)


def _scene(bot: dict[str, Any], heard: tuple[str, ...], turn: int, seed: int) -> Scene:
    return Scene(
        first_name=bot["name"].split()[0],
        company=bot["company"],
        product=bot["product"],
        call_type=bot["call_type"],
        turn=turn,
        heard=heard,
        seed=seed,
    )


def _newest_letter(cloud_port: int, to: str) -> str:
    """The token in the newest letter to `to`, from the emulator's mailbox."""
    for letter in newest_first(mailbox_of(cloud_port)):
        token = TOKEN.search(letter["text"])
        if to in letter["to"] and token:
            return token[1]
    raise SeedError(f"no letter with a link reached {to}")
