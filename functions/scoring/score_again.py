"""Asks for a call to be judged that the judge never finished."""

from sparring.kit import lookup
from sparring.kit.declare import EVERYONE, Endpoint, reads, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.roleplay import reading
from sparring.scoring import cards, waiting
from sparring.scoring.schemas import ScoringProgress

DECLARATION = Endpoint(
    "POST",
    "/v1/roleplays/{roleplay_id}/scorecard",
    roles=EVERYONE,
    status=202,
    grants=(writes("scoring"), reads("roleplay"), reads("auth")),
)


def score_again(caller: SignedIn, roleplay_id: Id) -> ScoringProgress:
    """Have a call judged whose judge has failed, by its learner or whoever may see the call.

    409 already_scored, being_scored.
    """
    roleplay, card, progress, _ = lookup.many(
        caller, reading.scorable(caller, roleplay_id), *cards.lookups(caller, roleplay_id)
    )
    reading.refuse_unscored(caller, roleplay)
    at = waiting.waiting(progress, roleplay.ended_at)
    return waiting.score_again(caller, roleplay_id, card, at)


handler = http_handler(DECLARATION, score_again)
