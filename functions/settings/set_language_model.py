"""Sets the language model."""

from sparring.integrations.llm.errors import Fault, ProviderError
from sparring.integrations.llm.guard import locate
from sparring.kit.declare import ADMINS, Endpoint, data_key, writes
from sparring.kit.errors import Invalid
from sparring.kit.http import SignedIn, http_handler
from sparring.settings import service
from sparring.settings.schemas import LanguageModelChange, LanguageModelView

DECLARATION = Endpoint(
    "PUT",
    "/v1/settings/language-model",
    roles=ADMINS,
    grants=(writes("settings"), data_key("GenerateDataKey")),
    timeout=20,
)


def _admit_address(url: str) -> None:
    """422 for an address that is never called. A name that nobody knows may be known tomorrow."""
    try:
        locate(url)
    except ProviderError as error:
        if error.fault is Fault.BLOCKED:
            raise Invalid.field(
                "base_url", "This address is not allowed here: a public host over https is."
            ) from None


def set_language_model(caller: SignedIn, body: LanguageModelChange) -> LanguageModelView:
    """Use a provider that speaks the OpenAI protocol, with a monthly spending limit."""
    return service.set_language_model(caller, body, _admit_address)


handler = http_handler(DECLARATION, set_language_model)
