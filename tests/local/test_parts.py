"""The small parts of the runner, each by itself."""

from __future__ import annotations

import asyncio
import importlib
import json
import os
import shutil
from pathlib import Path
from typing import Any, NamedTuple, cast

import pytest

from local import preflight
from local.cloud import Checkpoint, environment, rewind_streams, watched
from local.deploy import _in_order
from local.errors import HouseError
from local.house import House, any_free_port
from local.processes import Runner, start_time


class Disk(NamedTuple):
    """What the system says of a disk."""

    total: int
    used: int
    free: int


def test_streams_when_started_again_should_begin_at_the_start(tmp_path: Path) -> None:
    positions = {"data": {"a": 40, "b": 3}}
    state = {"payload": {"dynamodb_stream_positions": positions, "functions": 1}}
    (tmp_path / "lambda.json").write_text(json.dumps(state))
    rewind_streams(tmp_path)
    kept = json.loads((tmp_path / "lambda.json").read_text())["payload"]
    assert kept["dynamodb_stream_positions"]["data"] == {"a": 0, "b": 0}
    assert kept["functions"] == 1


def test_emulator_when_upgraded_should_still_have_the_names_we_use() -> None:
    """They are private to it, so the version is pinned and this test watches them."""
    app = importlib.import_module("ministack.app")
    persistence = importlib.import_module("ministack.core.persistence")
    assert callable(app._build_persistence_save_dict)
    assert callable(app.main)
    assert callable(persistence.save_state)
    assert "save_state" in persistence.save_all.__code__.co_names
    assert not [
        name for name, get in app._build_persistence_save_dict().items() if not callable(get)
    ]


def test_checkpoint_when_state_is_still_loading_should_wait() -> None:
    """A save of half a state would write emptiness over what lies on disk."""
    checkpoint = Checkpoint()
    seen: list[tuple[bool, bool]] = []

    async def emulator(_scope: Any, _receive: Any, send: Any) -> None:
        seen.append((checkpoint.loaded.is_set(), checkpoint.changed.is_set()))
        await send({"type": "lifespan.startup.complete"})

    async def send(_message: Any) -> None:
        seen.append((checkpoint.loaded.is_set(), checkpoint.changed.is_set()))

    asyncio.run(cast("Any", watched(emulator, checkpoint)({"type": "lifespan"}, None, send)))
    assert seen == [(False, False), (True, False)]


@pytest.mark.parametrize(("method", "changes"), [("GET", False), ("POST", True), ("PUT", True)])
def test_checkpoint_when_asked_should_notice_writers_only(method: str, changes: bool) -> None:
    checkpoint = Checkpoint()

    async def emulator(_scope: Any, _receive: Any, _send: Any) -> None:
        return None

    scope = {"type": "http", "method": method}
    asyncio.run(cast("Any", watched(emulator, checkpoint)(scope, None, None)))
    assert checkpoint.changed.is_set() is changes


def test_cloud_when_started_should_inherit_nothing_of_the_shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "not-yours")
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("AWS_PROFILE", "production")
    tmp_path.joinpath("state").mkdir()
    given = environment(House(8080, tmp_path / "state"), 4566)
    assert not {"OPENAI_API_KEY", "PYTHONPATH", "AWS_PROFILE"} & set(given)
    assert given["AUTH"] == "true"
    assert given["BIND_HOST"] == "127.0.0.1"


def test_runner_when_its_id_belongs_to_another_should_not_be_found(tmp_path: Path) -> None:
    house = House(8080, tmp_path)
    started = start_time(os.getpid())
    assert started
    house.remember("run", {"pid": os.getpid(), "started": started})
    assert Runner.of(house) == Runner(os.getpid(), started)
    house.remember("run", {"pid": os.getpid(), "started": started - 1})
    assert Runner.of(house) is None


def test_memory_when_half_written_should_read_as_nothing(tmp_path: Path) -> None:
    (tmp_path / "run.json").write_text('{"pid": 1')
    assert House(8080, tmp_path).recall("run") is None


def test_key_when_asked_twice_should_be_the_same_and_private(tmp_path: Path) -> None:
    house = House(8080, tmp_path)
    assert house.access_key == house.access_key
    assert (tmp_path / "access_key.json").stat().st_mode & 0o077 == 0


def test_preflight_when_disk_is_full_should_say_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Disk(10**12, 10**12, 5_000_000))
    with pytest.raises(HouseError, match=r"Only 5 MB are free where .* lives"):
        preflight.check(House(any_free_port(), tmp_path / "state"))


def test_preflight_when_state_cannot_be_written_should_say_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(HouseError, match="cannot be written"):
        preflight.check(House(any_free_port(), tmp_path / "file" / "state"))


def test_preflight_when_all_is_well_should_say_nothing(tmp_path: Path) -> None:
    preflight.check(House(any_free_port(), tmp_path / "state"))
    assert (tmp_path / "state").is_dir()


def test_stacks_when_ordered_should_follow_their_dependencies() -> None:
    stacks = {
        "web": {"dependencies": ["api", "web.assets"]},
        "api": {"dependencies": ["base"]},
        "base": {},
    }
    assert _in_order(stacks) == ["base", "api", "web"]
