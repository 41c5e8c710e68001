"""Forgets the language model."""

from sparring.kit.declare import ADMINS, Endpoint, writes
from sparring.kit.http import SignedIn, http_handler
from sparring.settings import service

DECLARATION = Endpoint(
    "DELETE", "/v1/settings/language-model", roles=ADMINS, status=204, grants=(writes("settings"),)
)


def forget_language_model(caller: SignedIn) -> None:
    """Go back to the built-in buyer and forget the key."""
    service.forget_language_model(caller)


handler = http_handler(DECLARATION, forget_language_model)
