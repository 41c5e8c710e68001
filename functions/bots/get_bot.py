"""Shows a bot."""

from sparring.bots import service
from sparring.bots.schemas import BotView
from sparring.kit.declare import EVERYONE, Endpoint, reads
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id

DECLARATION = Endpoint("GET", "/v1/bots/{bot_id}", roles=EVERYONE, grants=(reads("bots"),))


def get_bot(caller: SignedIn, bot_id: Id) -> BotView:
    """Show a bot: whole for coaches, the brief only for learners."""
    return service.get_bot(caller, bot_id)


handler = http_handler(DECLARATION, get_bot)
