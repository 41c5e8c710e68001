"""What differs between two deployments of the same stacks: read once from the CDK context."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from constructs import Node

from layers.build import ROOT, Assets


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
    runs_tasks: bool = True
    """Containers; the laptop runs the same program as a process."""

    turn_urls: str = ""
    """TURN servers, separated by spaces; the operator gives them the secret `<stage>-turn`."""

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
            runs_tasks=node.try_get_context("runs_tasks") != "no",
            turn_urls=str(node.try_get_context("turn_urls") or ""),
        )

    def named(self, name: str) -> str:
        """The physical name of a thing, one per stage: `sparring-prod-auth`."""
        return f"sparring-{self.stage}-{name}"


def _built(node: Node) -> dict[str, str]:
    manifest = ROOT / str(node.get_context("assets"))
    if not manifest.exists():
        raise FileNotFoundError(f"{manifest}: run `make synth`, which builds the assets first")
    built: dict[str, str] = json.loads(manifest.read_text())
    return built
