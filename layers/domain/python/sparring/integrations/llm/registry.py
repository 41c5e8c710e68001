"""From a company's settings to a model to ask: retried, counted, its key opened at first use."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from sparring.integrations.llm.meter import Meter, MeteredModel
from sparring.integrations.llm.openai.client import Account, OpenAIModel
from sparring.integrations.llm.port import ChatModel
from sparring.integrations.llm.retry import RetryingModel
from sparring.kit.caller import Caller
from sparring.settings.model import LanguageModel
from sparring.settings.service import api_key

Maker = Callable[[Account], ChatModel]

MAKERS: dict[str, Maker] = {"openai": OpenAIModel}
"""One adapter for each kind of provider that settings may name."""


class _SealedKey:
    """Opens a company's key at the first request, once, whichever thread makes it."""

    def __init__(self, caller: Caller, model: LanguageModel) -> None:
        self._caller, self._model = caller, model
        self._lock = Lock()
        self._plain: str | None = None

    def __call__(self) -> str:
        with self._lock:
            if self._plain is None:
                self._plain = api_key(self._caller, self._model)
            return self._plain


def chat_model(caller: Caller, model: LanguageModel, meter: Meter) -> ChatModel:
    """The language model of the caller's company. What it uses is added to `meter`.

    Raises KeyError for a kind of provider that has no adapter.
    """
    account = Account(model.base_url, model.model, _SealedKey(caller, model))
    return RetryingModel(MeteredModel(MAKERS[model.kind](account), meter))
