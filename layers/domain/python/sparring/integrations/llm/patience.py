"""How long a provider may take: requests run beside the caller, who leaves when time is up."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from queue import Empty, SimpleQueue
from threading import Event
from time import monotonic

from sparring.integrations.llm.errors import Fault, ProviderError
from sparring.integrations.llm.port import Limits, Piece, Pieces
from sparring.kit import log

Produce = Callable[[], Pieces]
_Out = SimpleQueue[Piece | None]


def _run(produce: Produce, out: _Out, left: Event) -> None:
    try:
        with closing(produce()) as pieces:
            for piece in pieces:
                if left.is_set():
                    return
                out.put(piece)
    finally:
        out.put(None)


def _next(out: _Out, until: float) -> Piece | None:
    try:
        return out.get(timeout=max(0.0, until - monotonic()))
    except Empty:
        raise ProviderError(Fault.TIMEOUT) from None


def _settle(running: Future[None]) -> None:
    error = running.exception()
    if error is None:
        return
    if isinstance(error, ProviderError):
        raise error
    # A key that does not open, a whim of the package, a bug of ours: no turn may fail for it.
    log.logger().warning("model.broken", extra={"error": type(error).__name__})
    raise ProviderError(Fault.BROKEN) from None


def within(limits: Limits, produce: Produce) -> Pieces:
    """What `produce` yields, in time. Raises ProviderError TIMEOUT when a limit is reached.

    The request runs on a thread of its own. Socket timeouts alone do not bound it: they begin
    anew with every byte, so a provider that trickles could hold a turn for minutes.
    """
    started = monotonic()
    ends = started + limits.total
    until = min(ends, started + limits.first)
    out: _Out = SimpleQueue()
    left = Event()
    worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="model")
    running = worker.submit(_run, produce, out, left)
    worker.shutdown(wait=False)
    try:
        while (piece := _next(out, until)) is not None:
            until = ends
            yield piece
        _settle(running)
    finally:
        left.set()
