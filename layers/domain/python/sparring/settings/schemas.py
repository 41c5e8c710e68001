"""What crosses the door of the settings module."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, SecretStr, StringConstraints

from sparring.kit.schema import Body, Reply
from sparring.settings.model import MICRO, LanguageModel, Spend

Dollars = Annotated[float, Field(ge=0, le=1_000_000)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$", max_length=300)]
ModelName = Annotated[str, StringConstraints(pattern=r"^[\w.:/@-]{1,120}$")]


class LanguageModelChange(Body):
    """Use a provider that speaks the OpenAI protocol. Without `api_key` the stored one stays."""

    model: ModelName
    base_url: Url = "https://api.openai.com/v1"
    api_key: SecretStr | None = Field(default=None, min_length=8, max_length=400)
    tenant_limit_usd: Dollars = 50.0
    user_limit_usd: Dollars = 5.0
    input_usd_per_million: Dollars = 0.0
    output_usd_per_million: Dollars = 0.0
    reads_moves: bool = False


class LanguageModelView(Reply):
    """The language model in use; of the key only its last four characters are ever shown."""

    kind: Literal["built_in", "openai"]
    model: str
    base_url: str
    key_last4: str | None
    tenant_limit_usd: float
    user_limit_usd: float
    input_usd_per_million: float
    output_usd_per_million: float
    reads_moves: bool
    spent_usd: float


def view(model: LanguageModel, spend: Spend) -> LanguageModelView:
    """What an admin sees."""
    return LanguageModelView(
        kind=model.kind,
        model=model.model,
        base_url=model.base_url,
        key_last4=model.key_last4,
        tenant_limit_usd=model.tenant_limit_usd,
        user_limit_usd=model.user_limit_usd,
        input_usd_per_million=model.input_usd_per_million,
        output_usd_per_million=model.output_usd_per_million,
        reads_moves=model.reads_moves,
        spent_usd=round(spend.micro_usd / MICRO, 4),
    )
