"""The relay task: media in over UDP, a way out to the socket, a bucket, and time to say goodbye."""

from __future__ import annotations

from sparring.kit.declare import RECORDING_DAYS
from stacks.recordings import FOLDER, TAG
from tests.stacks.conftest import Synthesised


def test_task_when_deployed_should_take_media_only_and_stop_in_two_minutes(
    synthesised: Synthesised,
) -> None:
    ((_, doors),) = synthesised.all_of("AWS::EC2::SecurityGroup")
    assert [
        (rule["IpProtocol"], rule["FromPort"], rule["ToPort"])
        for rule in doors["SecurityGroupIngress"]
    ] == [("udp", 40_000, 40_999)]
    ((_, task),) = synthesised.all_of("AWS::ECS::TaskDefinition")
    (container,) = task["ContainerDefinitions"]
    assert container["StopTimeout"] == 120
    assert task["RuntimePlatform"]["CpuArchitecture"] == "ARM64"
    environment = {one["Name"]: one["Value"] for one in container["Environment"]}
    assert environment["RELAY_PORT_FIRST"] == "40000"
    assert environment["RELAY_ADMISSION"] == "sparring-prod-rooms-admit_relay"
    assert "wss://" in str(environment["RELAY_PLATFORM_URL"])


def test_recordings_when_kept_should_be_under_a_customer_key_and_never_public(
    synthesised: Synthesised,
) -> None:
    buckets = {place: one for place, one in synthesised.all_of("AWS::S3::Bucket")}
    (bucket,) = [one for place, one in buckets.items() if place.startswith("recordings/")]
    (rule,) = bucket["BucketEncryption"]["ServerSideEncryptionConfiguration"]
    assert rule["ServerSideEncryptionByDefault"]["SSEAlgorithm"] == "aws:kms"
    assert set(bucket["PublicAccessBlockConfiguration"].values()) == {True}
    assert "VersioningConfiguration" not in bucket, "an old version would outlive its deletion"


def test_recordings_when_their_days_are_over_should_delete_themselves(
    synthesised: Synthesised,
) -> None:
    buckets = {place: one for place, one in synthesised.all_of("AWS::S3::Bucket")}
    (bucket,) = [one for place, one in buckets.items() if place.startswith("recordings/")]
    rules = bucket["LifecycleConfiguration"]["Rules"]
    due = {
        int(tag["Value"]): rule["ExpirationInDays"]
        for rule in rules
        for tag in rule.get("TagFilters", ())
        if tag["Key"] == TAG and rule["Prefix"] == FOLDER and rule["Status"] == "Enabled"
    }
    assert due == {days: days for days in RECORDING_DAYS}
