"""The built-in buyer's answer: CPU per reply over every persona that ships."""

from __future__ import annotations

import statistics
import time

from sparring.buyer.call import reply
from sparring.buyer.opening import begin
from sparring.buyer.reading import PatternReader
from sparring.buyer.templates import templates
from sparring.buyer.wording import BuiltInWording
from tests.bench.figures import Sheet

CPU_MS = 30.0
SEEDS = 5
LINES = (
    "Hi, this is Kim from Northwind. Did I catch you at a bad time?",
    "How do you handle that today, and who else is involved?",
    "What is the hardest part of it for your team?",
    "What does it cost you in a month when it goes wrong?",
    "So you lose two days a month and people leave over it. Did I get that right?",
    "Customers like you saw half the errors after a quarter. Shall we look at it on Thursday?",
)


def _call(persona_id: str, seed: int) -> list[float]:
    persona = templates()[persona_id]
    wording, reader = BuiltInWording(), PatternReader()
    state = begin(persona, seed, wording).state
    spent = []
    for number, line in enumerate(LINES):
        if state.ended:
            break
        began = time.thread_time()
        state = reply(persona, state, line, number * 20.0, reader, wording).state
        spent.append((time.thread_time() - began) * 1000)
    return spent


def measure(sheet: Sheet) -> None:
    """Every shipped persona, several seeds; the first reply of the process is left out."""
    sheet.title("Built-in buyer (CPU per reply)")
    _call(next(iter(templates())), 0)
    spent = sorted(ms for name in templates() for seed in range(SEEDS) for ms in _call(name, seed))
    sheet.figure("buyer.reply_cpu_ms_p50", statistics.median(spent), f"{len(spent)} replies")
    p99 = spent[int(len(spent) * 0.99)]
    sheet.at_most("buyer.reply_cpu_ms_p99", p99, CPU_MS)
