"""Sets the language model."""

from sparring.kit.declare import ADMINS, Endpoint, data_key, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.settings import service
from sparring.settings.schemas import LanguageModelChange, LanguageModelView

DECLARATION = Endpoint(
    "PUT",
    "/v1/settings/language-model",
    roles=ADMINS,
    grants=(writes("settings"), data_key("GenerateDataKey")),
)


def set_language_model(caller: SignedIn, body: LanguageModelChange) -> LanguageModelView:
    """Use a provider that speaks the OpenAI protocol, with a monthly spending limit."""
    return service.set_language_model(caller, body)


handler = http_handler(DECLARATION, set_language_model)
