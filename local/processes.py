"""Starts and stops the house's processes; a process is known by its id and its start time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from local.errors import HouseError
from local.house import ROOT, House

STOP_SECONDS = 30.0
GROUP_SECONDS = 3.0


@dataclass(frozen=True)
class Runner:
    """The process that runs a house. An id alone may by now belong to somebody else."""

    pid: int
    started: int

    @classmethod
    def current(cls) -> Runner:
        """This very process."""
        return cls(os.getpid(), start_time(os.getpid()) or 0)

    @classmethod
    def of(cls, house: House) -> Runner | None:
        """Who runs `house` now, or None."""
        known = house.recall("run")
        if not isinstance(known, dict):
            return None
        runner = cls(int(known["pid"]), int(known["started"]))
        return runner if runner.alive else None

    @property
    def alive(self) -> bool:
        """True while the same process, not only the same id, is there."""
        return start_time(self.pid) == self.started

    def stop(self) -> bool:
        """Ask it to stop and wait; False when it did not stop in time."""
        if self.alive:
            os.kill(self.pid, signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        while self.alive and time.monotonic() < deadline:
            time.sleep(0.05)
        return not self.alive


def start_time(pid: int) -> int | None:
    """Clock ticks after boot at which `pid` started; None when it is gone."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    state, *fields = text.rpartition(")")[2].split()
    return None if state == "Z" else int(fields[18])


class Child:
    """A part of the house. It ends when its standard input does, so it never outlives us."""

    def __init__(self, house: House, name: str, *arguments: str, env: dict[str, str] | None = None):
        self.name = name
        self.log = house.log(name)
        self.log.parent.mkdir(parents=True, exist_ok=True)
        if self.log.exists():
            self.log.replace(self.log.with_suffix(".previous.log"))
        with self.log.open("wb") as output:
            self._process: subprocess.Popen[Any] = subprocess.Popen(
                [sys.executable, "-m", f"local.{name}", *arguments],
                cwd=ROOT,
                env=env,
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def ended(self) -> bool:
        """True when it stopped by itself."""
        return self._process.poll() is not None

    def check(self) -> None:
        """Raise when it stopped by itself."""
        if self.ended:
            raise HouseError(f"the {self.name} process stopped; its log is {self.log}")

    def stop(self) -> None:
        """Close its input and wait; end it by force only when it does not listen."""
        if self._process.stdin:
            self._process.stdin.close()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._end_group()

    def _end_group(self) -> None:
        """Its workers share its session; they notice its end a moment later, or are told."""
        deadline = time.monotonic() + GROUP_SECONDS
        name = signal.SIGTERM
        while self._signal_group(name):
            if time.monotonic() > deadline:
                name = signal.SIGKILL
            time.sleep(0.02)

    def _signal_group(self, name: signal.Signals) -> bool:
        """False when nobody is left."""
        try:
            os.killpg(self._process.pid, name)
        except ProcessLookupError:
            return False
        return True
