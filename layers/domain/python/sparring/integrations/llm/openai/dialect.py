"""What a server of the OpenAI protocol understands: it is asked for the best, then for less."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from sparring.integrations.llm.port import Ask, Schema

THINKING_TOKENS = 4_000
"""Room for a model that thinks before it speaks, and counts that as its answer."""

_NAMES = {
    "response_format": ("response_format", "json_schema", "structured output", "json_object"),
    "stream_options": ("stream_options", "include_usage"),
    "temperature": ("temperature",),
    "max_tokens": ("max_tokens",),
}


@dataclass
class Dialect:
    """What one model behind one address has turned down so far; kept while the process lives."""

    refused: list[str] = field(default_factory=list)

    def concede(self, wanted: dict[str, Any], said: str) -> bool:
        """Give up the parameter that a refusal names, or the boldest one. False: none is left."""
        open_to = [name for name in _NAMES if name in wanted and self._may_give_up(name)]
        named = [name for name in open_to if any(word in said for word in _NAMES[name])]
        bold = [name for name in open_to if name in ("response_format", "stream_options")]
        chosen = next(iter(named or bold), None)
        if chosen is None:
            return False
        self.refused.append(chosen)
        return True

    def _may_give_up(self, name: str) -> bool:
        return self.refused.count(name) < (2 if name == "response_format" else 1)

    def phrase(self, model: str, ask: Ask, *, stream: bool) -> dict[str, Any]:
        """The parameters of a request, as far as this model understands them."""
        wanted: dict[str, Any] = {"model": model, "messages": self._messages(ask)}
        if "temperature" not in self.refused:
            wanted["temperature"] = ask.temperature
        if "max_tokens" in self.refused:
            wanted["max_completion_tokens"] = ask.most_tokens + THINKING_TOKENS
        else:
            wanted["max_tokens"] = ask.most_tokens
        if stream and "stream_options" not in self.refused:
            wanted["stream_options"] = {"include_usage": True}
        if ask.schema and self.refused.count("response_format") < 2:
            wanted["response_format"] = self._format(ask.schema)
        return wanted

    def _format(self, schema: Schema) -> dict[str, Any]:
        if "response_format" in self.refused:
            return {"type": "json_object"}
        described = {"name": schema.name, "schema": dict(schema.body), "strict": True}
        return {"type": "json_schema", "json_schema": described}

    def _messages(self, ask: Ask) -> list[dict[str, str]]:
        messages = [{"role": one.role, "content": one.content} for one in ask.messages]
        if ask.schema and "response_format" in self.refused:
            told = json.dumps(ask.schema.body)
            order = f"Answer with one JSON object and nothing else. It follows this schema: {told}"
            messages.insert(1, {"role": "system", "content": order})
        return messages


def bare_json(text: str) -> str:
    """The JSON inside a code fence, where a model put the whole answer into one."""
    stripped = text.strip()
    if not (stripped.startswith("```") and stripped.endswith("```")):
        return stripped
    _, _, inner = stripped[:-3].partition("\n")
    return inner.strip()
