"""Shows the language model in use."""

from sparring.kit.declare import ADMINS, Endpoint, reads
from sparring.kit.http import SignedIn, http_handler
from sparring.settings import service
from sparring.settings.schemas import LanguageModelView

DECLARATION = Endpoint(
    "GET", "/v1/settings/language-model", roles=ADMINS, grants=(reads("settings"),)
)


def get_language_model(caller: SignedIn) -> LanguageModelView:
    """Show the language model in use and what it cost this month."""
    return service.get_language_model(caller)


handler = http_handler(DECLARATION, get_language_model)
