"""What must be so before anything is started; each failure is one sentence."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from local.errors import HouseError
from local.house import House, is_free
from local.processes import Runner

MEGABYTES_NEEDED = 700


def check(house: House) -> None:
    """Raise a `HouseError` for the first thing that stands in the way."""
    _check_free(house)
    _check_state(house.state)
    _check_tools()
    if not is_free(house.port):
        raise HouseError(
            f"Port {house.port} is taken by another program; stop it, or say: make up PORT=9000 "
            "STATE=.local/second"
        )


def _check_free(house: House) -> None:
    runner = Runner.of(house)
    if runner:
        raise HouseError(
            f"This house is already running (process {runner.pid}, state {house.state}); "
            "stop it with: make down"
        )


def _check_state(state: Path) -> None:
    try:
        state.mkdir(parents=True, exist_ok=True)
        (state / ".writable").write_text("yes")
        (state / ".writable").unlink()
    except OSError as refused:
        raise HouseError(
            f"The state folder {state} cannot be written: {refused.strerror}"
        ) from None
    megabytes = shutil.disk_usage(state).free // 1_000_000
    if megabytes < MEGABYTES_NEEDED:
        raise HouseError(
            f"Only {megabytes} MB are free where {state} lives; {MEGABYTES_NEEDED} MB are needed"
        )


def _check_tools() -> None:
    tools = Path(sys.executable).parent
    missing = [name for name in ("node", "npm", "uv") if not (tools / name).exists()]
    if missing:
        raise HouseError(
            f"Missing in {tools}: {', '.join(missing)}; say: make up, which installs it"
        )
