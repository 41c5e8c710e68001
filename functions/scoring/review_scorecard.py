"""Reviews a scorecard."""

from sparring.kit import lookup
from sparring.kit.declare import COACHES, Endpoint, reads, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.roleplay import reading
from sparring.scoring import cards, reviews
from sparring.scoring.review_schemas import ReviewDecisions, Scorecard
from sparring.scoring.reviews import About, Case

DECLARATION = Endpoint(
    "POST",
    "/v1/roleplays/{roleplay_id}/review",
    roles=COACHES,
    grants=(writes("scoring"), reads("roleplay"), reads("auth")),
    body_limit=262_144,
)


def review_scorecard(caller: SignedIn, roleplay_id: Id, body: ReviewDecisions) -> Scorecard:
    """Overrule the machine or agree with it, answer appeals, comment at turns, finish."""
    roleplay, card, _, review = lookup.many(
        caller, reading.scorable(caller, roleplay_id), *cards.lookups(caller, roleplay_id)
    )
    reading.refuse_unscored(caller, roleplay)
    about = About(**reading.about(roleplay))
    return reviews.review_scorecard(caller, Case(about, cards.scored(card), review), body)


handler = http_handler(DECLARATION, review_scorecard)
