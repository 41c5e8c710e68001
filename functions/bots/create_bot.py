"""Makes a bot."""

from sparring.bots import service
from sparring.bots.schemas import BotView, NewBot
from sparring.kit.declare import COACHES, Endpoint, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.params import OptionalKey

DECLARATION = Endpoint("POST", "/v1/bots", roles=COACHES, status=201, grants=(writes("bots"),))


def create_bot(caller: SignedIn, body: NewBot, idempotency_key: OptionalKey = None) -> BotView:
    """Make a draft bot from a persona, a template or another bot."""
    return service.create_bot(caller, body, idempotency_key)


handler = http_handler(DECLARATION, create_bot)
