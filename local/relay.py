"""Runs the relay as a process of the house: the same program that a Fargate task runs on AWS."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading

from local.house import REGION, ROOT, STAGE, Endpoints, House


def environment(house: House, to: Endpoints, outputs: dict[str, str]) -> dict[str, str]:
    """What the stack tells the task on AWS, for one worker on this machine."""
    key = house.access_key
    return os.environ | {
        "PYTHONPATH": str(ROOT),
        "AWS_ACCESS_KEY_ID": key.id,
        "AWS_SECRET_ACCESS_KEY": key.secret,
        "AWS_DEFAULT_REGION": REGION,
        "RELAY_WORKERS": "1",
        "RELAY_PLATFORM_URL": f"ws://127.0.0.1:{house.port}/ws",
        "RELAY_ADMISSION": f"sparring-{STAGE}-rooms-admit_relay",
        "RELAY_AWS_ENDPOINT": to.cloud,
        "RELAY_BUCKET": outputs["RecordingsBucket"],
        "RELAY_KMS_KEY": outputs["RecordingsKeyArn"],
        "RELAY_FOLDER": str(house.state / "recordings"),
    }


def main() -> int:
    """`python -m local.relay`; ends with its parent, and says when the relay ends before it."""
    relay = subprocess.Popen([sys.executable, "-m", "relay"], cwd=ROOT)

    def end_with_parent() -> None:
        sys.stdin.buffer.read()
        relay.send_signal(signal.SIGTERM)

    threading.Thread(target=end_with_parent, daemon=True).start()
    return relay.wait()


if __name__ == "__main__":
    sys.exit(main())
