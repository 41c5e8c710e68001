"""Hints during a call: asked for, given, recorded."""

from __future__ import annotations

from dataclasses import replace

from sparring.buyer.hints import hints
from sparring.buyer.state import from_json
from sparring.kit import clock, lookup
from sparring.kit.caller import Caller
from sparring.kit.errors import Conflict
from sparring.roleplay import repository
from sparring.roleplay.model import as_seen
from sparring.roleplay.schemas import Hints, HintView
from sparring.roleplay.standing import refuse_foreign


def give_hints(caller: Caller, roleplay_id: str) -> Hints:
    """At most three moves that would help now; that they were asked for is recorded."""
    roleplay, persona = lookup.two(
        caller, repository.head(caller, roleplay_id), repository.persona(caller, roleplay_id)
    )
    refuse_foreign(caller, roleplay)
    if as_seen(roleplay, clock.now()).ended:
        raise Conflict("This call is over.", code="roleplay_ended")
    found = hints(persona, from_json(roleplay.call))
    repository.save(caller, replace(roleplay, hints_used=roleplay.hints_used + 1))
    return Hints(hints=[HintView(title=one.title, example=one.example) for one in found])
