"""Lets certificates hang on a rubric, or no longer."""

from sparring.kit.declare import ADMINS, Endpoint, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id
from sparring.scoring import gating
from sparring.scoring.schemas import RubricGate, RubricView

DECLARATION = Endpoint(
    "PUT", "/v1/rubrics/{rubric_id}/gate", roles=ADMINS, grants=(writes("scoring"),)
)


def gate_rubric(caller: SignedIn, rubric_id: Id, body: RubricGate) -> RubricView:
    """Let certificates hang on a rubric: only if its newest version is calibrated well enough."""
    return gating.gate_rubric(caller, rubric_id, on=body.on)


handler = http_handler(DECLARATION, gate_rubric)
