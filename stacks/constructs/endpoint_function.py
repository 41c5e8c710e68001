"""The only place where a Lambda is configured: code, layers, role, logs, tracing, alarms."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import aws_cdk as cdk
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_logs as logs
from constructs import Construct

from stacks.constructs.grants import Permission, permission
from stacks.constructs.rules import acknowledge
from stacks.discovery import Found
from stacks.surroundings import Surroundings

RUNTIME = lambda_.Runtime.PYTHON_3_13
DURATION_SHARE = 0.8
TRACES = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"]


@dataclass(frozen=True)
class Code:
    """The functions asset and the layers of one stack; each stack has its own layer versions,
    as CloudFormation never lets an exported layer version change."""

    functions: lambda_.Code
    domain: lambda_.LayerVersion
    third_party: dict[str, lambda_.LayerVersion]

    @classmethod
    def of(cls, stack: cdk.Stack, around: Surroundings, names: Collection[str]) -> Code:
        """Layer versions for the `names` that this stack's functions declare."""
        assets = around.settings.assets
        zips = {"runtime": assets.runtime, "ai": assets.ai}
        return cls(
            lambda_.Code.from_asset(assets.functions),
            _layer(stack, "domain", assets.domain),
            {name: _layer(stack, name, zips[name]) for name in sorted(names)},
        )

    def layers_of(self, found: Found) -> list[lambda_.ILayerVersion]:
        """The layers of one function, ours last so that it is found first."""
        return [*(self.third_party[name] for name in found.declaration.layers), self.domain]


def _layer(stack: cdk.Stack, name: str, zip_file: str) -> lambda_.LayerVersion:
    return lambda_.LayerVersion(
        stack,
        f"{name.title()}Layer",
        code=lambda_.Code.from_asset(zip_file),
        compatible_runtimes=[RUNTIME],
        compatible_architectures=[lambda_.Architecture.ARM_64],
        removal_policy=cdk.RemovalPolicy.DESTROY,
    )


class EndpointFunction(Construct):
    """One declared function with exactly the permissions that it declares."""

    def __init__(self, scope: Construct, found: Found, around: Surroundings, code: Code) -> None:
        super().__init__(scope, found.title)
        self.found = found
        self.around = around
        self.log_group = self._log_group()
        self.role = self._role()
        self.function = self._function(code)
        self._explain()
        for grant in found.declaration.all_grants:
            self.give(permission(grant, self.around))
        self._alarms()

    def give(self, given: Permission) -> None:
        """Add statements to the role and variables to the environment."""
        for statement in given.statements:
            self.role.add_to_policy(statement)
        for name, value in given.environment.items():
            self.function.add_environment(name, value)
        for rule, reason in given.accepted.items():
            acknowledge(self.role, rule, reason)

    def _log_group(self) -> logs.LogGroup:
        return logs.LogGroup(
            self,
            "Logs",
            log_group_name=f"/aws/lambda/{self._name()}",
            retention=logs.RetentionDays.ONE_MONTH,
            removal_policy=cdk.RemovalPolicy.DESTROY,
        )

    def _name(self) -> str:
        return self.around.settings.named(f"{self.found.module}-{self.found.name}")

    def _role(self) -> iam.Role:
        role = iam.Role(self, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
        role.add_to_policy(
            iam.PolicyStatement(
                actions=["logs:CreateLogStream", "logs:PutLogEvents"],
                resources=[self.log_group.log_group_arn],
            )
        )
        role.add_to_policy(iam.PolicyStatement(actions=TRACES, resources=["*"]))
        acknowledge(role, "AwsSolutions-IAM5[Resource::*]", "X-Ray has no resources to name.")
        return role

    def _function(self, code: Code) -> lambda_.Function:
        declaration = self.found.declaration
        return lambda_.Function(
            self,
            "Function",
            function_name=self._name(),
            runtime=RUNTIME,
            architecture=lambda_.Architecture.ARM_64,
            handler=self.found.handler,
            code=code.functions,
            layers=code.layers_of(self.found),
            role=self.role.without_policy_updates(),
            timeout=cdk.Duration.seconds(declaration.timeout),
            memory_size=declaration.memory,
            environment=self._environment(),
            log_group=self.log_group,
            logging_format=lambda_.LoggingFormat.JSON,
            tracing=lambda_.Tracing.ACTIVE,
        )

    def _explain(self) -> None:
        for rule in ("AwsSolutions-L1", "Serverless-LambdaLatestVersion"):
            acknowledge(self.function, rule, "3.13 starts faster than 3.14 and has every wheel.")
        acknowledge(
            self.function,
            "Serverless-LambdaDLQ",
            "Nothing calls it asynchronously: requests answer their caller, queues and streams "
            "have dead letter queues of their own, and a schedule's next run repeats the work.",
        )

    def _environment(self) -> dict[str, str]:
        settings = self.around.settings
        environment = {
            "STAGE": settings.stage,
            "LOG_LEVEL": "INFO",
            "POWERTOOLS_SERVICE_NAME": self.found.module,
        }
        if self.around.web_origin:
            environment["WEB_ORIGIN"] = self.around.web_origin
        if "ai" in self.found.declaration.layers:
            environment["SPARRING_EMBEDDINGS"] = settings.assets.embeddings
            # A function has about one processor, and threads that wait for each other on it burn
            # as much again: measured, 1.5 s of CPU for a first call instead of 0.7 s.
            environment["OPENBLAS_NUM_THREADS"] = "1"
        return environment

    def _alarms(self) -> None:
        limit = self.found.declaration.timeout * 1000 * DURATION_SHARE
        five = cdk.Duration.minutes(5)
        self.alarm("Errors", self.function.metric_errors(period=five), 1)
        self.alarm("Throttles", self.function.metric_throttles(period=five), 1)
        self.alarm("Slow", self.function.metric_duration(period=five, statistic="p99"), limit)

    def alarm(self, title: str, metric: cloudwatch.Metric, threshold: float) -> None:
        """Tell the operators when `metric` reaches `threshold` in one period."""
        watch = metric.create_alarm(
            self,
            title,
            threshold=threshold,
            evaluation_periods=1,
            comparison_operator=cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
            treat_missing_data=cloudwatch.TreatMissingData.NOT_BREACHING,
        )
        watch.add_alarm_action(self.around.foundation.alarm_action)
