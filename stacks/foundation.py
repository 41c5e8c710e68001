"""What keeps state or is shared by all: keys, tables, the fact bus, the signing secret."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_cloudwatch_actions as actions
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_events as events
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_secretsmanager as secrets
from aws_cdk import aws_ses as ses
from aws_cdk import aws_sns as sns
from constructs import Construct

from stacks.constructs.rules import acknowledge
from stacks.settings import Settings


class Foundation(cdk.Stack):
    """Tables live here and not beside their functions, so that grants never make stacks cyclic."""

    def __init__(self, scope: Construct, settings: Settings, tables: tuple[str, ...]) -> None:
        super().__init__(scope, "foundation", stack_name=settings.named("foundation"))
        self.settings = settings
        self.table_key = self._key("TableKey", "rests", "Encrypts the tables at rest")
        self.data_key = self._key("DataKey", "secrets", "Wraps the secrets that tenants enter")
        self.bus = events.EventBus(self, "Facts", event_bus_name=settings.named("facts"))
        self.alarms = self._alarm_topic()
        self.alarm_action = actions.SnsAction(self.alarms)
        self.signing_secret = self._signing_secret()
        if settings.turn_urls:
            self._turn_secret()
        if settings.makes_sender:
            ses.CfnEmailIdentity(self, "Sender", email_identity=settings.mail_from)
        self.tables = {name: self._table(name) for name in tables}

    @property
    def removal(self) -> cdk.RemovalPolicy:
        """Data outlives its stack, except where the whole house may be thrown away."""
        return cdk.RemovalPolicy.RETAIN if self.settings.keeps_data else cdk.RemovalPolicy.DESTROY

    def _key(self, title: str, alias: str, purpose: str) -> kms.Key:
        return kms.Key(
            self,
            title,
            alias=self.settings.named(alias),
            description=purpose,
            enable_key_rotation=True,
            removal_policy=self.removal,
        )

    def _table(self, name: str) -> dynamodb.Table:
        return dynamodb.Table(
            self,
            f"{name.title()}Table",
            table_name=self.settings.named(name),
            partition_key=dynamodb.Attribute(name="pk", type=dynamodb.AttributeType.STRING),
            sort_key=dynamodb.Attribute(name="sk", type=dynamodb.AttributeType.STRING),
            billing_mode=dynamodb.BillingMode.PAY_PER_REQUEST,
            encryption=dynamodb.TableEncryption.CUSTOMER_MANAGED,
            encryption_key=self.table_key,
            point_in_time_recovery_specification=dynamodb.PointInTimeRecoverySpecification(
                point_in_time_recovery_enabled=True
            ),
            stream=dynamodb.StreamViewType.NEW_IMAGE,
            time_to_live_attribute="expires_at",
            deletion_protection=self.settings.keeps_data,
            removal_policy=self.removal,
        )

    def _alarm_topic(self) -> sns.Topic:
        topic = sns.Topic(
            self,
            "Alarms",
            topic_name=self.settings.named("alarms"),
            enforce_ssl=self.settings.over_tls,
        )
        topic.grant_publish(iam.ServicePrincipal("cloudwatch.amazonaws.com"))
        acknowledge(
            topic,
            "AwsSolutions-SNS2",
            "CloudWatch can publish to a topic under a customer key only with a wider key policy, "
            "and an alarm says a metric's name and number, nothing of a tenant.",
        )
        return topic

    def _signing_secret(self) -> secrets.Secret:
        return self._secret(
            "SigningSecret",
            "Signs paging cursors",
            "It signs paging cursors that live for a day: a new value only makes open lists "
            "start over, so it is replaced by hand when somebody may have seen it.",
        )

    def _turn_secret(self) -> secrets.Secret:
        return self._secret(
            "TurnSecret",
            "Shared with the TURN servers, which check credentials with it",
            "The TURN servers hold it too, so it is replaced on both sides by hand; what it signs "
            "is good for an hour.",
        )

    def _secret(self, title: str, purpose: str, unrotated_because: str) -> secrets.Secret:
        secret = secrets.Secret(
            self,
            title,
            secret_name=self.settings.named(title.removesuffix("Secret").lower()),
            description=purpose,
            generate_secret_string=secrets.SecretStringGenerator(
                password_length=64, exclude_punctuation=True
            ),
            removal_policy=self.removal,
        )
        acknowledge(secret, "AwsSolutions-SMG4", unrotated_because)
        return secret
