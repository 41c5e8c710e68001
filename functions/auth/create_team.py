"""Makes a team."""

from sparring.auth.schemas import Team, TeamWanted
from sparring.auth.service import teams
from sparring.kit.declare import ADMINS, Endpoint, writes
from sparring.kit.http import SignedIn, http_handler

DECLARATION = Endpoint(
    "POST", "/v1/teams", roles=ADMINS, status=201, body_limit=1_024, grants=(writes("auth"),)
)


def create_team(caller: SignedIn, body: TeamWanted) -> Team:
    """Make a team. Names are unique: a repeated call answers 409 team_name_taken."""
    return teams.create_team(caller, body.name)


handler = http_handler(DECLARATION, create_team)
