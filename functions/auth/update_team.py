"""Renames a team."""

from sparring.auth.schemas import Team, TeamWanted
from sparring.auth.service import teams
from sparring.kit.declare import ADMINS, Endpoint, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id

DECLARATION = Endpoint(
    "PATCH", "/v1/teams/{team_id}", roles=ADMINS, body_limit=1_024, grants=(writes("auth"),)
)


def update_team(caller: SignedIn, team_id: Id, body: TeamWanted) -> Team:
    """Rename a team."""
    return teams.update_team(caller, team_id, body.name)


handler = http_handler(DECLARATION, update_team)
