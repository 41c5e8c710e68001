"""Who judges a call: the company's language model where it may, else the built-in judge."""

from __future__ import annotations

from sparring.integrations.llm.answers import KeptAnswers
from sparring.integrations.llm.judge import ModelJudge
from sparring.integrations.llm.meter import Meter
from sparring.integrations.llm.port import Usage
from sparring.integrations.llm.registry import chat_model
from sparring.judge.model_answer import PROMPT_VERSION
from sparring.kit.caller import Caller
from sparring.kit.transaction import Fact
from sparring.scoring.cards import Judging
from sparring.scoring.judges import built_in_judge
from sparring.scoring.model import Call
from sparring.settings.model import LanguageModel, cost_micro_usd
from sparring.settings.state import ModelState


def open_judging(
    caller: Caller, state: ModelState, call: Call, *, paid_by: str | None = None
) -> Judging:
    """The judge for one call, with what its model calls cost to be announced.

    Over a spending limit, or when the provider fails, the built-in judge takes the whole call and
    the scorecard says so (`fallback`). The key is opened at the first request, not before. The
    cost counts for `paid_by`, else for whoever played the call.
    """
    if not state.usable:
        wanted = state.model.kind == "openai"
        return Judging(judge=built_in_judge(), fallback=lambda: wanted)
    bill = _Bill(state.model, call.roleplay_id, paid_by or call.user_id)
    answers = KeptAnswers(caller, f"{state.model.base_url} {state.model.model}", bill.facts)
    judge = ModelJudge(chat_model(caller, state.model, bill.meter), built_in_judge, answers)
    return Judging(
        judge=judge,
        model=state.model.model,
        prompt=PROMPT_VERSION,
        fallback=lambda: judge.fell_back,
        facts=bill.facts,
    )


class _Bill:
    """What a judgement has cost, each token told once."""

    def __init__(self, model: LanguageModel, roleplay_id: str, user_id: str) -> None:
        self.meter = Meter()
        self._model, self._roleplay_id, self._user_id = model, roleplay_id, user_id
        self._told = Usage()

    def facts(self) -> list[Fact]:
        """One fact for all requests since the last time; none when nothing was answered."""
        used, told = self.meter.total, self._told
        new = (used.input_tokens - told.input_tokens, used.output_tokens - told.output_tokens)
        self._told = used
        if not any(new):
            return []
        payload = {
            "roleplay_id": self._roleplay_id,
            "user_id": self._user_id,
            "purpose": "judge",
            "input_tokens": new[0],
            "output_tokens": new[1],
            "cost_micro_usd": cost_micro_usd(self._model, *new),
        }
        return [Fact("ModelUsed", payload)]
