"""Cold starts: modules imported and CPU time of every handler, beside a bare one."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

from stacks.discovery import Found, discover
from tests.bench.figures import Sheet

ROOT = Path(__file__).parents[2]
RUNS = 5
RATIO = 1.35
MODULES = 620
WITHOUT_THE_RELAY = """
import sys
sys.modules["OpenSSL"] = None
"""
"""The relay's parts are installed here and in no Lambda: botocore takes what it finds."""

BARE = """
import boto3
from aws_lambda_powertools import Logger
boto3.client("dynamodb")
Logger()
"""
OURS = """
import functions.{module}.{name}
from sparring.kit.aws import client
from sparring.kit.log import logger
client("dynamodb")
logger()
"""
COUNT = "\nimport sys\nprint(len(sys.modules))"


def _environment() -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{ROOT / 'layers/domain/python'}:{ROOT}",
        "AWS_DEFAULT_REGION": "eu-central-1",
        "AWS_ACCESS_KEY_ID": "bench",
        "AWS_SECRET_ACCESS_KEY": "bench",
        "POWERTOOLS_SERVICE_NAME": "bench",
    }


def _run(code: str) -> tuple[float, int]:
    """CPU seconds and modules of one fresh interpreter."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_THE_RELAY + code + COUNT],
        env=_environment(),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, int(done.stdout.split()[-1])


def _beside_bare(code: str, runs: int) -> tuple[float, float, int]:
    """Median CPU seconds, median ratio to the bare handler run in turn, and modules."""
    _run(code)
    pairs = [(_run(BARE)[0], _run(code)) for _ in range(runs)]
    ratio = statistics.median(ours[0] / bare for bare, ours in pairs)
    return statistics.median(ours[0] for _, ours in pairs), ratio, pairs[0][1][1]


def _measure(sheet: Sheet, found: Found) -> tuple[float, int]:
    code = OURS.format(module=found.module, name=found.name)
    seconds, ratio, modules = _beside_bare(code, RUNS)
    name = f"cold.{found.module}.{found.name}"
    sheet.figure(f"{name}.cpu_ms", seconds * 1000, f"{ratio:.2f} x bare, {modules} modules")
    return ratio, modules


def measure(sheet: Sheet) -> None:
    """Every handler beside the bare one, run in turn."""
    sheet.title("Cold starts (CPU of a fresh interpreter; bare = boto3 client + Logger)")
    _run(BARE)
    bare = statistics.median(_run(BARE)[0] for _ in range(RUNS))
    sheet.figure("cold.bare.cpu_ms", bare * 1000)
    plain: list[tuple[float, int]] = []
    for found in discover(ROOT / "functions"):
        measured = _measure(sheet, found)
        if found.declaration.layers == ("runtime",):
            plain.append(measured)
    sheet.at_most("cold.worst_ratio_to_bare", max(ratio for ratio, _ in plain), RATIO)
    sheet.at_most("cold.most_modules", max(modules for _, modules in plain), MODULES)
