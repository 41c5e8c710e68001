"""What the relay asks of its surroundings: S3, addresses, its environment."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import boto3
import pytest
from aiohttp import web
from moto import mock_aws

from relay import address
from relay.recording.upload import BucketStore, FolderStore, UploadFailed
from relay.settings import Settings, read_settings
from stacks.recordings import TAG

REGION = "eu-central-1"


@pytest.fixture(autouse=True)
def _credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")


def test_recording_when_uploaded_should_be_encrypted_with_the_key(tmp_path: Path) -> None:
    film = tmp_path / "ann.webm"
    film.write_bytes(b"webm")
    with mock_aws():
        client = boto3.client("s3", region_name=REGION)
        place: Any = {"LocationConstraint": REGION}
        client.create_bucket(Bucket="films", CreateBucketConfiguration=place)
        store = BucketStore(client, "films", "key-1")
        asyncio.run(store.put("t1/ann.webm", film, "video/webm", 90))
        kept = client.get_object(Bucket="films", Key="t1/ann.webm")
        assert kept["Body"].read() == b"webm"
        assert (kept["ServerSideEncryption"], kept["SSEKMSKeyId"]) == ("aws:kms", "key-1")
        assert kept["ContentType"] == "video/webm"
        tags = client.get_object_tagging(Bucket="films", Key="t1/ann.webm")["TagSet"]
        assert tags == [{"Key": TAG, "Value": "90"}]


def test_recording_when_the_bucket_is_gone_should_say_so(tmp_path: Path) -> None:
    film = tmp_path / "ann.webm"
    film.write_bytes(b"webm")
    with mock_aws():
        store = BucketStore(boto3.client("s3", region_name=REGION), "nowhere", "")
        with pytest.raises(UploadFailed):
            asyncio.run(store.put("t1/ann.webm", film, "video/webm", 90))


def test_recording_when_there_is_no_bucket_should_lie_in_the_folder(tmp_path: Path) -> None:
    film = tmp_path / "ann.webm"
    film.write_bytes(b"webm")
    asyncio.run(FolderStore(tmp_path / "kept").put("t1/ann.webm", film, "video/webm", 90))
    assert (tmp_path / "kept/t1/ann.webm").read_bytes() == b"webm"
    assert (tmp_path / "kept/t1/ann.webm.about").read_text() == "video/webm\n90\n"


def test_addresses_when_configured_should_be_those() -> None:
    found = address.find_addresses(Settings(addresses="192.0.2.1, 192.0.2.2"))
    assert found == ("192.0.2.1", "192.0.2.2")


def test_addresses_when_not_configured_should_be_the_machines_own() -> None:
    assert address.find_addresses(Settings())


class _Ec2:
    """EC2 as it describes the interface of a Fargate task."""

    def __init__(self, *interfaces: dict[str, Any]) -> None:
        self.interfaces = list(interfaces)
        self.filters: Any = None

    def describe_network_interfaces(self, **asked: Any) -> dict[str, Any]:
        self.filters = asked["Filters"]
        return {"NetworkInterfaces": self.interfaces}


def test_address_when_on_fargate_should_be_the_one_outside_the_gateway() -> None:
    ec2 = _Ec2({"Association": {"PublicIp": "198.51.100.7"}})
    assert address.public_address("10.0.0.5", ec2) == "198.51.100.7"
    assert ec2.filters == [{"Name": "addresses.private-ip-address", "Values": ["10.0.0.5"]}]


def test_address_when_a_task_has_none_should_stop_the_relay() -> None:
    with pytest.raises(address.NoAddress):
        address.public_address("10.0.0.5", _Ec2({}))


def test_address_when_asked_of_ecs_should_be_read_from_its_metadata(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def answer(request: web.Request) -> web.Response:
        task = {"Containers": [{"Networks": [{"IPv4Addresses": ["10.0.0.5"]}]}]}
        return web.Response(text=json.dumps(task))

    async def scene() -> str:
        app = web.Application()
        app.router.add_get("/v4/x/task", answer)
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        monkeypatch.setenv(address.METADATA, f"http://127.0.0.1:{runner.addresses[0][1]}/v4/x")
        found = await asyncio.to_thread(address.private_address)
        await runner.cleanup()
        return found

    assert asyncio.run(scene()) == "10.0.0.5"


def test_settings_when_given_should_be_read_and_shared_out() -> None:
    settings = read_settings(
        {"RELAY_NAME": "r", "RELAY_PORT_FIRST": "100", "RELAY_PORT_LAST": "199", "OTHER": "x"}
    )
    first, second = (settings.of_worker(number, 2) for number in range(2))
    assert (first.name, first.port_first, first.port_last) == ("r-0", 100, 149)
    assert (second.name, second.port_first, second.port_last) == ("r-1", 150, 199)
    assert first.folder != second.folder


def test_settings_when_a_number_is_none_should_be_refused() -> None:
    with pytest.raises(ValueError, match="many"):
        read_settings({"RELAY_MOST_ROOMS": "many"})
