"""Who judges a call: the company's language model where it may, else the built-in judge."""

from __future__ import annotations

from sparring.integrations.llm.judge import ModelJudge
from sparring.integrations.llm.meter import Meter
from sparring.integrations.llm.registry import chat_model
from sparring.kit.caller import Caller
from sparring.kit.transaction import Fact
from sparring.scoring.cards import Judging
from sparring.scoring.judges import built_in_judge
from sparring.scoring.model import Call
from sparring.settings.model import LanguageModel, cost_micro_usd
from sparring.settings.state import ModelState


def open_judging(caller: Caller, state: ModelState, call: Call) -> Judging:
    """The judge for one call, with what its model calls cost to be announced.

    Over a spending limit, or when the provider fails, the built-in judge takes the whole call and
    the scorecard says so (`fallback`). The key is opened at the first request, not before.
    """
    if not state.usable:
        wanted = state.model.kind == "openai"
        return Judging(judge=built_in_judge(), fallback=lambda: wanted)
    meter = Meter()
    judge = ModelJudge(chat_model(caller, state.model, meter), built_in_judge)
    return Judging(
        judge=judge,
        model=state.model.model,
        fallback=lambda: judge.fell_back,
        facts=lambda: _costs(state.model, call, meter),
    )


def _costs(model: LanguageModel, call: Call, meter: Meter) -> list[Fact]:
    """One fact for all requests of a judgement; none when nothing was answered."""
    used = meter.total
    if not (used.input_tokens or used.output_tokens):
        return []
    payload = {
        "roleplay_id": call.roleplay_id,
        "user_id": call.user_id,
        "purpose": "judge",
        "input_tokens": used.input_tokens,
        "output_tokens": used.output_tokens,
        "cost_micro_usd": cost_micro_usd(model, used.input_tokens, used.output_tokens),
    }
    return [Fact("ModelUsed", payload)]
