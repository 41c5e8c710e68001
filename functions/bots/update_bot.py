"""Changes a bot."""

from sparring.bots import service
from sparring.bots.schemas import BotChange, BotView
from sparring.kit.declare import COACHES, Endpoint, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id

DECLARATION = Endpoint("PATCH", "/v1/bots/{bot_id}", roles=COACHES, grants=(writes("bots"),))


def update_bot(caller: SignedIn, bot_id: Id, body: BotChange) -> BotView:
    """Change a bot's draft; what is published stays until the next publishing."""
    return service.update_bot(caller, bot_id, body)


handler = http_handler(DECLARATION, update_bot)
