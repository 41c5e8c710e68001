"""Publishes a bot."""

from sparring.bots import service
from sparring.bots.schemas import BotView, PublishBot
from sparring.kit.declare import COACHES, Endpoint, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.kit.ids import Id

DECLARATION = Endpoint("POST", "/v1/bots/{bot_id}/publish", roles=COACHES, grants=(writes("bots"),))


def publish_bot(caller: SignedIn, bot_id: Id, body: PublishBot) -> BotView:
    """Publish the draft as a new immutable version."""
    return service.publish_bot(caller, bot_id, body.version)


handler = http_handler(DECLARATION, publish_bot)
