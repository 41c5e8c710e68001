"""The judge that asks a language model: one criterion a request, and code checks every quote."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from typing import Literal

from sparring.integrations.llm.answers import Answers, NoAnswers
from sparring.integrations.llm.asking import answer
from sparring.integrations.llm.errors import Fault, ProviderError
from sparring.integrations.llm.port import Ask, ChatModel, Limits, Message, Schema
from sparring.judge.model_answer import (
    PROMPT_VERSION,
    answer_schema,
    build_messages,
    parse_model_answer,
    read_answer,
)
from sparring.judge.ports import Judge, Progress
from sparring.judge.rubric import Criterion, Rubric
from sparring.judge.transcript import Turn
from sparring.judge.verdict import Judgement
from sparring.kit import log

AT_ONCE = 6
MOST_TOKENS = 900
A_CRITERION = Limits(first=25.0, total=25.0)
SECONDS = 75.0
"""For all criteria together; the function that judges has two minutes."""
READINGS = 2
MOST_UNREAD = 1 / 3
"""Share of criteria without a readable answer from which on the model is no judge."""

_SPOILED = frozenset({Fault.UNREADABLE, Fault.REFUSED})


class ModelJudge:
    """A `Judge` of a language model, with another judge for the calls that it cannot judge.

    A call is judged by one of the two, never by both: their verdicts agree with people to
    different degrees, so a scorecard that mixes them says nothing certain.
    """

    def __init__(
        self, model: ChatModel, other: Callable[[], Judge], answers: Answers | None = None
    ) -> None:
        self._model = model
        self._other = other
        self._answers = answers or NoAnswers()
        self._instead: Judge | None = None

    @property
    def fell_back(self) -> bool:
        """True when the other judge had to take the call."""
        return self._instead is not None

    @property
    def kind(self) -> Literal["offline", "openai"]:
        """Who judged."""
        return self._instead.kind if self._instead else "openai"

    @property
    def judge_version(self) -> str:
        """Version of the prompt, or of the judge that took the call."""
        return self._instead.judge_version if self._instead else f"openai-{PROMPT_VERSION}"

    def judge(
        self, rubric: Rubric, transcript: Sequence[Turn], progress: Progress
    ) -> tuple[Judgement, ...]:
        """One judgement per criterion, in the rubric's order, each quote verbatim.

        An answer that cannot be read twice is not assessable; a provider that fails hands the
        whole call to the other judge.
        """
        onward = _forward(progress)
        try:
            return self._asked(rubric, transcript, onward)
        except ProviderError as error:
            log.logger().warning("judge.fell_back", extra={"fault": error.fault.value})
        self._instead = self._other()
        return self._instead.judge(rubric, transcript, onward)

    def _asked(
        self, rubric: Rubric, transcript: Sequence[Turn], progress: Progress
    ) -> tuple[Judgement, ...]:
        of = len(rubric.criteria)
        asks = [_ask(one, transcript) for one in rubric.criteria]
        read = self._answers.find(asks)
        left = [number for number, text in enumerate(read) if text is None]
        progress(0, of)
        progress(of - len(left), of)
        with _pool() as pool:
            asked = [pool.submit(self._read, rubric.criteria[one], asks[one]) for one in left]
            try:
                for done, _ in enumerate(_in_time(asked), start=of - len(left) + 1):
                    progress(done, of)
            finally:
                fresh = [_text(one) for one in asked]
                pairs = zip(left, fresh, strict=True)
                self._answers.keep((asks[one], text) for one, text in pairs if text)
        for one, text in zip(left, fresh, strict=True):
            read[one] = text
        if sum(text is None for text in read) > of * MOST_UNREAD:
            raise ProviderError(Fault.UNREADABLE)
        answered = zip(rubric.criteria, read, strict=True)
        return tuple(read_answer(one, transcript, text or "") for one, text in answered)

    def _read(self, criterion: Criterion, ask: Ask) -> str | None:
        """The model's answer, None when it could not be read. Raises ProviderError otherwise."""
        for _ in range(READINGS):
            try:
                text = answer(self._model, ask, A_CRITERION)
            except ProviderError as error:
                if error.fault not in _SPOILED:
                    raise
            else:
                if parse_model_answer(criterion, text):
                    return text
        return None


def _ask(criterion: Criterion, transcript: Sequence[Turn]) -> Ask:
    system, user = (one["content"] for one in build_messages(criterion, transcript))
    return Ask(
        messages=(Message("system", system), Message("user", user)),
        most_tokens=MOST_TOKENS,
        temperature=0.0,
        schema=Schema("judgement", answer_schema()),
    )


def _text(asked: Future[str | None]) -> str | None:
    """The answer that has come by now, if one could be read."""
    if not asked.done() or asked.cancelled() or asked.exception():
        return None
    return asked.result()


@contextmanager
def _pool() -> Iterator[ThreadPoolExecutor]:
    """Threads that nobody waits for: what is still under way ends by its own limits."""
    pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="judge")
    try:
        yield pool
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _in_time(asked: list[Future[str | None]]) -> Iterator[Future[str | None]]:
    """Each answer as it comes. Raises the first ProviderError, TIMEOUT when all take too long."""
    try:
        for one in as_completed(asked, timeout=SECONDS):
            one.result()
            yield one
    except TimeoutError:
        raise ProviderError(Fault.TIMEOUT) from None


def _forward(progress: Progress) -> Progress:
    """The same, but never telling less than before, though another judge begins again."""
    told = [-1]

    def onward(done: int, of: int) -> None:
        if done > told[0]:
            told[0] = done
            progress(done, of)

    return onward
