"""`make bench`: every figure with its limit; OUT keeps them as JSON."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Callable
from pathlib import Path

from tests.bench import buyer, cold, dashboard, pages, stream, warm
from tests.bench.figures import Sheet

PARTS: dict[str, Callable[[Sheet], None]] = {
    "cold": cold.measure,
    "warm": warm.measure,
    "buyer": buyer.measure,
    "stream": stream.measure,
    "dashboard": dashboard.measure,
    "pages": pages.measure,
}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--out", type=Path, help="write figures and bars here as JSON")
    parser.add_argument("--only", choices=PARTS, action="append", help="measure this part")
    return parser.parse_args()


def main() -> int:
    """Measure, print, write. Exit status 1 when a bar falls short."""
    asked = _arguments()
    logging.disable(logging.WARNING)
    sheet = Sheet()
    for name in asked.only or PARTS:
        PARTS[name](sheet)
        if asked.out:
            sheet.write(asked.out)
    short = [name for name, bar in sheet.bars.items() if not bar["holds"]]
    sheet.title(f"{len(sheet.bars) - len(short)} of {len(sheet.bars)} bars hold")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
