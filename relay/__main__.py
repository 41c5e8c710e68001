"""`python -m relay`: the relay, until SIGTERM."""

from __future__ import annotations

import asyncio
import sys

from relay.supervisor import supervise

if __name__ == "__main__":
    sys.exit(asyncio.run(supervise()))
