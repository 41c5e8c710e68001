"""Lists people."""

from sparring.auth.schemas import UserList
from sparring.auth.service import people
from sparring.kit.declare import COACHES, CURSORS, Endpoint, reads
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.paging import Asked
from sparring.kit.params import Cursor, Limit

DECLARATION = Endpoint("GET", "/v1/users", roles=COACHES, grants=(reads("auth"), CURSORS))


def list_users(caller: SignedIn, limit: Limit = 50, cursor: Cursor = None) -> UserList:
    """List the people of the company, in the order in which they joined.

    A manager of a team sees that team; a page may then hold fewer than asked for.
    """
    return people.list_users(caller, Asked("list_users", limit, cursor))


handler = http_handler(DECLARATION, list_users)
