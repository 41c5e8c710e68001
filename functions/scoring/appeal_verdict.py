"""Appeals a verdict."""

from sparring.kit import lookup
from sparring.kit.declare import EVERYONE, Endpoint, reads, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.roleplay import reading
from sparring.scoring import cards, reviews
from sparring.scoring.review_schemas import NewAppeal, Scorecard
from sparring.scoring.reviews import About, Case

DECLARATION = Endpoint(
    "POST",
    "/v1/roleplays/{roleplay_id}/appeals",
    roles=EVERYONE,
    grants=(writes("scoring"), reads("roleplay"), reads("auth")),
)


def appeal_verdict(caller: SignedIn, roleplay_id: Id, body: NewAppeal) -> Scorecard:
    """Appeal one verdict of one's own official call, once per criterion."""

    def read() -> Case:
        roleplay, card, _, review = lookup.many(
            caller, reading.scorable(caller, roleplay_id), *cards.lookups(caller, roleplay_id)
        )
        reading.refuse_unscored(caller, roleplay)
        return Case(About(**reading.about(roleplay)), cards.scored(card), review)

    return reviews.appeal_verdict(caller, read, body)


handler = http_handler(DECLARATION, appeal_verdict)
