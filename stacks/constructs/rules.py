"""Acknowledged exceptions to the rule packs: one id, one construct, one reason."""

from __future__ import annotations

import aws_cdk as cdk
from cdk_nag import AwsSolutionsChecks, ServerlessChecks
from constructs import IConstruct

PACKS = ("AwsSolutions", "Serverless")


def check_rules(app: cdk.App) -> None:
    """Run both packs over every stack; a finding nobody acknowledged fails the synthesis."""
    packs = (AwsSolutionsChecks(app), ServerlessChecks(app))
    cdk.Validations.of(app).add_plugins(*packs)


def acknowledge(construct: IConstruct, rule: str, reason: str) -> None:
    """Accept one finding on one construct: `rule` as the pack prints it, without its prefix."""
    pack = "AwsSolutions" if rule.startswith("AwsSolutions") else "Serverless"
    finding = cdk.Acknowledgment(id=f"{pack}::{rule}", reason=reason)
    cdk.Validations.of(construct).acknowledge(finding)
