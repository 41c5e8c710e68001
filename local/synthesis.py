"""Turns the stacks into templates for the embedded cloud, once for each set of inputs."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path

from layers.build import Assets
from layers.tools import run_tool
from local.errors import HouseError
from local.house import BUILD, MAIL_FROM, ROOT, STAGE, House

INPUTS = ("stacks", "functions", "layers/domain", "app.py", "cdk.json", "requirements/up.txt")


def synthesise(house: House, assets: Assets, cloud: str) -> Path:
    """The folder with the templates; made anew only when something that goes in has changed."""
    context: dict[str, object] = {
        "stage": STAGE,
        "mail_from": MAIL_FROM,
        "web_origin": house.url,
        "socket_base": f"{cloud}/_aws/execute-api",
        "keeps_data": "no",
        "checks_rules": "no",
        "over_tls": "no",
        "runs_tasks": "no",
        "model_hosts": "private",
        "given_assets": asdict(assets),
    }
    folder = BUILD / "synth" / _key(context)
    if folder.exists():
        os.utime(folder)
    else:
        folder.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=folder.parent))
        try:
            run_app(context, draft)
        except HouseError:
            shutil.rmtree(draft)
            raise
        draft.rename(folder)
    return folder


def _key(context: dict[str, object]) -> str:
    digest = hashlib.sha256(json.dumps(context, sort_keys=True).encode())
    for name in INPUTS:
        digest.update(tree_hash(ROOT / name).encode())
    return digest.hexdigest()[:16]


def tree_hash(path: Path) -> str:
    """A hash over the names and contents of a file or of everything below a folder."""
    files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
    digest = hashlib.sha256()
    for file in files:
        if "__pycache__" not in file.parts:
            digest.update(f"{file.relative_to(path.parent)}\0".encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def run_app(context: dict[str, object], folder: Path) -> None:
    """Run `app.py` as the CDK command line does, with `context`, into `folder`."""
    given = {"CDK_OUTDIR": str(folder), "CDK_CONTEXT_JSON": json.dumps(context)}
    done = run_tool("python", "app.py", cwd=ROOT, more=given, quiet=True)
    if done.returncode:
        raise HouseError(f"The stacks could not be synthesised:\n{done.stderr[-3000:]}")
