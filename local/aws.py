"""Templates for a real account, and the way there: `python -m local.aws synth|deploy`."""

from __future__ import annotations

import json
import mimetypes
import os
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import boto3

from layers.build import build
from layers.compile_for_aws import TOOLS, install_tools
from layers.tools import BuildError, run_tool
from local.errors import HouseError
from local.house import ROOT
from local.progress import say, step
from local.synthesis import run_app
from local.webapp import build_web
from stacks.security_headers import cache_control

OUT = ROOT / "cdk.out"
MANIFEST = ROOT / "build" / "aws" / "manifest.json"
PACKED = {".br", ".gz"}


def synth() -> None:
    """Build for AWS and write every template to cdk.out; no account is asked."""
    _build()
    context: dict[str, object] = json.loads((ROOT / "cdk.json").read_text())["context"]
    with step("templates and rule packs"):
        run_app(context, OUT)
    for path in sorted(OUT.glob("*.template.json")):
        resources = json.loads(path.read_text()).get("Resources", {})
        say(f"    {path.name.removesuffix('.template.json'):<24} {len(resources):4} resources")


def deploy() -> None:
    """Put every stack and then the pages into the account of the caller's AWS credentials."""
    _build()
    with step("web application"):
        pages = build_web()
    install_tools()
    outputs = _run_cdk()
    with step("pages"):
        _publish(pages, next(one for one in outputs.values() if "PagesBucket" in one))


def _build() -> None:
    with step("functions and layers for arm64"):
        assets = build("aws")
        MANIFEST.write_text(json.dumps(asdict(assets), indent=2))


def _run_cdk() -> dict[str, dict[str, str]]:
    """Let the CDK's own command line deploy; answers each stack's outputs."""
    outputs = ROOT / "build" / "aws" / "outputs.json"
    words = [
        str(TOOLS / "node_modules" / "aws-cdk" / "bin" / "cdk"),
        "deploy",
        "--all",
        "--require-approval",
        "broadening",
    ]
    words += ["--outputs-file", str(outputs), *_chosen_context()]
    if run_tool("node", *words, cwd=ROOT).returncode:
        raise HouseError("The deployment did not finish; what CloudFormation said stands above")
    said: dict[str, dict[str, str]] = json.loads(outputs.read_text())
    return said


def _chosen_context() -> list[str]:
    """`STAGE`, `MAIL_FROM` and `WEB_ORIGIN` of the caller go before those in cdk.json."""
    chosen = {
        name: os.environ.get(name.upper(), "") for name in ("stage", "mail_from", "web_origin")
    }
    return [word for name, value in chosen.items() if value for word in ("-c", f"{name}={value}")]


def _publish(pages: Path, outputs: dict[str, str]) -> None:
    """Upload hashed files first and the page that names them last, then forget the old page."""
    store: Any = boto3.client("s3")
    files = [path for path in pages.rglob("*") if path.is_file() and path.suffix not in PACKED]
    for path in sorted(files, key=lambda path: path.suffix == ".html"):
        name = path.relative_to(pages).as_posix()
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        kept = {"ContentType": kind, "CacheControl": cache_control(name)}
        store.upload_file(str(path), outputs["PagesBucket"], name, ExtraArgs=kept)
    edge: Any = boto3.client("cloudfront")
    stale = {"Quantity": 1, "Items": ["/*"]}
    edge.create_invalidation(
        DistributionId=outputs["DistributionId"],
        InvalidationBatch={"Paths": stale, "CallerReference": str(time.time_ns())},
    )
    say(f"\n  {outputs['Url']}\n")


def main() -> int:
    """Do what the first word says."""
    try:
        {"synth": synth, "deploy": deploy}[sys.argv[1]]()
    except (HouseError, BuildError) as reason:
        sys.stderr.write(f"{reason}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
