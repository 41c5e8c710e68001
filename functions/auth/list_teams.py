"""Lists teams."""

from sparring.auth.schemas import TeamList
from sparring.auth.service import teams
from sparring.kit.declare import COACHES, Endpoint, reads
from sparring.kit.http import SignedIn, http_handler

DECLARATION = Endpoint("GET", "/v1/teams", roles=COACHES, grants=(reads("auth"),))


def list_teams(caller: SignedIn) -> TeamList:
    """List all teams of the company, by name."""
    return teams.list_teams(caller)


handler = http_handler(DECLARATION, list_teams)
