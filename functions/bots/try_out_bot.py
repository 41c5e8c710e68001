"""Tries a draft of a buyer out."""

from sparring.bots import trying
from sparring.bots.schemas import TryOut, TryOutCall
from sparring.kit.declare import COACHES, Endpoint
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.table import ensure_verified

DECLARATION = Endpoint(
    "POST",
    "/v1/bots/try-out",
    roles=COACHES,
    body_limit=262_144,
    layers=("runtime", "ai"),
    memory=1024,
)


def try_out_bot(caller: SignedIn, body: TryOutCall) -> TryOut:
    """Play a call with a draft from its beginning and show what goes on in the buyer's head.

    Nothing is kept. The built-in voice answers, and the built-in reader listens.
    """
    ensure_verified(caller)
    return trying.try_out(body.persona, body.seed, body.lines)


handler = http_handler(DECLARATION, try_out_bot)
