"""The judges that can be measured: the built-in one as the product runs it, or a language model."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Literal

from sparring.integrations.llm.judge import ModelJudge
from sparring.integrations.llm.openai.client import Account, OpenAIModel
from sparring.integrations.llm.retry import RetryingModel
from sparring.judge.heads import TrainedHeads
from sparring.judge.offline import OfflineJudge
from sparring.judge.ports import DeepEncoder, Judge, Progress
from sparring.judge.rubric import Rubric
from sparring.judge.transcript import Turn
from sparring.judge.verdict import Judgement

BASE_URL = "https://api.openai.com/v1"

MakeJudge = Callable[[], Judge]
"""A judge for one call."""


class NoModel(ValueError):
    """The environment does not say which language model to ask."""


class _Abstaining:
    """Takes the calls that a provider failed at, and claims nothing of them."""

    kind: Literal["offline"] = "offline"
    judge_version = "none"

    def judge(
        self, rubric: Rubric, transcript: Sequence[Turn], progress: Progress
    ) -> tuple[Judgement, ...]:
        """Not assessable, throughout."""
        del transcript
        progress(len(rubric.criteria), len(rubric.criteria))
        return tuple(
            Judgement(
                criterion_id=item.criterion_id,
                verdict="not_assessable",
                why="The language model did not answer.",
            )
            for item in rubric.criteria
        )


def built_in(encoder: DeepEncoder, heads: TrainedHeads) -> MakeJudge:
    """The judge of the product, which keeps nothing from call to call."""
    judge = OfflineJudge(encoder, heads)
    return lambda: judge


def language_model() -> MakeJudge:
    """The product's judge of a language model, from OPENAI_API_KEY, _MODEL and _BASE_URL.

    Raises NoModel when the key or the model is not set.
    """
    key, model = os.environ.get("OPENAI_API_KEY"), os.environ.get("OPENAI_MODEL")
    if not key or not model:
        raise NoModel("JUDGE=openai needs OPENAI_API_KEY and OPENAI_MODEL in the environment")
    account = Account(os.environ.get("OPENAI_BASE_URL") or BASE_URL, model, lambda: key)
    chat = RetryingModel(OpenAIModel(account))
    return lambda: ModelJudge(chat, _Abstaining)
