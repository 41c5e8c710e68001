"""What goes to a model: what people said and wrote travels as data that cannot end its document."""

from __future__ import annotations

import json
from typing import Any

from sparring.integrations.llm.errors import Fault, ProviderError
from sparring.integrations.llm.port import Ask, ChatModel, Limits


def as_data(document: dict[str, Any]) -> str:
    """JSON in which nothing said can look like the end of the document, or like markup."""
    text = json.dumps(document, ensure_ascii=False)
    return text.translate({ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"})


def answer(model: ChatModel, ask: Ask, limits: Limits) -> str:
    """The whole text of one answer. Raises ProviderError, also for an empty one."""
    pieces = list(model.complete(ask, limits))
    text = "".join(piece for piece in pieces if isinstance(piece, str))
    if not text:
        raise ProviderError(Fault.UNREADABLE)
    return text
