"""`make bench-relay`: the three servers side by side, in one run; OUT keeps the figures as JSON."""

from __future__ import annotations

import argparse
import asyncio
import gc
import logging
import signal
import sys
from math import inf
from pathlib import Path

import numpy as np

from tests.bench.figures import Sheet
from tests.bench_relay import janus
from tests.bench_relay.measure import Result, Row, climb

STEPS = {
    ("stock", 2): [1, 2, 3, 4],
    ("janus", 4): [10, 20, 28, 36, 44],
    ("ours", 4): [10, 20, 28, 36, 44, 52, 60],
    ("janus", 2): [60, 100, 140],
    ("ours", 2): [60, 100, 140, 180],
    ("janus", 8): [4, 8, 12, 16],
    ("ours", 8): [4, 8, 12, 16, 20],
}
Results = dict[tuple[str, int], Result]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench-relay")
    parser.add_argument("--out", type=Path, help="write figures and bars here as JSON")
    parser.add_argument("--only", help="one server: ours, stock or janus")
    parser.add_argument("--size", type=int, help="rooms of this size only")
    return parser.parse_args()


def _print(row: Row) -> None:
    sys.stdout.write(
        f"  {row.kind:<6}{row.size:>2} people {row.rooms:>4} rooms {row.streams:>5} streams"
        f" {row.packets_per_s:>8.0f} pps {row.arrived:>7.2%} core {row.core:>5.2f}"
        f" {row.micros:>6.1f} us/packet  video {row.p50:>6.2f} / {row.p99:>7.2f} ms"
        f"  voice p99 {row.voice_p99:>7.2f} ms  resent {row.resent_per_s:>5.0f}/s"
        f"  {row.memory_mb:>6.0f} MB\n"
    )
    sys.stdout.flush()


def _streams(results: Results, key: tuple[str, int]) -> int:
    best = results[key].best if key in results else None
    return best.streams if best else 0


def _carried(results: Results, key: tuple[str, int]) -> int:
    """Whole, but late perhaps: other programs make single packets late, not half of them."""
    row = results[key].fullest if key in results else None
    return row.streams if row else 0


def _judge(sheet: Sheet, results: Results) -> None:
    sheet.title("figures")
    for (kind, size), result in results.items():
        name = f"{kind} rooms of {size}"
        best = result.best
        sheet.figure(f"{name}: streams at p99 < 10 ms", best.streams if best else 0)
        full = result.fullest
        if full:
            sheet.figure(f"{name}: streams carried whole", full.streams)
            sheet.figure(f"{name}: packets per second there", full.packets_per_s)
            sheet.figure(f"{name}: us of core per packet there", full.micros)
        sheet.figure(f"{name}: join p95, ms", float(np.percentile(result.joins, 95)) * 1_000)
        if len(result.rows) > 1:
            sheet.figure(f"{name}: MB per participant", _slope(result.rows))
    sheet.title("bars")
    _judge_ours(sheet, results)


def _slope(rows: list[Row]) -> float:
    grown = rows[-1].memory_mb - rows[0].memory_mb
    return grown / max(1, rows[-1].people - rows[0].people)


def _judge_ours(sheet: Sheet, results: Results) -> None:
    ours = {size: result for (kind, size), result in results.items() if kind == "ours"}
    _judge_streams(sheet, results)
    for size, result in ours.items():
        full = result.fullest
        if full:
            sheet.at_most(f"us of core per forwarded packet, rooms of {size}", full.micros, 12)
        below = [one.p50 for one in result.rows if one.is_good]
        sheet.at_most(f"added latency p50 below the knee, ms, {size}", max(below, default=inf), 1)
    for size, result in ours.items():
        sheet.at_most(f"MB per participant, rooms of {size}", _slope(result.rows), 1)
        worst = float(np.percentile(result.joins, 95)) * 1_000
        sheet.at_most(f"join p95, ms, rooms of {size}", worst, 300)


def _judge_streams(sheet: Sheet, results: Results) -> None:
    """MediaRelay is never on time, as it waits for frames: it is compared by what it carries."""
    if ("stock", 2) in results and ("ours", 2) in results:
        ratio = _carried(results, ("ours", 2)) / max(1, _carried(results, ("stock", 2)))
        sheet.at_least("streams carried beside MediaRelay's, rooms of 2", ratio, 60)
    for size in (2, 4, 8):
        pair = ("ours", size), ("janus", size)
        if all(one in results for one in pair):
            ours, theirs = (_carried(results, one) for one in pair)
            sheet.at_least(
                f"streams carried beside Janus's, rooms of {size}", ours / max(1, theirs), 1
            )
            ours, theirs = (_streams(results, one) for one in pair)
            sheet.figure(f"the same at p99 < 10 ms, rooms of {size}", ours / max(1, theirs))


def main() -> int:
    """Measure, print, write. Exit status 1 when a bar falls short."""
    asked = _arguments()
    # Ended from outside, it takes its server with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    logging.disable(logging.WARNING)
    gc.freeze()
    sheet, results = Sheet(), Results()
    sheet.title("rooms until video p99 reaches 10 ms; Opus and 600 kbps VP8; 1 % asked for again")
    for (kind, size), steps in STEPS.items():
        if (asked.only or kind) != kind or (asked.size or size) != size:
            continue
        if kind == "janus" and not janus.PROGRAM.exists():
            sheet.title("Janus is not installed (apt-get install janus): left out")
            continue
        results[kind, size] = asyncio.run(climb(kind, size, steps, _print))
    _judge(sheet, results)
    if asked.out:
        sheet.write(asked.out)
    return 0 if all(bar["holds"] for bar in sheet.bars.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
