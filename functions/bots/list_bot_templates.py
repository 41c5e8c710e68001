"""Lists the personas that ship."""

from sparring.bots import service
from sparring.bots.schemas import TemplateList
from sparring.kit.declare import COACHES, Endpoint
from sparring.kit.http import SignedIn, http_handler

DECLARATION = Endpoint("GET", "/v1/bot-templates", roles=COACHES)


def list_bot_templates(caller: SignedIn) -> TemplateList:
    """List personas to start from."""
    return service.list_templates()


handler = http_handler(DECLARATION, list_bot_templates)
