"""The language model of a company, and whether it may be used now."""

from __future__ import annotations

from dataclasses import dataclass

from sparring.kit import lookup
from sparring.kit.caller import Caller
from sparring.kit.lookup import Lookup
from sparring.settings import repository
from sparring.settings.model import LanguageModel, Spend, within_limits


@dataclass(frozen=True)
class ModelState:
    """The language model of the caller's company, and whether it may be used now."""

    model: LanguageModel
    within_limits: bool

    @property
    def usable(self) -> bool:
        """True when a provider is set and neither limit is reached."""
        return self.model.kind == "openai" and self.within_limits


def lookups(caller: Caller) -> tuple[Lookup[LanguageModel], Lookup[Spend], Lookup[Spend]]:
    """What has to be read to know the state of the language model; feed them to `state`."""
    return (
        repository.language_model(caller),
        repository.tenant_spend(caller),
        repository.user_spend(caller),
    )


def state(model: LanguageModel, tenant: Spend, user: Spend) -> ModelState:
    """The state, from what `lookups` found."""
    return ModelState(model, within_limits(model, tenant, user))


def read_state(caller: Caller, user_id: str) -> ModelState:
    """The state of the language model for work done on behalf of one person."""
    return state(
        *lookup.three(
            caller,
            repository.language_model(caller),
            repository.tenant_spend(caller),
            repository.user_spend(caller, user_id),
        )
    )


def company_lookups(caller: Caller) -> tuple[Lookup[LanguageModel], Lookup[Spend]]:
    """What has to be read to know the company's limits and what it spent this month."""
    return repository.language_model(caller), repository.tenant_spend(caller)
