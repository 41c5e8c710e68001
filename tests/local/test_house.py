"""A house comes up, keeps what it knows however it ends, and leaves nothing running."""

from __future__ import annotations

import os
import re
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.local.running import Running, is_alive, run, start, wait_until

LOST_AT_MOST_SECONDS = 5
TABLE = "sparring-local-auth"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    house = Running(tmp_path_factory.mktemp("house") / "state")
    yield house
    house.stop()


def put(house: Running, name: str) -> None:
    item = {"pk": {"S": f"T#probe#{name}"}, "sk": {"S": "PROBE"}}
    house.cloud.client("dynamodb").put_item(TableName=TABLE, Item=item)


def has(house: Running, name: str) -> bool:
    key = {"pk": {"S": f"T#probe#{name}"}, "sk": {"S": "PROBE"}}
    return "Item" in house.cloud.client("dynamodb").get_item(TableName=TABLE, Key=key)


def test_house_when_up_should_serve_pages_and_api_from_one_origin(running: Running) -> None:
    assert running.get("/") == 200
    assert running.get("/api/v1/me") == 401
    assert running.get("/ws") in {400, 401, 403, 426}
    assert running.get("/mail.json") == 200


def test_house_when_coming_up_should_say_how_long_each_step_took(running: Running) -> None:
    lines = running.output.read_text().splitlines()
    assert len([line for line in lines if re.search(r"\d\.\d s$", line)]) >= 6
    assert f"  {running.house.url}" in lines


def test_house_when_asked_should_say_that_it_runs(running: Running) -> None:
    said = run("status", running.house).stdout
    assert f"running as process {running.process.pid} at {running.house.url}" in said


def test_house_when_started_twice_should_say_so_in_one_sentence(running: Running) -> None:
    second = run("up", running.house)
    assert second.returncode == 1
    assert "already running" in second.stderr
    assert len(second.stderr.splitlines()) == 1
    assert running.get("/") == 200


def test_house_when_port_is_taken_should_start_nothing(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        from local.house import House

        refused = run("up", House(port, tmp_path / "state"))
    assert refused.returncode == 1
    assert f"Port {port} is taken" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
    assert not (tmp_path / "state" / "cloud").exists()
    assert not (tmp_path / "state" / "run.json").exists()


def test_functions_when_called_unsigned_should_be_refused_by_the_cloud(running: Running) -> None:
    from botocore.exceptions import ClientError

    from local.deploy import Cloud
    from local.house import AccessKey

    stranger = Cloud(running.cloud.endpoint, AccessKey("AKIAUNKNOWN", "nothing"))
    with pytest.raises(ClientError):
        stranger.client("dynamodb").list_tables()


def test_second_house_when_beside_the_first_should_share_nothing(
    running: Running, tmp_path: Path
) -> None:
    second = Running(tmp_path / "state")
    try:
        put(running, "first-only")
        assert second.get("/") == 200
        assert second.house.port != running.house.port
        assert not has(second, "first-only")
    finally:
        assert second.stop() == 0
    assert running.get("/") == 200


def test_house_when_stopped_should_keep_its_state_and_leave_nothing_running(
    tmp_path: Path,
) -> None:
    house = Running(tmp_path / "state")
    parts = house.parts()
    put(house, "kept")
    assert house.stop() == 0
    assert parts
    assert not [part for part in parts if is_alive(part)]
    assert not house.house.run_file.exists()
    again = Running(house.house.state)
    try:
        assert has(again, "kept")
    finally:
        again.stop()


def test_house_when_killed_should_lose_at_most_five_seconds(tmp_path: Path) -> None:
    house = Running(tmp_path / "state")
    put(house, "old-enough")
    time.sleep(LOST_AT_MOST_SECONDS)
    put(house, "may-be-lost")
    for pid in (house.process.pid, *house.parts()):
        os.kill(pid, signal.SIGKILL)
    house.process.wait()
    again = Running(house.house.state)
    try:
        assert has(again, "old-enough")
        assert again.get("/api/v1/me") == 401
    finally:
        again.stop()


def test_house_when_stopped_while_it_starts_should_keep_its_state(tmp_path: Path) -> None:
    house = Running(tmp_path / "state")
    put(house, "kept")
    assert house.stop() == 0
    for seconds in (0.3, 0.8, 1.6, 2.4):
        hasty = start(house.house, tmp_path / "hasty.txt")
        time.sleep(seconds)
        hasty.terminate()
        hasty.wait(30)
    again = Running(house.house.state)
    try:
        assert has(again, "kept")
    finally:
        again.stop()


def test_parts_when_only_the_runner_is_killed_should_end_by_themselves(tmp_path: Path) -> None:
    house = Running(tmp_path / "state")
    parts = house.parts()
    house.process.kill()
    house.process.wait()
    wait_until(lambda: not [part for part in parts if is_alive(part)], 15)
    assert "not running" in run("status", house.house).stdout


def test_reset_when_done_should_forget_everything(tmp_path: Path) -> None:
    house = Running(tmp_path / "state")
    said = run("reset", house.house)
    assert said.returncode == 0
    house.process.wait(10)
    assert not house.house.state.exists()
