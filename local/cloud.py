"""The embedded cloud: MiniStack in a process of its own, its state saved every few seconds."""

from __future__ import annotations

import fcntl
import importlib
import json
import os
import signal
import sys
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from local.house import ACCOUNT, REGION, House

Asgi = Callable[[Any, Any, Any], Awaitable[None]]
SECONDS_BETWEEN_SAVES = 3.0
# Long enough that no other thread runs while a service copies its tables.
UNDISTURBED_SECONDS = 10.0


def environment(house: House, port: int) -> dict[str, str]:
    """A clean environment: workers inherit it, so nothing of the caller's shell may leak in."""
    key = house.access_key
    kept = {name: os.environ[name] for name in ("HOME", "LANG", "TZ") if name in os.environ}
    tools = str(Path(sys.executable).parent)
    return kept | {
        "PATH": f"{tools}:/usr/local/bin:/usr/bin:/bin",
        "TMPDIR": str(house.scratch),
        "PYTHONUNBUFFERED": "1",
        "GATEWAY_PORT": str(port),
        "BIND_HOST": "127.0.0.1",
        "MINISTACK_HOST": "127.0.0.1",
        "MINISTACK_REGION": REGION,
        "MINISTACK_ACCOUNT_ID": ACCOUNT,
        "AWS_REGION": REGION,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ACCESS_KEY_ID": key.id,
        "AWS_SECRET_ACCESS_KEY": key.secret,
        "AUTH": "true",
        "PERSIST_STATE": "1",
        "STATE_DIR": str(house.cloud_state / "services"),
        "S3_PERSIST": "1",
        "S3_DATA_DIR": str(house.cloud_state / "s3"),
        "MINISTACK_COGNITO_PRETOKEN_STRICT": "1",
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
        "LOG_LEVEL": "WARNING",
    }


def rewind_streams(services: Path) -> None:
    """Set the stream positions back to the start.

    Stream records are not kept over a restart but the positions are, so without this the first
    records after it would be skipped.
    """
    path = services / "lambda.json"
    if not path.exists():
        return
    state = json.loads(path.read_text())
    positions = state.get("payload", {}).get("dynamodb_stream_positions", {}).get("data", {})
    for key in positions:
        positions[key] = 0
    draft = path.with_suffix(".rewound")
    draft.write_text(json.dumps(state))
    draft.replace(path)


class Checkpoint(threading.Thread):
    """Saves what changed since the last time, so that a killed process loses seconds."""

    def __init__(self) -> None:
        super().__init__(name="checkpoint", daemon=True)
        self.loaded = threading.Event()
        self.changed = threading.Event()
        self.stopping = threading.Event()

    def run(self) -> None:
        """Save every few seconds while somebody writes, but nothing before all is loaded."""
        self.loaded.wait()
        while not self.stopping.wait(SECONDS_BETWEEN_SAVES):
            if self.changed.is_set():
                self.changed.clear()
                if not save_everything():
                    self.changed.set()

    def stop(self) -> None:
        """Finish the save that is under way; the emulator makes the last one itself."""
        self.stopping.set()
        self.join(timeout=30)


def save_everything() -> bool:
    """Write each service's state to its own file, whole or not at all; False if one must wait."""
    app = importlib.import_module("ministack.app")
    persistence = importlib.import_module("ministack.core.persistence")
    whole = True
    for name, get_state in app._build_persistence_save_dict().items():
        try:
            state = _undisturbed(get_state)
        except RuntimeError:
            # Some services write files while they copy, which lets others change their tables.
            whole = False
            continue
        if state is not None:
            persistence.save_state(name, state)
    return whole


def _undisturbed(get_state: Callable[[], Any]) -> Any:
    usual = sys.getswitchinterval()
    sys.setswitchinterval(UNDISTURBED_SECONDS)
    try:
        return get_state()
    finally:
        sys.setswitchinterval(usual)


def watched(app: Asgi, checkpoint: Checkpoint) -> Asgi:
    """The emulator, which also says when its state is loaded and when somebody may have written."""

    async def run(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await app(scope, receive, _noticing_start(send, checkpoint))
            return
        if scope["type"] != "http" or scope["method"] != "GET":
            checkpoint.changed.set()
        await app(scope, receive, send)

    return run


def _noticing_start(send: Any, checkpoint: Checkpoint) -> Any:
    async def passed_on(message: dict[str, Any]) -> None:
        if message["type"] == "lifespan.startup.complete":
            checkpoint.loaded.set()
        await send(message)

    return passed_on


def _one_at_a_time(save: Callable[..., None]) -> Callable[..., None]:
    lock = threading.Lock()

    def locked(*arguments: Any) -> None:
        with lock:
            save(*arguments)

    return locked


def _stop_with_parent(checkpoint: Checkpoint) -> None:
    """The runner holds our standard input open; when it ends, however it ended, so do we."""
    sys.stdin.buffer.read()
    if not checkpoint.loaded.is_set():
        # What lies on disk is whole; half of it is in memory, and must not be written over it.
        os._exit(0)
    checkpoint.stop()
    os.kill(os.getpid(), signal.SIGTERM)


def main() -> None:
    """Run until standard input is closed, then save everything and leave."""
    services = Path(os.environ["STATE_DIR"])
    lock = (services.parent / "lock").open("w")
    # Waits while the cloud of a killed runner is still saving: two must never write one state.
    fcntl.flock(lock, fcntl.LOCK_EX)
    rewind_streams(services)
    checkpoint = Checkpoint()
    emulator: Any = importlib.import_module("ministack.app")
    persistence: Any = importlib.import_module("ministack.core.persistence")
    persistence.save_state = _one_at_a_time(persistence.save_state)
    emulator.app = watched(emulator.app, checkpoint)
    checkpoint.start()
    threading.Thread(target=_stop_with_parent, args=(checkpoint,), daemon=True).start()
    sys.argv = ["ministack"]
    emulator.main()


if __name__ == "__main__":
    main()
