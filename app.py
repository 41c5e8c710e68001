"""Builds the stacks and nothing else."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "layers" / "domain" / "python"))

import aws_cdk as cdk

from stacks.house import build_house
from stacks.settings import Settings

app = cdk.App()
build_house(app, Settings.from_context(app.node))
app.synth()
