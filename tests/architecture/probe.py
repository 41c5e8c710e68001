"""Run in a process of its own: imports files and tells, as JSON, what that did.

`probe.py quiet NAME...` imports all with the network shut and says who read the environment, made
a client, or failed. `probe.py weigh NAME...` imports each in a fork and says which modules that
loaded, an AWS client made as the first request would.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from collections.abc import Iterator, MutableMapping
from typing import Any

OURS = ("sparring", "functions")
FAILURES = (ImportError, AssertionError, SyntaxError, LookupError, TypeError, RuntimeError)


class _WatchedEnvironment(MutableMapping[str, str]):
    """The environment, noting each of our own files that asks for a variable."""

    def __init__(self, real: MutableMapping[str, str], seen: list[str]) -> None:
        self._real, self._seen = real, seen

    def _note(self, name: str) -> None:
        """Look at the nearest caller outside this class and the standard library's mapping."""
        frame = sys._getframe(2)
        while frame.f_globals.get("__name__") in {"collections.abc", "_collections_abc", "os"}:
            if frame.f_back is None:
                return
            frame = frame.f_back
        asker = str(frame.f_globals.get("__name__"))
        if asker.split(".", maxsplit=1)[0] in OURS:
            self._seen.append(f"{asker} reads {name}")

    def __getitem__(self, name: str) -> str:
        self._note(name)
        return self._real[name]

    def __contains__(self, name: object) -> bool:
        self._note(str(name))
        return name in self._real

    def get(self, name: str, default: Any = None) -> Any:
        self._note(name)
        return self._real.get(name, default)

    def __setitem__(self, name: str, value: str) -> None:
        self._real[name] = value

    def __delitem__(self, name: str) -> None:
        del self._real[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._real)

    def __len__(self) -> int:
        return len(self._real)


def _refuse(*_: object, **__: object) -> Any:
    raise AssertionError("opens the network or an AWS session at import")


def quiet(names: list[str]) -> list[str]:
    """What the imports did that they should not."""
    # Imported here: what the probe itself loads must not be counted by `weigh`.
    import socket
    import threading
    from unittest.mock import patch

    import botocore.session

    offenders: list[str] = []
    patch.object(os, "environ", _WatchedEnvironment(os.environ, offenders)).start()
    patch.object(socket.socket, "connect", _refuse).start()
    patch.object(socket, "getaddrinfo", _refuse).start()
    patch.object(botocore.session.Session, "__init__", _refuse).start()
    before = threading.active_count()
    for name in names:
        try:
            importlib.import_module(name)
        except FAILURES as error:
            offenders.append(f"{name}: {type(error).__name__}: {error}")
        if threading.active_count() > before:
            offenders.append(f"{name} starts a thread")
            before = threading.active_count()
    return offenders


def _loaded(name: str) -> list[str]:
    # The relay brings pyOpenSSL into this environment; no function ships it, and botocore would
    # load it wherever it finds it.
    sys.modules["OpenSSL"] = None  # type: ignore[assignment]
    importlib.import_module(name)
    from sparring.kit import aws

    aws.client("dynamodb")
    return sorted(name for name, module in sys.modules.items() if module)


def _forked(name: str) -> list[str] | str:
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        try:
            told: list[str] | str = _loaded(name)
        except FAILURES as error:
            told = f"{type(error).__name__}: {error}"
        with os.fdopen(writing, "w") as out:
            json.dump(told, out)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as source:
        heard: list[str] | str = json.load(source)
    os.waitpid(child, 0)
    return heard


if __name__ == "__main__":
    asked, wanted = sys.argv[1], sys.argv[2:]
    found = quiet(wanted) if asked == "quiet" else {name: _forked(name) for name in wanted}
    sys.stdout.write(json.dumps(found))
