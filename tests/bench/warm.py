"""Warm requests: CPU of the handler without its AWS calls, and how many calls it makes."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from functions.bots import get_bot, list_bots, update_bot
from functions.dashboard import get_dashboard
from functions.realtime import create_socket_ticket
from functions.roleplay import end_roleplay, get_roleplay, list_roleplays, send_turn
from functions.roleplay import start_roleplay as start
from functions.scoring import get_rubric, list_rubrics
from sparring.kit.caller import Caller
from sparring.kit.declare import Endpoint
from tests.bench.figures import Sheet
from tests.bench.scene import Company, Function, Meter, company, good, metered, started
from tests.support.http import Call, person, send
from tests.support.tables import tables

RUNS = 40
REPEATS = 3
CPU_MS = 3.0
READS = 2
TRANSACTIONS = 1


@dataclass(frozen=True)
class Case:
    """One request; `make` builds a fresh one each time."""

    name: str
    function: Function
    make: Callable[[int], Call]


def _cases(house: Company) -> list[Case]:
    learner, admin = house.learner, house.admin
    call = started(house)
    path = {"roleplay_id": call}
    begin = {"bot_id": house.bot_id, "rubric_id": house.rubric_id, "mode": "private"}
    line = {"text": "What is the hardest part of that for your team today?"}
    bot = {"bot_id": house.bot_id}

    def renamed(_: int) -> Call:
        read = good(send(get_bot, Call(admin, path=bot)))
        return Call(admin, {"persona": read["draft"], "version": read["version"]}, path=bot)

    # Nobody starts as many calls in an hour as a bench does.
    def somebody() -> Caller:
        return person(tenant=admin.tenant)

    def said(number: int) -> Call:
        caller = somebody()
        at = {"roleplay_id": started(house, caller=caller)}
        return Call(caller, line, path=at, headers={"idempotency-key": f"k{number}"})

    def over(_: int) -> Call:
        caller = somebody()
        return Call(caller, path={"roleplay_id": started(house, caller=caller)})

    return [
        Case("list_bots", list_bots, lambda _: Call(learner)),
        Case("get_bot", get_bot, lambda _: Call(learner, path=bot)),
        Case("update_bot", update_bot, renamed),
        Case("list_rubrics", list_rubrics, lambda _: Call(learner)),
        Case(
            "get_rubric", get_rubric, lambda _: Call(learner, path={"rubric_id": house.rubric_id})
        ),
        Case("start_roleplay", start, lambda _: Call(somebody(), begin)),
        Case("send_turn", send_turn, said),
        Case("get_roleplay", get_roleplay, lambda _: Call(learner, path=path)),
        Case("list_roleplays", list_roleplays, lambda _: Call(learner)),
        Case("end_roleplay", end_roleplay, over),
        Case("get_dashboard.learner", get_dashboard, lambda _: Call(learner)),
        Case("get_dashboard.admin", get_dashboard, lambda _: Call(admin)),
        Case("create_socket_ticket", create_socket_ticket, lambda _: Call(learner)),
    ]


def _again(case: Case, request: Call, meter: Meter) -> float:
    """Milliseconds of the same request with the same answers of AWS.

    The emulator lives in this process and copies whole tables for 100 ms at a write; a handler
    measured right behind it runs on memory caches that nothing of ours has emptied.
    """
    with meter.repeating():
        began = time.thread_time()
        good(send(case.function, request))
        return (time.thread_time() - began - meter.seconds) * 1000


def _run(case: Case, meter: Meter) -> tuple[list[float], list[str]]:
    spent: list[float] = []
    calls: list[str] = []
    for number in range(RUNS):
        request = case.make(number)
        meter.reset()
        good(send(case.function, request))
        spent.append(min(_again(case, request, meter) for _ in range(REPEATS)))
        calls = list(meter.calls)
    return spent[3:], calls


def _writes(case: Case) -> bool:
    declaration = case.function.DECLARATION
    return isinstance(declaration, Endpoint) and declaration.method != "GET"


def measure(sheet: Sheet) -> None:
    """Every main request of a warm process."""
    sheet.title("Warm requests (CPU without AWS calls, p50; AWS calls per request)")
    slowest, most_reads, most_writes = 0.0, 0, 0
    with tables(), metered() as meter:
        for case in _cases(company()):
            spent, calls = _run(case, meter)
            middle = statistics.median(spent)
            sheet.figure(
                f"warm.{case.name}.cpu_ms", middle, f"{len(calls)} calls: {', '.join(calls)}"
            )
            slowest = max(slowest, middle)
            writes = [one for one in calls if one == "TransactWriteItems"]
            if _writes(case):
                most_writes = max(most_writes, len(writes))
            most_reads = max(most_reads, len(calls) - len(writes))
    sheet.at_most("warm.slowest_cpu_ms_p50", slowest, CPU_MS)
    sheet.at_most("warm.most_reads_per_request", most_reads, READS)
    sheet.at_most("warm.most_transactions_per_write", most_writes, TRANSACTIONS)
