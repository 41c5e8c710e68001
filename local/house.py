"""Where one local house lives: its port, its state folder, and what stands in it."""

from __future__ import annotations

import json
import secrets
import socket
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
REGION = "us-east-1"
ACCOUNT = "000000000000"
STAGE = "local"
MAIL_FROM = "hello@sparring.example"


@dataclass(frozen=True)
class AccessKey:
    """Credentials of the embedded cloud's root."""

    id: str
    secret: str


@dataclass(frozen=True)
class House:
    """One house: `port` for the browser, `state` for what must survive, `empty` without demo."""

    port: int
    state: Path
    empty: bool = False

    @property
    def url(self) -> str:
        """The one address that people open."""
        return f"http://localhost:{self.port}"

    @property
    def run_file(self) -> Path:
        """Who runs this house right now."""
        return self.state / "run.json"

    @property
    def demo_file(self) -> Path:
        """The logins of the demo company."""
        return self.state / "demo.json"

    @property
    def cloud_state(self) -> Path:
        """Where the emulator keeps tables, users and queues."""
        return self.state / "cloud"

    @property
    def scratch(self) -> Path:
        """Unpacked functions of running workers; emptied at every start."""
        return self.state / "scratch"

    def log(self, name: str) -> Path:
        """The log file of one process."""
        return self.state / "logs" / f"{name}.log"

    @property
    def access_key(self) -> AccessKey:
        """The embedded cloud's own root key, made up once for each house."""
        known = self.recall("access_key")
        if known is None:
            known = {"id": f"house{secrets.token_hex(6)}", "secret": secrets.token_urlsafe(24)}
            self.remember("access_key", known)
        return AccessKey(known["id"], known["secret"])

    def remember(self, name: str, value: Any) -> None:
        """Keep one small fact for the next start."""
        path = self.state / f"{name}.json"
        draft = path.with_suffix(".tmp")
        draft.touch(mode=0o600)
        draft.write_text(json.dumps(value, indent=2))
        draft.replace(path)

    def recall(self, name: str) -> Any:
        """The fact kept under `name`, or None."""
        try:
            return json.loads((self.state / f"{name}.json").read_text())
        except (OSError, json.JSONDecodeError):
            return None


@dataclass(frozen=True)
class Endpoints:
    """How the edge reaches the two APIs of the embedded cloud."""

    cloud: str
    http_api: str
    socket_api: str
    socket_stage: str

    def as_json(self) -> str:
        """For the edge process's command line."""
        return json.dumps(asdict(self))


def is_free(port: int) -> bool:
    """True when nothing on this machine answers or listens on `port`."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def any_free_port() -> int:
    """A port that the system says is free."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
