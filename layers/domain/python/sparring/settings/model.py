"""Which language model a company uses, what it may cost, and what it has cost this month."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

MICRO = 1_000_000


@dataclass(frozen=True)
class LanguageModel:
    """`sealed_key` is an envelope (never plain text); limits in US dollars a calendar month;
    prices in US dollars for a million tokens. `reads_moves` lets the model also read what the
    rep does, for one more request a turn.
    """

    kind: Literal["built_in", "openai"] = "built_in"
    model: str = ""
    base_url: str = ""
    sealed_key: dict[str, Any] = field(default_factory=dict, repr=False)
    key_last4: str | None = None
    tenant_limit_usd: float = 50.0
    user_limit_usd: float = 5.0
    input_usd_per_million: float = 0.0
    output_usd_per_million: float = 0.0
    reads_moves: bool = False
    version: int = 0


@dataclass(frozen=True)
class Spend:
    """What was spent in one month; `micro_usd` are millionths of a dollar."""

    micro_usd: int = 0
    calls: int = 0
    version: int = 0


def cost_micro_usd(model: LanguageModel, input_tokens: int, output_tokens: int) -> int:
    """The price of one call, rounded up to a millionth of a dollar."""
    dollars = (
        input_tokens * model.input_usd_per_million + output_tokens * model.output_usd_per_million
    ) / MICRO
    return -int(-dollars * MICRO // 1)


def within_limits(model: LanguageModel, tenant: Spend, user: Spend) -> bool:
    """True while both the company and the person are under their monthly limits."""
    return (
        tenant.micro_usd < model.tenant_limit_usd * MICRO
        and user.micro_usd < model.user_limit_usd * MICRO
    )


def month_of(stamp: str) -> str:
    """`2026-11` of an RFC 3339 stamp."""
    return stamp[:7]
