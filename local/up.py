"""Brings a house up: builds, starts, deploys, seeds, and stays until it is told to stop."""

from __future__ import annotations

import http.client
import shutil
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from http import HTTPStatus
from pathlib import Path
from types import FrameType
from typing import TypeVar

from layers.build import build, forget_unused
from local import cloud, preflight, relay
from local.deploy import Cloud, deploy
from local.errors import HouseError
from local.house import BUILD, Endpoints, House, any_free_port, is_free
from local.processes import Child, Runner
from local.progress import say, step
from local.seed.environment import seeding
from local.synthesis import synthesise
from local.warm import warm
from local.webapp import build_web

PATIENCE_SECONDS = 30
SOCKET_STAGE = "live"
ROLES = ("admin", "manager", "learner")


T = TypeVar("T")


@dataclass(frozen=True)
class Standing:
    """The running parts of a house, in the order in which they were started."""

    parts: list[Child]

    def stop(self) -> None:
        """Stop the last one first: no request may reach a cloud that is leaving."""
        for part in reversed(self.parts):
            part.stop()


def run(house: House) -> None:
    """Bring `house` up, wait, and take down everything that was started, whatever happens."""
    preflight.check(house)
    for kind in ("local", "synth", "web"):
        forget_unused(BUILD / kind)
    _stop_on_signals()
    house.remember("run", asdict(Runner.current()) | {"port": house.port, "url": house.url})
    standing = Standing([])
    try:
        bring_up(house, standing)
        _wait(standing)
    except KeyboardInterrupt:
        say("\nStopping; everything is kept in " + str(house.state))
    finally:
        _ignore_signals()
        standing.stop()
        house.run_file.unlink(missing_ok=True)


def bring_up(house: House, standing: Standing) -> None:
    """Everything between an empty folder and a house that answers."""
    started = time.monotonic()
    if (house.state / "seeding.json").exists():
        _start_over(house)
    port = _cloud_port(house)
    to = Cloud(f"http://127.0.0.1:{port}", house.access_key)
    with ThreadPoolExecutor(3) as workers:
        pages = workers.submit(_timed, "web application", build_web)
        start = workers.submit(
            _timed, "embedded cloud", lambda: _start_cloud(house, standing, port)
        )
        assets = _timed("functions and layers", lambda: build("local"))
        templates = _timed("stacks", lambda: synthesise(house, assets, to.endpoint))
        start.result()
        outputs = _timed("deployment", lambda: _deployed(house, to, templates))
        endpoints = _endpoints(to, outputs)
        warming = workers.submit(_timed, "first functions", lambda: warm(to, endpoints.http_api))
        _start_edge(house, standing, pages.result(), endpoints)
        relaying = relay.environment(house, endpoints, outputs)
        standing.parts.append(Child(house, "relay", env=relaying))
        warming.result()
    if not house.empty and not house.demo_file.exists():
        _timed("demo company", lambda: _seed(house, standing))
    _welcome(house, time.monotonic() - started)


def _welcome(house: House, seconds: float) -> None:
    demo = house.recall("demo") or {}
    logins = [f"  {role:<8} {who['email']:<28} {who['password']}" for role, who in _known(demo)]
    say("\n".join(["", f"  {house.url}", "", *logins]))
    say(f"  up after {seconds:.1f} s; Ctrl-C stops it, and its state is kept in {house.state}\n")


def _known(demo: dict[str, dict[str, str]]) -> list[tuple[str, dict[str, str]]]:
    return [(role, demo[role]) for role in ROLES if role in demo]


def _seed(house: House, standing: Standing) -> None:
    """Let the demo company happen; a first start that is broken off starts over next time."""
    house.remember("seeding", {"begun": True})
    story = Child(house, "seed", str(house.state), str(house.port), env=seeding(house))
    standing.parts.append(story)
    while not story.ended:
        time.sleep(0.1)
    standing.parts.remove(story)
    if not house.demo_file.exists():
        raise HouseError(f"The demo company could not be made; the log is {story.log}")
    (house.state / "seeding.json").unlink()


def _timed(title: str, work: Callable[[], T]) -> T:
    with step(title):
        return work()


def _start_over(house: House) -> None:
    """Forget a house whose first start was broken off half way through its demo company."""
    shutil.rmtree(house.cloud_state, ignore_errors=True)
    for name in ("seeding", "deployed", "demo"):
        (house.state / f"{name}.json").unlink(missing_ok=True)


def _cloud_port(house: House) -> int:
    """The port of the last time, as deployed functions know it, unless somebody took it."""
    known = house.recall("ports")
    port = known["cloud"] if known and is_free(known["cloud"]) else any_free_port()
    house.remember("ports", {"cloud": port})
    return int(port)


def _start_cloud(house: House, standing: Standing, port: int) -> None:
    shutil.rmtree(house.scratch, ignore_errors=True)
    for folder in (house.scratch, house.cloud_state / "services", house.cloud_state / "s3"):
        folder.mkdir(parents=True, exist_ok=True)
    child = Child(house, "cloud", env=cloud.environment(house, port))
    standing.parts.append(child)
    _await(child, port, "/_ministack/health")


def _await(child: Child, port: int, path: str) -> None:
    """Return when `child` answers at all."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        child.check()
        if _answers(port, path):
            return
        time.sleep(0.05)
    raise HouseError(f"The {child.name} process did not answer; its log is {child.log}")


def _answers(port: int, path: str) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=1)
    try:
        connection.request("GET", path)
        return connection.getresponse().status < HTTPStatus.INTERNAL_SERVER_ERROR
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _deployed(house: House, to: Cloud, templates: Path) -> dict[str, str]:
    """Deploy, unless these very templates are what stands there already."""
    known = house.recall("deployed")
    if not known or known["templates"] != templates.name:
        outputs = deploy(to, templates)
        known = {"templates": templates.name, "outputs": outputs}
        house.remember("deployed", known)
    answered: dict[str, str] = known["outputs"]
    return answered


def _endpoints(to: Cloud, outputs: dict[str, str]) -> Endpoints:
    return Endpoints(to.endpoint, outputs["HttpApiId"], outputs["SocketApiId"], SOCKET_STAGE)


def _start_edge(house: House, standing: Standing, pages: Path, endpoints: Endpoints) -> None:
    with step("edge"):
        where = (str(house.port), str(pages), str(house.demo_file), endpoints.as_json())
        edge = Child(house, "edge", *where)
        standing.parts.append(edge)
        _await(edge, house.port, "/mail.json")


def _stop_on_signals() -> None:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        # Only the first one counts: a second must not interrupt the stopping.
        _ignore_signals()
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)


def _ignore_signals() -> None:
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, signal.SIG_IGN)


def _wait(standing: Standing) -> None:
    """Until a signal comes, or a part stops by itself."""
    nothing = threading.Event()
    while not nothing.wait(1):
        for part in standing.parts:
            part.check()
