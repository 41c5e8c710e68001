"""Every way in which a provider fails, over real HTTP: a clear fault, in time, nothing twice."""

from __future__ import annotations

import socket
import time
from typing import Any

import pytest

from sparring.integrations.llm.errors import Fault, ProviderError
from sparring.integrations.llm.meter import Meter, MeteredModel
from sparring.integrations.llm.openai.client import Account, OpenAIModel
from sparring.integrations.llm.port import Ask, ChatModel, Limits, Message, Schema, Usage
from sparring.integrations.llm.retry import RetryingModel
from tests.integrations.llm.fake_provider import Provider
from tests.integrations.llm.scripts import SCRIPTS, Script

KEY = "sk-secret-canary-1234"
LINE = "Well, tell me more about what you do there."
ASK = Ask((Message("system", "Speak."), Message("user", f'{{"line": "{LINE}"}}')), 100)
SHAPED = Ask(ASK.messages, 100, 0.0, Schema("line", {"type": "object"}))
QUICK = Limits(first=2.0, total=3.0)


def _direct(provider: Provider) -> OpenAIModel:
    return OpenAIModel(Account(provider.url, "fake-1", lambda: KEY))


def _patient(provider: Provider, sleeps: list[float]) -> ChatModel:
    return RetryingModel(_direct(provider), sleep=sleeps.append)


def _text(pieces: Any) -> str:
    return "".join(piece for piece in pieces if isinstance(piece, str))


def _fault(model: ChatModel, ask: Ask = ASK, *, whole: bool = False) -> Fault:
    with pytest.raises(ProviderError) as raised:
        list((model.complete if whole else model.stream)(ask, QUICK))
    return raised.value.fault


def test_stream_when_provider_is_good_should_give_pieces_then_usage(provider: Provider) -> None:
    pieces = list(_direct(provider).stream(ASK, QUICK))
    assert _text(pieces) == LINE
    assert len(pieces) > 5
    assert pieces[-1] == Usage(input_tokens=11, output_tokens=9)
    sent = provider.requests[0]
    assert sent["model"] == "fake-1"
    assert sent["stream_options"] == {"include_usage": True}
    assert provider.headers[0]["authorization"] == f"Bearer {KEY}"


def test_complete_when_answer_has_a_shape_should_ask_for_it_strictly(provider: Provider) -> None:
    assert _text(_direct(provider).complete(SHAPED, QUICK)) == LINE
    wanted = provider.requests[0]["response_format"]
    assert wanted["type"] == "json_schema"
    assert wanted["json_schema"]["strict"] is True


BOTH = {
    "bad-key": Fault.BAD_KEY,
    "forbidden": Fault.BAD_KEY,
    "unknown-model": Fault.UNKNOWN_MODEL,
    "no-credit": Fault.NO_CREDIT,
    "rate-limited": Fault.RATE_LIMITED,
    "error-500": Fault.BUSY,
    "redirect": Fault.REDIRECTED,
    "cut-at-once": Fault.UNREACHABLE,
    "refusal": Fault.REFUSED,
    "filtered": Fault.REFUSED,
    "garbage": Fault.UNREADABLE,
}
RETRIED = {"rate-limited", "error-500", "cut-at-once"}


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("name", BOTH)
def test_call_when_provider_fails_should_name_the_fault(
    name: str, whole: bool, provider: Provider
) -> None:
    provider.play(*SCRIPTS[name])
    sleeps: list[float] = []
    assert _fault(_patient(provider, sleeps), whole=whole) is BOTH[name]
    assert len(provider.requests) == (3 if name in RETRIED else 1)
    assert len(sleeps) == len(provider.requests) - 1


@pytest.mark.parametrize("name", ["cut", "unfinished"])
def test_stream_when_cut_in_the_middle_should_fail_and_never_begin_again(
    name: str, provider: Provider
) -> None:
    provider.play(*SCRIPTS[name])
    heard: list[Any] = []
    with pytest.raises(ProviderError) as raised:
        heard.extend(_patient(provider, []).stream(ASK, QUICK))
    assert raised.value.fault is Fault.CUT
    assert len(provider.requests) == 1


@pytest.mark.parametrize("name", ["too-long", "empty"])
def test_complete_when_answer_is_no_whole_one_should_be_unreadable(
    name: str, provider: Provider
) -> None:
    provider.play(*SCRIPTS[name])
    pieces: list[Any] = []
    if name == "too-long":
        assert _fault(_direct(provider), whole=True) is Fault.UNREADABLE
    else:
        pieces = list(_direct(provider).complete(ASK, QUICK))
    assert _text(pieces) == ""


@pytest.mark.parametrize("name", ["rate-limited-once", "error-500-once"])
def test_call_when_first_try_fails_should_try_again_after_a_pause(
    name: str, provider: Provider
) -> None:
    provider.play(*SCRIPTS[name])
    sleeps: list[float] = []
    assert _text(_patient(provider, sleeps).stream(ASK, QUICK)) == LINE
    assert len(sleeps) == 1
    assert 0.2 <= sleeps[0] <= 0.4


def test_call_when_asked_to_wait_should_wait_that_long(provider: Provider) -> None:
    provider.play(*SCRIPTS["rate-limited-briefly"])
    sleeps: list[float] = []
    assert _text(_patient(provider, sleeps).stream(ASK, QUICK)) == LINE
    assert 1.0 <= sleeps[0] <= 1.2


def test_call_when_asked_to_wait_beyond_its_limit_should_give_up_at_once(
    provider: Provider,
) -> None:
    provider.play(*SCRIPTS["rate-limited-long"])
    sleeps: list[float] = []
    assert _fault(_patient(provider, sleeps)) is Fault.RATE_LIMITED
    assert sleeps == []
    assert len(provider.requests) == 1


@pytest.mark.parametrize("whole", [False, True])
def test_call_when_first_token_is_late_should_stop_waiting(whole: bool, provider: Provider) -> None:
    provider.play(Script(before_first=3.0))
    started = time.monotonic()
    with pytest.raises(ProviderError) as raised:
        list((_direct(provider).complete if whole else _direct(provider).stream)(ASK, _AT_ONCE))
    assert raised.value.fault is Fault.TIMEOUT
    assert time.monotonic() - started < 1.5


_AT_ONCE = Limits(first=0.4, total=0.6)


def test_stream_when_provider_trickles_should_end_at_the_whole_limit(provider: Provider) -> None:
    provider.play(Script(between=0.15))
    heard: list[Any] = []
    started = time.monotonic()
    with pytest.raises(ProviderError) as raised:
        heard.extend(_direct(provider).stream(ASK, _AT_ONCE))
    assert raised.value.fault is Fault.TIMEOUT
    assert time.monotonic() - started < 1.5


def test_call_when_nobody_listens_should_be_unreachable_in_time() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}/v1"
    model = RetryingModel(OpenAIModel(Account(address, "m", lambda: KEY)), sleep=lambda _: None)
    assert _fault(model) is Fault.UNREACHABLE


def test_call_when_address_is_not_allowed_should_send_nothing(
    provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MODEL_HOSTS", "public")
    assert _fault(_patient(provider, [])) is Fault.BLOCKED
    assert provider.requests == []


def test_call_when_name_moves_inside_between_two_turns_should_refuse(
    provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = socket.getaddrinfo
    model = OpenAIModel(Account(provider.url.replace("127.0.0.1", "localhost"), "m", lambda: KEY))
    assert _text(model.stream(ASK, QUICK)) == LINE
    monkeypatch.setattr(socket, "getaddrinfo", lambda _, *a, **k: real("169.254.169.254", *a, **k))
    assert _fault(model) is Fault.BLOCKED
    assert len(provider.requests) == 1


def test_call_when_key_cannot_be_opened_should_be_a_fault_too(provider: Provider) -> None:
    def sealed() -> str:
        raise KeyError("sealed")

    assert _fault(OpenAIModel(Account(provider.url, "m", sealed))) is Fault.BROKEN
    assert provider.requests == []


@pytest.mark.parametrize("name", ["old-server", "oldest-server", "new-server"])
@pytest.mark.parametrize("ask", [ASK, SHAPED])
def test_call_when_server_knows_less_should_ask_for_less_and_remember(
    name: str, ask: Ask, provider: Provider
) -> None:
    provider.play(*SCRIPTS[name])
    model = _direct(provider)
    assert _text(model.complete(ask, QUICK)) == LINE
    assert _text(model.stream(ask, QUICK)) == LINE
    tries = len(provider.requests)
    assert _text(model.stream(ask, QUICK)) == LINE
    assert len(provider.requests) == tries + 1


def test_complete_when_server_has_no_schemas_should_put_the_schema_into_words(
    provider: Provider,
) -> None:
    provider.play(*SCRIPTS["old-server"])
    list(_direct(provider).complete(SHAPED, QUICK))
    last = provider.requests[-1]
    assert last["response_format"] == {"type": "json_object"}
    assert "JSON" in last["messages"][1]["content"]


@pytest.mark.parametrize("name", ["fenced", "thinking"])
def test_complete_when_answer_is_wrapped_should_unwrap_it(name: str, provider: Provider) -> None:
    provider.play(*SCRIPTS[name])
    assert _text(_direct(provider).complete(ASK, QUICK)) == LINE


def test_stream_when_model_thinks_aloud_should_keep_that_to_itself(provider: Provider) -> None:
    provider.play(*SCRIPTS["thinking"])
    assert _text(_direct(provider).stream(ASK, QUICK)) == LINE


def test_meter_when_provider_counts_should_take_its_count(provider: Provider) -> None:
    meter = Meter()
    list(MeteredModel(_direct(provider), meter).stream(ASK, QUICK))
    assert meter.total == Usage(11, 9)


def test_meter_when_provider_does_not_count_should_estimate(provider: Provider) -> None:
    provider.play(*SCRIPTS["no-usage"])
    meter = Meter()
    list(MeteredModel(_direct(provider), meter).stream(ASK, QUICK))
    asked = sum(len(message.content) for message in ASK.messages)
    assert meter.total == Usage(-(-asked // 4), -(-len(LINE) // 4))


def test_meter_when_listener_leaves_early_should_count_what_was_heard(provider: Provider) -> None:
    meter = Meter()
    pieces = MeteredModel(_direct(provider), meter).stream(ASK, QUICK)
    assert next(pieces) == LINE[:6].strip() or next(pieces)
    pieces.close()
    assert meter.total.input_tokens > 0
    assert 0 < meter.total.output_tokens < 9


def test_meter_when_nothing_was_answered_should_count_nothing(provider: Provider) -> None:
    provider.play(*SCRIPTS["error-500"])
    meter = Meter()
    with pytest.raises(ProviderError):
        list(MeteredModel(_direct(provider), meter).stream(ASK, QUICK))
    assert meter.total == Usage(0, 0)
