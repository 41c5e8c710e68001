"""Starts real houses for tests, each with its own port and state."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from local.deploy import Cloud
from local.house import ROOT, House, any_free_port, is_free

FIRST_START_SECONDS = 240
STOP_SECONDS = 30


# Templates name both ports, so houses with ports that were seen before need no new synthesis.
PORTS = ((18_480, 18_481), (18_490, 18_491))


def free_ports() -> tuple[int, int]:
    """One of the usual pairs, for the browser and for the cloud, or two others."""
    usual = [pair for pair in PORTS if all(map(is_free, pair))]
    return usual[0] if usual else (any_free_port(), any_free_port())


class Running:
    """A house in a process of its own."""

    def __init__(self, state: Path, *, empty: bool = True) -> None:
        port, cloud = free_ports()
        self.house = House(port, state, empty=empty)
        if not state.exists():
            state.mkdir(parents=True)
            self.house.remember("ports", {"cloud": cloud})
        self.output = state.parent / f"{state.name}-output.txt"
        self.process = start(self.house, self.output)
        wait_until(lambda: self.answers() or self._ended(), FIRST_START_SECONDS)
        assert self.process.poll() is None, self.output.read_text()

    def _ended(self) -> bool:
        return self.process.poll() is not None

    def answers(self) -> bool:
        """True once the last line of the start is printed."""
        return "up after" in self.output.read_text()

    def get(self, path: str) -> int:
        """The status of one request."""
        connection = http.client.HTTPConnection("127.0.0.1", self.house.port, timeout=10)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        finally:
            connection.close()

    @property
    def cloud(self) -> Cloud:
        """The embedded cloud, with its root's key."""
        port = self.house.recall("ports")["cloud"]
        return Cloud(f"http://127.0.0.1:{port}", self.house.access_key)

    def parts(self) -> list[int]:
        """Process ids of everything that the house started, workers too."""
        return descend(self.process.pid)

    def stop(self) -> int:
        """Ask it to stop; answers its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(STOP_SECONDS)


def start(house: House, output: Path) -> subprocess.Popen[bytes]:
    """`make up` without the installation."""
    house.state.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "local", "up", "--port", str(house.port)]
    command += ["--empty"] if house.empty else []
    with output.open("wb") as out:
        return subprocess.Popen(
            [*command, "--state", str(house.state)], cwd=ROOT, stdout=out, stderr=out
        )


def run(verb: str, house: House) -> subprocess.CompletedProcess[str]:
    """One verb of the command line, to its end."""
    command = [sys.executable, "-m", "local", verb, "--port", str(house.port)]
    return subprocess.run(
        [*command, "--state", str(house.state)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=FIRST_START_SECONDS,
    )


def wait_until(holds: Callable[[], object], seconds: float) -> None:
    """Return when `holds` is true; fail when it is not in time."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


def processes() -> list[int]:
    """Every process id there is."""
    return [int(name) for name in os.listdir("/proc") if name.isdigit()]


def descend(pid: int) -> list[int]:
    """Children, their children, and so on."""
    parents = {one: _parent(one) for one in processes()}
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found[1:]


def _parent(pid: int) -> int:
    try:
        text = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return 0
    return int(text.rpartition(")")[2].split()[1])


def is_alive(pid: int) -> bool:
    """True while it runs; a zombie does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
