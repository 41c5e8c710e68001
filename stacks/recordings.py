"""Where recordings rest, and until when: every file carries the number of days it is kept."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_kms as kms
from aws_cdk import aws_s3 as s3
from constructs import Construct

from sparring.kit.declare import RECORDING_DAYS
from stacks.constructs.rules import acknowledge
from stacks.foundation import Foundation
from stacks.settings import Settings

FOLDER = "recordings/"
TAG = "keep-days"
"""The relay writes it on each file; companies choose among the numbers that have a rule here."""


class Recordings(cdk.Stack):
    """The bucket, its key, and a rule for each number of days."""

    def __init__(self, scope: Construct, settings: Settings, foundation: Foundation) -> None:
        super().__init__(scope, "recordings", stack_name=settings.named("recordings"))
        self.key = kms.Key(
            self,
            "RecordingsKey",
            alias=settings.named("recordings"),
            description="Encrypts recordings at rest",
            enable_key_rotation=True,
            removal_policy=foundation.removal,
        )
        self.bucket = s3.Bucket(
            self,
            "Recordings",
            block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
            encryption=s3.BucketEncryption.KMS,
            encryption_key=self.key,
            bucket_key_enabled=True,
            enforce_ssl=settings.over_tls,
            object_ownership=s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
            lifecycle_rules=_rules(),
            removal_policy=foundation.removal,
        )
        acknowledge(
            self.bucket,
            "AwsSolutions-S1",
            "Every look at a recording goes through a function that logs who looked.",
        )
        self.arn_export = settings.named("recordings-arn")
        cdk.CfnOutput(
            self, "RecordingsArn", value=self.bucket.bucket_arn, export_name=self.arn_export
        )
        cdk.CfnOutput(self, "RecordingsBucket", value=self.bucket.bucket_name)
        cdk.CfnOutput(self, "RecordingsKeyArn", value=self.key.key_arn)


def objects(arn_export: str) -> str:
    """The ARN of all files: by a fixed name, so that rules on it can be told by a fixed text."""
    return f"{cdk.Fn.import_value(arn_export)}/{FOLDER}*"


def _rules() -> list[s3.LifecycleRule]:
    """No versions are kept, so what expires or is deleted is gone."""
    due = [
        s3.LifecycleRule(
            id=f"after-{days}-days",
            prefix=FOLDER,
            tag_filters={TAG: str(days)},
            expiration=cdk.Duration.days(days),
        )
        for days in RECORDING_DAYS
    ]
    broken = s3.LifecycleRule(
        id="broken-uploads", abort_incomplete_multipart_upload_after=cdk.Duration.days(1)
    )
    return [*due, broken]
