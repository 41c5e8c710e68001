"""The only file that knows the `openai` package: requests out, pieces of text in, errors mapped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from threading import Lock
from typing import TYPE_CHECKING, Any

from sparring.integrations.llm.errors import Fault, ProviderError, of_status
from sparring.integrations.llm.openai.dialect import Dialect, bare_json
from sparring.integrations.llm.openai.thinking import spoken
from sparring.integrations.llm.patience import within
from sparring.integrations.llm.port import Ask, Limits, Pieces, Usage

if TYPE_CHECKING:
    import httpx2
    import openai

CONNECT_SECONDS = 2.0
MOST_CONCESSIONS = 5
TOO_LONG = frozenset({"context_length_exceeded", "string_above_max_length"})
ASKED_TO_WAIT = ("retry-after-ms", "retry-after")
_making = Lock()


@dataclass(frozen=True)
class Account:
    """A provider's model. `key` is asked when a request is made, not before."""

    base_url: str
    model: str
    key: Callable[[], str]


def _load() -> None:
    """Load the package before the clock runs: the second it takes is not the provider's."""
    import_module("openai.resources.chat.completions")


@cache
def _made() -> httpx2.Client:
    from sparring.integrations.llm.openai.transport import http_client

    return http_client()


def _http() -> httpx2.Client:
    """The one client of all threads: a cache alone lets two make one each, and loses one of them
    with its connections.
    """
    with _making:
        return _made()


@lru_cache(maxsize=32)
def _dialect(_base_url: str, _model: str) -> Dialect:
    return Dialect()


def forget_providers() -> None:
    """Close all connections and forget what servers turned down; for tests."""
    if _made.cache_info().currsize:
        _made().close()
    _made.cache_clear()
    _dialect.cache_clear()


class OpenAIModel:
    """A `ChatModel` over chat completions, which all servers of this protocol have."""

    def __init__(self, account: Account) -> None:
        self._account = account

    @property
    def name(self) -> str:
        """The model's name."""
        return self._account.model

    def stream(self, ask: Ask, limits: Limits) -> Pieces:
        """Pieces of text as they come, then the usage."""
        _load()
        return within(limits, lambda: _mapped(lambda: self._streamed(ask, limits)))

    def complete(self, ask: Ask, limits: Limits) -> Pieces:
        """The whole answer, then the usage."""
        _load()
        return within(limits, lambda: _mapped(lambda: self._whole(ask, limits)))

    def _client(self, limits: Limits) -> openai.OpenAI:
        from httpx2 import Timeout
        from openai import OpenAI

        account = self._account
        return OpenAI(
            api_key=account.key(),
            base_url=account.base_url,
            max_retries=0,
            timeout=Timeout(limits.first, connect=CONNECT_SECONDS),
            http_client=_http(),
        )

    def _create(self, ask: Ask, limits: Limits, *, stream: bool) -> Any:
        """Ask, and ask for less as long as the server names something that it does not know."""
        from openai import BadRequestError, UnprocessableEntityError

        completions: Any = self._client(limits).chat.completions
        dialect = _dialect(self._account.base_url, self._account.model)
        for _ in range(MOST_CONCESSIONS):
            wanted = dialect.phrase(self._account.model, ask, stream=stream)
            try:
                return completions.create(**wanted, stream=stream)
            except (BadRequestError, UnprocessableEntityError) as error:
                said = f"{error.param} {error.message}"
                if error.code in TOO_LONG or not dialect.concede(wanted, said):
                    raise
        raise ProviderError(Fault.NOT_UNDERSTOOD)

    def _streamed(self, ask: Ask, limits: Limits) -> Pieces:
        answer = self._create(ask, limits, stream=True)
        with answer:
            yield from spoken(_pieces(answer))

    def _whole(self, ask: Ask, limits: Limits) -> Pieces:
        answer = self._create(ask, limits, stream=False)
        choice = _first_choice(answer)
        content = getattr(getattr(choice, "message", None), "content", None)
        _refuse_refusal(getattr(choice, "message", None), choice)
        if not isinstance(content, str) or choice.finish_reason == "length":
            raise ProviderError(Fault.UNREADABLE)
        yield bare_json("".join(p for p in spoken([content]) if isinstance(p, str)))
        yield from _usage(answer)


def _pieces(answer: Any) -> Pieces:
    reason: Any = None
    for event in answer:
        choice = _first_choice(event)
        delta = getattr(choice, "delta", None)
        _refuse_refusal(delta, choice)
        content = getattr(delta, "content", None)
        if content and isinstance(content, str):
            yield content
        reason = getattr(choice, "finish_reason", None) or reason
        yield from _usage(event)
    if reason is None or reason == "length":
        raise ProviderError(Fault.CUT)


def _first_choice(answer: Any) -> Any:
    choices = getattr(answer, "choices", None)
    return choices[0] if isinstance(choices, list) and choices else None


def _refuse_refusal(message: Any, choice: Any) -> None:
    filtered = getattr(choice, "finish_reason", None) == "content_filter"
    if filtered or getattr(message, "refusal", None):
        raise ProviderError(Fault.REFUSED)


def _usage(answer: Any) -> Iterator[Usage]:
    told = getattr(answer, "usage", None)
    asked, answered = getattr(told, "prompt_tokens", None), getattr(told, "completion_tokens", None)
    if isinstance(asked, int) and isinstance(answered, int) and min(asked, answered) >= 0:
        yield Usage(asked, answered)


def _seconds(response: httpx2.Response) -> float | None:
    """How long a provider asks to wait; dates are not worth waiting for."""
    for name, unit in zip(ASKED_TO_WAIT, (1000, 1), strict=True):
        try:
            return max(0.0, float(response.headers[name]) / unit)
        except (KeyError, ValueError):
            continue
    return None


def _as_fault(error: Exception, *, begun: bool) -> ProviderError:
    """The table from the package's errors to ours."""
    import openai

    match error:
        case openai.APIStatusError():
            fault = of_status(error.status_code, error.code)
            return ProviderError(fault, retry_after=_seconds(error.response))
        case openai.APIConnectionError():
            fault = Fault.CUT if begun else _unreached(error.__cause__)
        case openai.APIResponseValidationError() | ValueError():
            fault = Fault.UNREADABLE
        case openai.APIError():
            fault = Fault.CUT if begun else Fault.BUSY
        case _:
            fault = Fault.BROKEN
    return ProviderError(fault)


def _unreached(cause: BaseException | None) -> Fault:
    import httpx2

    return Fault.TIMEOUT if isinstance(cause, httpx2.ReadTimeout) else Fault.UNREACHABLE


def _mapped(produce: Callable[[], Pieces]) -> Pieces:
    """The same pieces; whatever the package raises becomes a ProviderError without its words."""
    from openai import OpenAIError

    begun = False
    try:
        for piece in produce():
            begun = True
            yield piece
    except (OpenAIError, ValueError) as error:
        # None: the provider's own words can quote the key, and a traceback ends up in logs.
        raise _as_fault(error, begun=begun) from None
