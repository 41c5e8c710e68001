"""`python -m tests.crm_fakes`: all three demo CRMs until interrupted, filled, with their limits."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable

from tests.crm_fakes.core.fake import Fake
from tests.crm_fakes.hubspot.fake import HubSpotFake
from tests.crm_fakes.salesforce.fake import SalesforceFake
from tests.crm_fakes.zoho.fake import ZohoFake

FAKES: dict[str, Callable[[], Fake]] = {
    "hubspot": HubSpotFake,
    "salesforce": SalesforceFake,
    "zoho": ZohoFake,
}
ENDS = {signal.SIGINT, signal.SIGTERM}


def main() -> int:
    """Serve what was asked for; each on the port after the one before, or on free ones for 0."""
    reader = argparse.ArgumentParser(prog="python -m tests.crm_fakes")
    reader.add_argument("vendors", nargs="*", help=f"any of {', '.join(FAKES)}; all if none")
    reader.add_argument("--port", type=int, default=0, help="of the first one; 0 takes free ones")
    reader.add_argument("--host", default="127.0.0.1")
    reader.add_argument("--empty", action="store_true", help="without the demo data")
    reader.add_argument("--no-limits", action="store_true", help="count calls and refuse none")
    given = reader.parse_args()
    unknown = set(given.vendors) - FAKES.keys()
    if unknown:
        reader.error(f"no such CRM: {', '.join(sorted(unknown))}")
    # Blocked before any thread starts: they inherit it, and only this one waits for the signals.
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDS)
    running = [_start(name, at, given) for at, name in enumerate(given.vendors or FAKES)]
    signal.sigwait(ENDS)
    for fake in running:
        fake.stop()
    return 0


def _start(name: str, at: int, given: argparse.Namespace) -> Fake:
    fake = FAKES[name]()
    fake.quota.enforced = not given.no_limits
    if not given.empty:
        fake.seed()
    fake.start(given.port + at if given.port else 0, given.host)
    sys.stdout.write(f"{name} {fake.url}\n")
    sys.stdout.flush()
    return fake


if __name__ == "__main__":
    sys.exit(main())
