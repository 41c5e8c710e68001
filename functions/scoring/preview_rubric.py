"""Tries a draft of a rubric on a past call."""

from dataclasses import replace

from sparring.kit import lookup
from sparring.kit.declare import COACHES, Endpoint, reads
from sparring.kit.http import SignedIn, http_handler
from sparring.roleplay import reading
from sparring.roleplay.ending import call_for_judge
from sparring.scoring import cards, preview
from sparring.scoring.judges import built_in_judge
from sparring.scoring.rescore_schemas import NewPreview, RubricPreview

DECLARATION = Endpoint(
    "POST",
    "/v1/rubrics/preview",
    roles=COACHES,
    grants=(reads("scoring"), reads("roleplay"), reads("auth")),
    layers=("runtime", "ai"),
    timeout=29,
    memory=1769,
    body_limit=262_144,
)


def preview_rubric(caller: SignedIn, body: NewPreview) -> RubricPreview:
    """Judge a past call with a draft, by the built-in judge; nothing is stored.

    409 not_ended, not_scored for a call that has nothing to judge.
    """
    roleplay, card, _, review = lookup.many(
        caller, reading.scorable(caller, body.roleplay_id), *cards.lookups(caller, body.roleplay_id)
    )
    reading.refuse_unscored(caller, roleplay)
    call = cards.call_of(call_for_judge(caller, body.roleplay_id))
    return preview.preview(replace(call, rubric=body.rubric), built_in_judge(), card, review)


handler = http_handler(DECLARATION, preview_rubric)
