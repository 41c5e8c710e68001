"""`python -m local up|down|reset|status [--port 8080] [--state .local/state]`."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from layers.tools import BuildError
from local.errors import HouseError
from local.house import ROOT, House
from local.processes import Runner
from local.progress import say


def main() -> int:
    """Do what the first word says; a reason why not is one sentence and exit code 1."""
    arguments = _arguments()
    house = House(arguments.port, arguments.state.resolve(), empty=arguments.empty)
    try:
        _VERBS[arguments.verb](house)
    except (HouseError, BuildError) as reason:
        sys.stderr.write(f"{reason}\n")
        return 1
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m local", description=__doc__)
    parser.add_argument("verb", choices=sorted(_VERBS))
    parser.add_argument("--port", type=int, default=8080)
    parser.add_argument("--state", type=Path, default=ROOT / ".local" / "state")
    parser.add_argument("--empty", action="store_true", help="without the demo company")
    return parser.parse_args()


def up(house: House) -> None:
    """Run the house until Ctrl-C."""
    from local.up import run

    run(house)


def down(house: House) -> None:
    """Stop the house and keep its state."""
    runner = Runner.of(house)
    if runner is None:
        say(f"No house is running with its state in {house.state}.")
    elif runner.stop():
        say("Stopped. Its state is kept.")
    else:
        raise HouseError(f"Process {runner.pid} did not stop; its logs are in {house.state}/logs")


def reset(house: House) -> None:
    """Stop the house and forget everything it knew."""
    down(house)
    if (house.state / "cloud").exists():
        shutil.rmtree(house.state)
        say(f"Forgotten: {house.state}")


def status(house: House) -> None:
    """Say whether it runs, where, and how much it keeps."""
    runner = Runner.of(house)
    known = house.recall("run") or {}
    said = f"running as process {runner.pid} at {known.get('url')}" if runner else "not running"
    kept = sum(path.stat().st_size for path in house.state.rglob("*") if path.is_file())
    say(f"This house is {said}; {kept / 1e6:.1f} MB of state in {house.state}")


_VERBS = {"up": up, "down": down, "reset": reset, "status": status}

if __name__ == "__main__":
    sys.exit(main())
