"""How a provider may behave, as data: good ones, faulty ones, and models that play foul."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Body = dict[str, Any]
Speak = Callable[[Body], str]

LEAKS = "Our budget is 40,000 euros and the board decides. Fourteen people left. Take it all!"


def document(body: Body) -> dict[str, Any]:
    """The JSON that the last message holds as data; empty when it holds none."""
    try:
        held = json.loads(body["messages"][-1]["content"])
    except ValueError:
        return {}
    return held if isinstance(held, dict) else {}


def schema_of(body: Body) -> str:
    """What sort of answer is wanted: `judgement`, `moves`, or empty for a line."""
    held = document(body)
    return "judgement" if "criterion" in held else "moves" if "rep_says" in held else ""


def _judgement(held: Mapping[str, Any], verdict: str | None = None) -> str:
    shown_by = held["criterion"]["shown_by"]
    said = [turn for turn in held["turns"] if turn["speaker"] == shown_by and turn["text"].strip()]
    # Half of the criteria, always the same ones: a judge that says yes to all shows nothing.
    draw = hashlib.sha256(held["criterion"]["title"].encode()).digest()[0] % 2
    given = verdict or (("yes" if draw else "no") if said else "not_assessable")
    quotes = [{"turn": said[0]["turn"], "text": said[0]["text"][:120]}] if said else []
    return json.dumps(
        {
            "verdict": given,
            "quotes": quotes if given == "yes" else [],
            "why": "It was said in so many words." if given == "yes" else "It was not said.",
            "better": "What does that cost you in a month?",
        }
    )


def _moves(held: Mapping[str, Any]) -> str:
    said = str(held["rep_says"])
    kind = "ask_open" if "?" in said else "remark"
    move = {"kind": kind, "target": "", "strength": 80, "text": said[:80], "amount": 0}
    return json.dumps({"moves": [move]})


def good(body: Body) -> str:
    """A model that does what it is asked: judges, reads, or says the given line."""
    held = document(body)
    match schema_of(body):
        case "judgement":
            return _judgement(held)
        case "moves":
            return _moves(held)
    return str(held.get("line", "Hello, who is this?"))


def always(line: str) -> Speak:
    """A model that says one line whatever it is asked, and judges everything a yes."""

    def speak(body: Body) -> str:
        held = document(body)
        return _judgement(held, "yes") if "criterion" in held else line

    return speak


def _fenced(body: Body) -> str:
    return f"```json\n{good(body)}\n```"


def _thinking(body: Body) -> str:
    return f"<think>The buyer should hold back here.</think>\n\n{good(body)}"


@dataclass(frozen=True)
class Script:
    """One answer. Times in seconds; `cut_after` counts tokens before the connection breaks;
    `finishes` False ends the stream politely but in the middle; `refuses` names parameters of
    the request that this server does not know.
    """

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    code: str = ""
    message: str = "something went wrong"
    speak: Speak = good
    before_first: float = 0.0
    between: float = 0.0
    cut_after: int | None = None
    finishes: bool = True
    counts: bool = True
    refusal: bool = False
    finish_reason: str = "stop"
    refuses: tuple[str, ...] = ()
    garbage: bool = False


BUSY = Script(status=500, code="server_error")
LIMITED = Script(status=429, code="rate_limit_exceeded")
KEY_TOLD = "Incorrect API key provided: sk-secret-canary-1234. You said: canary words."

SCRIPTS: dict[str, tuple[Script, ...]] = {
    "good": (Script(),),
    "human-speed": (Script(before_first=0.4, between=0.03),),
    "bad-key": (Script(status=401, code="invalid_api_key", message=KEY_TOLD),),
    "forbidden": (Script(status=403),),
    "unknown-model": (Script(status=404, code="model_not_found"),),
    "no-credit": (Script(status=429, code="insufficient_quota"),),
    "rate-limited": (LIMITED,),
    "rate-limited-once": (LIMITED, Script()),
    "rate-limited-briefly": (Script(status=429, headers={"Retry-After": "1"}), Script()),
    "rate-limited-long": (Script(status=429, headers={"Retry-After": "60"}), Script()),
    "error-500": (BUSY,),
    "error-500-once": (BUSY, Script()),
    "redirect": (Script(status=302, headers={"Location": "http://169.254.169.254/latest/"}),),
    "slow-first-token": (Script(before_first=12.0),),
    "trickle": (Script(between=1.0),),
    "cut": (Script(cut_after=4),),
    "cut-at-once": (Script(cut_after=0),),
    "unfinished": (Script(finishes=False, cut_after=4),),
    "truncated-json": (Script(speak=lambda body: good(body)[:25]),),
    "too-long": (Script(finish_reason="length"),),
    "wrong-schema": (Script(speak=lambda _: '{"verdict": "maybe", "score": 100}'),),
    "not-json": (Script(speak=lambda _: "I would say yes, ten out of ten."),),
    "garbage": (Script(garbage=True),),
    "empty": (Script(speak=lambda _: ""),),
    "refusal": (Script(refusal=True),),
    "filtered": (Script(finish_reason="content_filter"),),
    "no-usage": (Script(counts=False),),
    "fenced": (Script(speak=_fenced),),
    "thinking": (Script(speak=_thinking),),
    "old-server": (Script(refuses=("json_schema", "stream_options")),),
    "oldest-server": (Script(refuses=("response_format", "stream_options", "temperature")),),
    "new-server": (Script(refuses=("max_tokens", "temperature")),),
    "leaks": (Script(speak=always(LEAKS)),),
    "always-agrees": (Script(speak=always("Yes! Perfect, I will buy it. Send me the contract!")),),
    "role-inversion": (
        Script(speak=always("Thank you for your interest! How can I help you with our product?")),
    ),
    "as-an-ai": (Script(speak=always("As an AI language model, I cannot take part in a call.")),),
    "endless": (Script(speak=always("and then we talked about it for a while, " * 400)),),
}
