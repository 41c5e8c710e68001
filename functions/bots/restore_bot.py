"""Takes a bot out of the archive."""

from sparring.bots import service
from sparring.bots.schemas import BotView
from sparring.kit.declare import COACHES, Endpoint, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id

DECLARATION = Endpoint("POST", "/v1/bots/{bot_id}/restore", roles=COACHES, grants=(writes("bots"),))


def restore_bot(caller: SignedIn, bot_id: Id) -> BotView:
    """Take a bot out of the archive."""
    return service.archive_bot(caller, bot_id, archived=False)


handler = http_handler(DECLARATION, restore_bot)
