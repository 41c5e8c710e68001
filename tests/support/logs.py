"""What the product logs, line by line, as a test reads it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from sparring.kit import log


class _Keeper(logging.Handler):
    def __init__(self, lines: list[logging.LogRecord]) -> None:
        super().__init__(logging.DEBUG)
        self.lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record)


@contextmanager
def logged() -> Iterator[list[logging.LogRecord]]:
    """Within the block: every line that is logged; its extras are attributes of the record."""
    lines: list[logging.LogRecord] = []
    keeper = _Keeper(lines)
    underneath = logging.getLogger(log.logger().name)
    underneath.addHandler(keeper)
    try:
        yield lines
    finally:
        underneath.removeHandler(keeper)
