"""What happens when a call is judged again: the new card takes the place of the old one."""

from __future__ import annotations

from collections.abc import Iterable

from sparring.kit import clock, lookup
from sparring.kit.caller import Caller
from sparring.kit.errors import Conflict, Unavailable
from sparring.kit.transaction import Raced, Write
from sparring.scoring import card_store, review_store, reviews
from sparring.scoring.review import Person, Review, rescored
from sparring.scoring.review_schemas import Scorecard
from sparring.scoring.reviews import About, Case
from sparring.scoring.schemas import MachineCard

ATTEMPTS = 6


def correct(
    caller: Caller, about: About, judged: MachineCard, by_name: str, also: Iterable[Write] = ()
) -> Scorecard:
    """Put a new judgement of a call in force; the old card is kept beside it.

    People's overrules stay. `also` is written in the same transaction. With a card that is in
    force already nothing is written. Raises Conflict `not_scored` without a card, `trail_full`.
    """
    by, rows = Person(caller.user_id, by_name, clock.stamp()), tuple(also)
    for _ in range(ATTEMPTS):
        filed, review = lookup.two(
            caller,
            card_store.filed(caller, about.roleplay_id),
            review_store.review(caller, about.roleplay_id),
        )
        if filed is None:
            raise Conflict("This call is still being scored.", code="not_scored")
        was = Case(about, filed.card, review)
        if _in_force(filed.card, judged):
            return reviews.show(caller, about, filed.card, review)
        now = Case(about, judged, _after(review, judged, by))
        writes = [*card_store.refile(caller, filed, judged), *rows]
        try:
            return reviews.save(caller, was, now, writes)
        except Raced:
            continue
    raise Unavailable


def _in_force(card: MachineCard, judged: MachineCard) -> bool:
    same_rubric = card.rubric == judged.rubric
    return same_rubric and card.scored_at == judged.scored_at


def _after(review: Review, judged: MachineCard, by: Person) -> Review:
    left = {one.criterion_id for one in judged.criteria}
    said = f"Judged again with version {judged.rubric.version} of the rubric."
    return rescored(review, said, left, by)
