"""Shows a scorecard."""

from aws_lambda_powertools.event_handler import Response

from sparring.kit import lookup
from sparring.kit.declare import EVERYONE, Endpoint, reads
from sparring.kit.http import SignedIn, answer, http_handler
from sparring.kit.ids import Id
from sparring.roleplay import reading
from sparring.scoring import cards, reviews, waiting
from sparring.scoring.review_schemas import Scorecard
from sparring.scoring.reviews import About
from sparring.scoring.schemas import ScoringProgress

DECLARATION = Endpoint(
    "GET",
    "/v1/roleplays/{roleplay_id}/scorecard",
    roles=EVERYONE,
    grants=(reads("scoring"), reads("roleplay"), reads("auth")),
)


def get_scorecard(caller: SignedIn, roleplay_id: Id) -> Response[Scorecard | ScoringProgress]:
    """Show the scorecard of a call, with what people said about it.

    Answers 202 with how far the judge is until it is ready.
    """
    roleplay, card, progress, review = lookup.many(
        caller, reading.scorable(caller, roleplay_id), *cards.lookups(caller, roleplay_id)
    )
    reading.refuse_unscored(caller, roleplay)
    if card is not None:
        about = About(**reading.about(roleplay))
        return answer(reviews.show(caller, about, card, review))
    return answer(waiting.waiting(progress, roleplay.ended_at), status=202)


handler = http_handler(DECLARATION, get_scorecard)
