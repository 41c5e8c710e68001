"""Every Lambda: found, compiled for, least allowed, logged, traced and watched."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sparring.kit.declare import Endpoint
from tests.stacks.conftest import Synthesised

ROOT = Path(__file__).parents[2]
FORBIDDEN = {"dynamodb:Scan", "dynamodb:PartiQLSelect", "dynamodb:DeleteTable"}


def functions(synthesised: Synthesised) -> dict[str, dict[str, Any]]:
    found = dict(synthesised.all_of("AWS::Lambda::Function"))
    assert len(found) == len(synthesised.found)
    return found


def test_handlers_when_deployed_should_resolve_to_files(synthesised: Synthesised) -> None:
    lost = []
    for place, function in functions(synthesised).items():
        module, _, attribute = function["Handler"].rpartition(".")
        path = ROOT / f"{module.replace('.', '/')}.py"
        binds = (f"\n{attribute} = ", f"\ndef {attribute}(")
        if not path.is_file() or not any(line in path.read_text() for line in binds):
            lost.append(f"{place}: {function['Handler']}")
    assert not lost


def test_functions_when_deployed_should_run_on_one_platform(synthesised: Synthesised) -> None:
    seen = {
        (f["Runtime"], *f["Architectures"], f["TracingConfig"]["Mode"])
        for f in functions(synthesised).values()
    }
    assert seen == {("python3.13", "arm64", "Active")}


def test_functions_when_deployed_should_log_json_for_a_month(synthesised: Synthesised) -> None:
    formats = {f["LoggingConfig"]["LogFormat"] for f in functions(synthesised).values()}
    assert formats == {"JSON"}
    groups = [g for _, g in synthesised.all_of("AWS::Logs::LogGroup")]
    assert {group.get("RetentionInDays") for group in groups} == {30}
    named = [g for g in groups if str(g.get("LogGroupName", "")).startswith("/aws/lambda/")]
    assert len(named) == len(synthesised.found)


def test_roles_when_granted_should_name_every_action(synthesised: Synthesised) -> None:
    wide = [
        f"{place}: {action}"
        for place, policy in synthesised.all_of("AWS::IAM::Policy")
        for action in actions(policy)
        if "*" in action or action in FORBIDDEN
    ]
    assert not wide


def test_roles_when_granted_should_name_every_table(synthesised: Synthesised) -> None:
    for place, policy in synthesised.all_of("AWS::IAM::Policy"):
        for statement in policy["PolicyDocument"]["Statement"]:
            if statement["Resource"] == "*":
                # X-Ray has no resources to name, a registry's token is for a whole account, and
                # EC2 tells about addresses without asking which.
                anywhere = {"xray:PutTelemetryRecords", "xray:PutTraceSegments"}
                anywhere |= {"ecr:GetAuthorizationToken", "ec2:DescribeNetworkInterfaces"}
                one_sender = "ses:FromAddress" in str(statement.get("Condition"))
                gateway = place.startswith("realtime/GatewayLogs")
                assert one_sender or gateway or set(as_list(statement["Action"])) <= anywhere, place


def test_roles_when_they_write_a_table_should_also_be_let_use_its_key_for_writing(
    synthesised: Synthesised,
) -> None:
    """The emulator never asks for the key; AWS does."""
    for place, policy in synthesised.all_of("AWS::IAM::Policy"):
        given = actions(policy)
        if "dynamodb:PutItem" in given:
            assert {"kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"} <= given, place
        elif "dynamodb:Query" in given:
            assert "kms:Decrypt" in given, place


def test_roles_when_granted_should_hold_what_is_declared(synthesised: Synthesised) -> None:
    """One role per function, and in it the declared table actions and no others."""
    granted = {}
    for place, policy in synthesised.all_of("AWS::IAM::Policy"):
        granted[place.split("/")[1]] = {
            a for a in actions(policy) if a.startswith("dynamodb:") and "Stream" not in a
        }
    for one in synthesised.found:
        declared = {
            f"dynamodb:{action}"
            for grant in one.declaration.all_grants
            if grant.kind == "table"
            for action in grant.actions
        }
        mine = [seen for name, seen in granted.items() if name.startswith(f"{one.title}Role")]
        reading = {"dynamodb:GetRecords", "dynamodb:GetShardIterator"}
        assert any(seen - reading == declared for seen in mine), one.handler


def test_functions_when_deployed_should_each_have_three_alarms(synthesised: Synthesised) -> None:
    watched: dict[str, set[str]] = {}
    for place, alarm in synthesised.all_of("AWS::CloudWatch::Alarm"):
        for dimension in alarm.get("Dimensions", []):
            if dimension["Name"] == "FunctionName":
                key = place.split("/")[0] + json.dumps(dimension["Value"])
                watched.setdefault(key, set()).add(alarm["MetricName"])
        assert alarm["AlarmActions"], place
    assert len(watched) == len(synthesised.found)
    assert all(metrics >= {"Errors", "Throttles", "Duration"} for metrics in watched.values())


def test_public_routes_when_deployed_should_be_those_with_a_reason(
    synthesised: Synthesised,
) -> None:
    routes = dict(synthesised.all_of("AWS::ApiGatewayV2::Route"))
    # A route over HTTP is a method and a path; what comes over a socket was let in by `$connect`.
    deployed = {
        route["RouteKey"]: route["AuthorizationType"]
        for route in routes.values()
        if " " in route["RouteKey"]
    }
    declared = {
        f"{d.method} {d.path}": "NONE" if d.public else "JWT"
        for d in (one.declaration for one in synthesised.found)
        if isinstance(d, Endpoint)
    }
    assert deployed == declared


def actions(policy: dict[str, Any]) -> set[str]:
    statements = policy["PolicyDocument"]["Statement"]
    return {action for statement in statements for action in as_list(statement["Action"])}


def as_list(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value
