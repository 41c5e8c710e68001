"""The users who own records."""

from __future__ import annotations

from typing import Any

from tests.crm_fakes.core.clock import iso
from tests.crm_fakes.core.http import Answer, Params, Request
from tests.crm_fakes.hubspot.errors import missing

BORN = 1_700_000_000_000
PEOPLE = (
    ("81001", "Dana", "Whitlock", "dana.whitlock@sellers.example"),
    ("81002", "Yusuf", "Marchetti", "yusuf.marchetti@sellers.example"),
    ("81003", "Greta", "Solberg", "greta.solberg@sellers.example"),
)


def owners(request: Request, _: Params) -> Answer:
    """All of them, or the one with an address."""
    wanted = request.first("email")
    rows = [_owner(*one) for one in PEOPLE if wanted in {"", one[3]}]
    return Answer(200, {"results": rows})


def owner(_: Request, params: Params) -> Answer:
    """One by id."""
    for one in PEOPLE:
        if one[0] == params["id"]:
            return Answer(200, _owner(*one))
    raise missing("owner")


def _owner(id_: str, first: str, last: str, email: str) -> dict[str, Any]:
    return {
        "id": id_,
        "type": "PERSON",
        "firstName": first,
        "lastName": last,
        "email": email,
        "userId": int(id_) + 9000,
        "createdAt": iso(BORN),
        "updatedAt": iso(BORN),
        "archived": False,
    }
