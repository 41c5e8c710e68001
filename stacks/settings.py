"""What differs between two deployments of the same stacks: read once from the CDK context."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from constructs import Node

from layers.build import ROOT, Assets

STAGES = re.compile(r"[a-z][a-z0-9-]{0,15}")
"""Part of every physical name; the longest of them must stay within 64 characters."""


@dataclass(frozen=True)
class Settings:
    """`web_origin` and `socket_base` are empty on AWS, where the stacks know them themselves."""

    stage: str
    assets: Assets
    functions_root: Path
    mail_from: str
    web_origin: str = ""
    socket_base: str = ""
    keeps_data: bool = True
    checks_rules: bool = True
    over_tls: bool = True
    model_hosts: str = "public"
    makes_sender: bool = True
    web_certificate: str = ""
    alarms_to: str = ""

    def __post_init__(self) -> None:
        """Refuse what CloudFormation would refuse only half way through."""
        if not STAGES.fullmatch(self.stage):
            raise ValueError(f"stage {self.stage!r}: up to 16 small letters, digits and hyphens")
        if self.web_certificate and not self.web_origin.startswith("https://"):
            raise ValueError("a certificate needs the web_origin that it is for: https://...")

    @classmethod
    def from_context(cls, node: Node) -> Settings:
        """Read the context; a missing stage, manifest or sender is an error here, not later."""
        return cls(
            stage=str(node.get_context("stage")),
            assets=Assets(**(node.try_get_context("given_assets") or _built(node))),
            functions_root=ROOT / str(node.try_get_context("functions_root") or "functions"),
            mail_from=str(node.get_context("mail_from")),
            web_origin=str(node.try_get_context("web_origin") or ""),
            socket_base=str(node.try_get_context("socket_base") or ""),
            keeps_data=node.try_get_context("keeps_data") != "no",
            checks_rules=node.try_get_context("checks_rules") != "no",
            over_tls=node.try_get_context("over_tls") != "no",
            model_hosts=str(node.try_get_context("model_hosts") or "public"),
            makes_sender=node.try_get_context("makes_sender") != "no",
            web_certificate=str(node.try_get_context("web_certificate") or ""),
            alarms_to=str(node.try_get_context("alarms_to") or ""),
        )

    @property
    def chosen(self) -> dict[str, str]:
        """What the operator chose, kept with the deployment so that the next one knows it."""
        return {
            "mail_from": self.mail_from,
            "web_origin": self.web_origin,
            "web_certificate": self.web_certificate,
            "alarms_to": self.alarms_to,
            "makes_sender": "yes" if self.makes_sender else "no",
        }

    def named(self, name: str) -> str:
        """The physical name of a thing, one per stage: `sparring-prod-auth`."""
        return f"sparring-{self.stage}-{name}"


def _built(node: Node) -> dict[str, str]:
    manifest = ROOT / str(node.get_context("assets"))
    if not manifest.exists():
        raise FileNotFoundError(f"{manifest}: run `make synth`, which builds the assets first")
    built: dict[str, str] = json.loads(manifest.read_text())
    return built
