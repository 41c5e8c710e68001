"""Deploys the synthesised stacks into the embedded cloud, as CloudFormation is told to on AWS."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from local.errors import HouseError
from local.house import ACCOUNT, REGION, AccessKey

BOOTSTRAP = "/cdk-bootstrap/hnb659fds/version"
POLL_SECONDS = 0.05
PATIENCE_SECONDS = 120


class Cloud:
    """Clients of the embedded cloud, with its root's credentials."""

    def __init__(self, endpoint: str, key: AccessKey) -> None:
        self.endpoint = endpoint
        self._session: Any = boto3.Session(key.id, key.secret, region_name=REGION)

    def client(self, service: str) -> Any:
        """A boto3 client of one service."""
        signature = "s3v4" if service == "s3" else "v4"
        config = Config(signature_version=signature, s3={"addressing_style": "path"})
        return self._session.client(service, endpoint_url=self.endpoint, config=config)


def deploy(cloud: Cloud, synthesised: Path) -> dict[str, str]:
    """Create or update every stack in the order of their dependencies; answers all outputs."""
    manifest = json.loads((synthesised / "manifest.json").read_text())["artifacts"]
    stacks = {n: a for n, a in manifest.items() if a["type"] == "aws:cloudformation:stack"}
    cloud.client("ssm").put_parameter(Name=BOOTSTRAP, Value="30", Type="String", Overwrite=True)
    outputs: dict[str, str] = {}
    for name in _in_order(stacks):
        urls = _upload_assets(cloud, synthesised / f"{name}.assets.json")
        outputs |= _apply(cloud, stacks[name]["properties"]["stackName"], urls[name])
    return outputs


def _in_order(stacks: dict[str, Any]) -> list[str]:
    """Stack names, each after those that it depends on."""
    ordered: list[str] = []

    def visit(name: str) -> None:
        if name in stacks and name not in ordered:
            for needed in stacks[name].get("dependencies", []):
                visit(needed)
            ordered.append(name)

    for name in stacks:
        visit(name)
    return ordered


def _upload_assets(cloud: Cloud, listing: Path) -> dict[str, str]:
    """Put files where the templates look for them; answers the template's address by stack."""
    store = cloud.client("s3")
    urls: dict[str, str] = {}
    for entry in json.loads(listing.read_text())["files"].values():
        destination = next(iter(entry["destinations"].values()))
        bucket, key = _resolved(destination["bucketName"]), destination["objectKey"]
        source = listing.parent / entry["source"]["path"]
        _put(store, bucket, key, source)
        urls[source.name.removesuffix(".template.json")] = f"{cloud.endpoint}/{bucket}/{key}"
    return urls


def _put(store: Any, bucket: str, key: str, source: Path) -> None:
    if not _exists(store.head_bucket, Bucket=bucket):
        store.create_bucket(Bucket=bucket)
    if not _exists(store.head_object, Bucket=bucket, Key=key):
        store.put_object(Bucket=bucket, Key=key, Body=source.read_bytes())


def _exists(ask: Callable[..., object], **what: str) -> bool:
    try:
        ask(**what)
    except ClientError:
        return False
    return True


def _resolved(name: str) -> str:
    return name.replace("${AWS::AccountId}", ACCOUNT).replace("${AWS::Region}", REGION)


def _apply(cloud: Cloud, stack: str, template: str) -> dict[str, str]:
    cloudformation = cloud.client("cloudformation")
    change = {
        "StackName": stack,
        "TemplateURL": template,
        "Capabilities": ["CAPABILITY_NAMED_IAM", "CAPABILITY_IAM"],
    }
    status = _status(cloudformation, stack)
    if status in ("ROLLBACK_COMPLETE", "CREATE_FAILED", "DELETE_COMPLETE"):
        cloudformation.delete_stack(StackName=stack)
        status = ""
    try:
        if status:
            cloudformation.update_stack(**change)
        else:
            cloudformation.create_stack(**change)
    except ClientError as refused:
        if "No updates are to be performed" not in str(refused):
            raise
    return _outputs(cloudformation, stack)


def _status(cloudformation: Any, stack: str) -> str:
    try:
        return str(cloudformation.describe_stacks(StackName=stack)["Stacks"][0]["StackStatus"])
    except ClientError:
        return ""


def _outputs(cloudformation: Any, stack: str) -> dict[str, str]:
    """Wait until the stack stands, then read what it says of itself."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        found = cloudformation.describe_stacks(StackName=stack)["Stacks"][0]
        if found["StackStatus"] in ("CREATE_COMPLETE", "UPDATE_COMPLETE"):
            return {o["OutputKey"]: o["OutputValue"] for o in found.get("Outputs", [])}
        if found["StackStatus"].endswith(("FAILED", "ROLLBACK_COMPLETE")):
            raise HouseError(f"stack {stack}: {_reason(cloudformation, stack)}")
        time.sleep(POLL_SECONDS)
    raise HouseError(f"stack {stack} did not finish within {PATIENCE_SECONDS} seconds")


def _reason(cloudformation: Any, stack: str) -> str:
    events = cloudformation.describe_stack_events(StackName=stack)["StackEvents"]
    reasons = [
        f"{event['LogicalResourceId']}: {event['ResourceStatusReason']}"
        for event in events
        if "FAILED" in event["ResourceStatus"] and event.get("ResourceStatusReason")
    ]
    return reasons[-1] if reasons else "failed without a reason"
