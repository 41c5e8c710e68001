"""Teams: groups of people that a manager coaches."""

from __future__ import annotations

from dataclasses import replace

from sparring.auth import events, repository
from sparring.auth.model import MOST_TEAMS, Teams
from sparring.auth.schemas import Team, TeamList
from sparring.kit import ids, lookup
from sparring.kit.caller import Caller
from sparring.kit.errors import Conflict, NotFound, Unavailable
from sparring.kit.transaction import Raced, commit

ATTEMPTS = 5


def list_teams(caller: Caller) -> TeamList:
    """All teams, by name."""
    teams = lookup.one(caller, repository.teams(caller))
    items = [Team(team_id=team_id, name=name) for team_id, name in teams.names.items()]
    return TeamList(items=sorted(items, key=lambda team: team.name.casefold()))


def _named(teams: Teams, team_id: str, name: str) -> Teams:
    others = {other for one, other in teams.names.items() if one != team_id}
    if name in others:
        raise Conflict("There is a team with this name already.", code="team_name_taken")
    return replace(teams, names={**teams.names, team_id: name})


def _save(caller: Caller, teams: Teams, team: Team) -> bool:
    """Store one team among the others. False when somebody else was quicker."""
    now = _named(teams, team.team_id, team.name)
    fact = events.team_named(team.team_id, team.name)
    try:
        commit(caller, [repository.save_teams(caller, now)], [fact])
    except Raced:
        return False
    return True


def create_team(caller: Caller, name: str) -> Team:
    """Make a team. 409 team_name_taken, which also answers a repeated call; 409 too_many_teams."""
    team = Team(team_id=ids.new("tm"), name=name)
    for _ in range(ATTEMPTS):
        teams = lookup.one(caller, repository.teams(caller))
        if len(teams.names) >= MOST_TEAMS:
            raise Conflict(f"A company has at most {MOST_TEAMS} teams.", code="too_many_teams")
        if _save(caller, teams, team):
            return team
    raise Unavailable


def update_team(caller: Caller, team_id: str, name: str) -> Team:
    """Rename a team; 404 for an unknown one."""
    team = Team(team_id=team_id, name=name)
    for _ in range(ATTEMPTS):
        teams = lookup.one(caller, repository.teams(caller))
        if team_id not in teams.names:
            raise NotFound
        if teams.names[team_id] == name or _save(caller, teams, team):
            return team
    raise Unavailable
