"""What crosses the door of the dashboard module."""

from __future__ import annotations

from typing import Literal

from sparring.kit.declare import Role
from sparring.kit.schema import Reply

Mode = Literal["private", "official", "room"]


class NextPractice(Reply):
    """The one thing to practise next, and why."""

    title: str
    reason: str
    phrase: str
    bot_id: str | None
    bot_name: str | None
    rubric_id: str | None


class SessionRow(Reply):
    """A scored call in a list."""

    roleplay_id: str
    user_id: str
    bot_id: str
    bot_name: str
    mode: Mode
    score: float
    passed: bool
    ended_at: str


class Week(Reply):
    """One ISO week, `2026-W47`; `score` is the mean, None without a call."""

    week: str
    sessions: int
    score: float | None


class Skill(Reply):
    """One section of the rubrics; `level` 0 to 5, None while there is not enough data."""

    section: str
    yes: int
    of: int
    level: float | None


class Totals(Reply):
    """Everything so far."""

    sessions: int
    minutes: int
    best_score: float | None


class LearnerPage(Reply):
    """What a learner sees."""

    next_step: NextPractice | None
    sessions: list[SessionRow]
    trend: list[Week]
    skills: list[Skill]
    totals: Totals
    appeals_open: int


class SkillLevel(Reply):
    """A cell of the heat map."""

    section: str
    level: float | None


class PersonRow(Reply):
    """A row of the team table. Private calls count in `practised` only."""

    user_id: str
    name: str
    role: Role
    status: Literal["active", "disabled"]
    team_id: str | None
    team_name: str | None
    practised: int
    official: int
    passed: int
    average: float | None
    last_at: str | None
    skills: list[SkillLevel]


class TeamName(Reply):
    """A team."""

    team_id: str
    name: str


class ManagerPage(Reply):
    """What a manager sees."""

    teams: list[TeamName]
    people: list[PersonRow]
    recent: list[SessionRow]
    appeals_open: int


class PeopleCount(Reply):
    """How many people."""

    active: int
    disabled: int
    invited: int


class BotCount(Reply):
    """How many published bots."""

    published: int


class SessionCount(Reply):
    """How many scored calls, this ISO week and in all."""

    week: int
    total: int


class Spending(Reply):
    """What language models cost this month."""

    month: str
    cost_usd: float
    limit_usd: float
    calls: int
    per_attempt_usd: float | None


class AdminPage(Reply):
    """What an admin sees."""

    people: PeopleCount
    bots: BotCount
    sessions: SessionCount
    spending: Spending
    teams: list[TeamName]
    people_table: list[PersonRow]


class Dashboard(Reply):
    """The home screen, by role; everybody has a learner's page too."""

    role: Role
    learner: LearnerPage
    manager: ManagerPage | None = None
    admin: AdminPage | None = None
