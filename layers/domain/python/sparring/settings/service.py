"""What happens with settings: the language model chosen, its key sealed, its use counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sparring.kit import envelope, lookup
from sparring.kit.caller import Caller
from sparring.kit.errors import Invalid
from sparring.kit.facts import Announced, seen_key
from sparring.kit.transaction import Fact, Raced
from sparring.settings import repository, spending
from sparring.settings.model import LanguageModel
from sparring.settings.schemas import LanguageModelChange, LanguageModelView, view
from sparring.settings.state import company_lookups

PURPOSE = "language_model_key"
ATTEMPTS = 5


def get_language_model(caller: Caller) -> LanguageModelView:
    """The language model in use and what it cost this month."""
    return view(*lookup.two(caller, *company_lookups(caller)))


def _changed(kind: str) -> Fact:
    return Fact("LanguageModelChanged", {"kind": kind})


def set_language_model(
    caller: Caller, change: LanguageModelChange, admit_address: Callable[[str], None]
) -> LanguageModelView:
    """Use a provider. The key is sealed for this company before it is stored.

    `admit_address` raises for an address that a call would never be made to.
    """
    before, spend = lookup.two(caller, *company_lookups(caller))
    admit_address(change.base_url)
    fields: dict[str, Any] = change.model_dump(exclude={"api_key"})
    if change.api_key is not None:
        plain = change.api_key.get_secret_value()
        fields["sealed_key"] = envelope.seal(caller, PURPOSE, plain)
        fields["key_last4"] = plain[-4:]
    elif before.base_url and before.base_url != change.base_url:
        # Else an admin could send a stored key to a host of their own.
        raise Invalid.field("api_key", "Enter the key again when the address changes.")
    elif before.key_last4 is None:
        raise Invalid.field("api_key", "A key is needed.")
    after = replace(before, kind="openai", **fields)
    repository.save(caller, after, _changed("openai"))
    return view(after, spend)


def forget_language_model(caller: Caller) -> None:
    """Go back to the built-in buyer and forget the key. Doing it twice changes nothing."""
    before = lookup.one(caller, repository.language_model(caller))
    if before.kind == "built_in":
        return
    limits = LanguageModel(
        tenant_limit_usd=before.tenant_limit_usd,
        user_limit_usd=before.user_limit_usd,
        version=before.version,
    )
    repository.save(caller, limits, _changed("built_in"))


def api_key(caller: Caller, model: LanguageModel) -> str:
    """The provider's key in plain text, for the adapter only."""
    return envelope.unseal(caller, PURPOSE, model.sealed_key)


def count_model_use(caller: Caller, fact: Announced) -> None:
    """Add one model call to this month's spending; a repeated event adds nothing."""
    used = fact.payload
    for _ in range(ATTEMPTS):
        try:
            spending.add_spend(
                caller, fact.event_id, fact.at, used["user_id"], used["cost_micro_usd"]
            )
        except Raced as raced:
            if seen_key(caller, repository.TABLE, fact.event_id) in raced.where:
                return
        else:
            return
    raise Raced(())
