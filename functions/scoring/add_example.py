"""Adds an example to a rubric."""

from sparring.kit import lookup
from sparring.kit.declare import COACHES, Endpoint, reads, writes
from sparring.kit.errors import Invalid
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.roleplay import reading, repository
from sparring.scoring import examples, rubric_store
from sparring.scoring.examples import Said
from sparring.scoring.rescore_schemas import NewExample
from sparring.scoring.schemas import RubricView

DECLARATION = Endpoint(
    "POST",
    "/v1/rubrics/{rubric_id}/examples",
    roles=COACHES,
    status=201,
    grants=(writes("scoring"), reads("roleplay"), reads("auth")),
)


def add_example(caller: SignedIn, rubric_id: Id, body: NewExample) -> RubricView:
    """Make words an example for a criterion or against it: the rubric's next version.

    Words of a call must stand in the turn that is named. Safe to repeat.
    """
    rubric = rubric_store.current(caller, rubric_id), rubric_store.standing(caller, rubric_id)
    if body.roleplay_id is None or body.turn is None:
        return examples.add_example(caller, lookup.two(caller, *rubric), body, None)
    stored, standing, roleplay, turn = lookup.many(
        caller,
        *rubric,
        reading.scorable(caller, body.roleplay_id),
        repository.turn(caller, body.roleplay_id, body.turn),
    )
    reading.refuse_unseen(caller, roleplay)
    if turn is None:
        raise Invalid.field("turn", "The call has no such turn.")
    said = Said(turn.speaker, turn.text)
    return examples.add_example(caller, (stored, standing), body, said)


handler = http_handler(DECLARATION, add_example)
