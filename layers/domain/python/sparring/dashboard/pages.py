"""From what is kept to what people see."""

from __future__ import annotations

from sparring.dashboard.model import Doc, appeals_open, last_weeks, level
from sparring.dashboard.schemas import (
    LearnerPage,
    NextPractice,
    PersonRow,
    SessionRow,
    Skill,
    SkillLevel,
    TeamName,
    Totals,
    Week,
)
from sparring.kit import clock

SHOWN_SESSIONS = 10
SHOWN_WEEKS = 8


def _next(step: Doc | None) -> NextPractice | None:
    if step is None:
        return None
    return NextPractice(**{name: step.get(name) for name in NextPractice.model_fields})


def _week(name: str, kept: Doc | None) -> Week:
    if not kept:
        return Week(week=name, sessions=0, score=None)
    mean = round(kept["tenths"] / kept["sessions"] / 10, 1)
    return Week(week=name, sessions=kept["sessions"], score=mean)


def _skill(section: str, tally: Doc) -> Skill:
    return Skill(
        section=section, yes=tally["yes"], of=tally["yes"] + tally["no"], level=level(tally)
    )


def learner_page(doc: Doc, person: Doc) -> LearnerPage:
    """A learner's page; `person` is the learner's row of the team table."""
    weeks = last_weeks(clock.now(), SHOWN_WEEKS)
    totals = doc["totals"]
    return LearnerPage(
        next_step=_next(doc["next_step"]),
        sessions=[SessionRow(**row) for row in doc["sessions"][:SHOWN_SESSIONS]],
        trend=[_week(name, doc["weeks"].get(name)) for name in weeks],
        skills=[_skill(section, tally) for section, tally in sorted(doc["skills"].items())],
        totals=Totals(
            sessions=totals["sessions"],
            minutes=round(totals["seconds"] / 60),
            best_score=totals["best_score"],
        ),
        appeals_open=appeals_open(person),
    )


def person_row(doc: Doc, teams: dict[str, str]) -> PersonRow:
    """A row of the team table."""
    official = doc["official"]
    plain = ("user_id", "name", "role", "status", "team_id", "practised", "official", "passed")
    return PersonRow(
        **{name: doc[name] for name in plain},
        team_name=teams.get(doc["team_id"] or ""),
        average=round(doc["tenths"] / official / 10, 1) if official else None,
        last_at=doc["last_at"],
        skills=[
            SkillLevel(section=section, level=level(tally))
            for section, tally in sorted(doc["skills"].items())
        ],
    )


def team_names(teams: dict[str, str]) -> list[TeamName]:
    """Teams by name."""
    pairs = sorted(teams.items(), key=lambda pair: pair[1].casefold())
    return [TeamName(team_id=team_id, name=name) for team_id, name in pairs]


def in_team(people: list[Doc], viewer_id: str) -> list[Doc]:
    """Who a manager sees: their own team, or everybody when they lead none."""
    team = next((one["team_id"] for one in people if one["user_id"] == viewer_id), None)
    return people if team is None else [one for one in people if one["team_id"] == team]
