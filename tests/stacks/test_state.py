"""Where data rests: tables, queues, keys, the user pool, the pages' bucket."""

from __future__ import annotations

import json
from typing import Any

from sparring.kit.declare import Subscriber
from stacks import security_headers
from stacks.discovery import table_names
from tests.stacks.conftest import Synthesised

VISIBILITY_TIMES = 6
JUDGING = ("OnRoleplayEnded", "OnRescoreAsked")


def test_tables_when_deployed_should_keep_every_protection(synthesised: Synthesised) -> None:
    tables = dict(synthesised.all_of("AWS::DynamoDB::Table"))
    assert len(tables) == len(table_names(synthesised.found))
    for place, table in tables.items():
        assert table["BillingMode"] == "PAY_PER_REQUEST", place
        assert table["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"], place
        assert table["TimeToLiveSpecification"] == {
            "AttributeName": "expires_at",
            "Enabled": True,
        }, place
        assert table["SSESpecification"]["SSEType"] == "KMS", place
        assert table["SSESpecification"]["KMSMasterKeyId"], place
        assert table["StreamSpecification"]["StreamViewType"] == "NEW_IMAGE", place
        assert table["DeletionProtectionEnabled"], place
        assert [key["AttributeName"] for key in table["KeySchema"]] == ["pk", "sk"], place


def test_tables_when_a_stack_goes_should_stay(synthesised: Synthesised) -> None:
    resources = synthesised.templates["foundation"]["Resources"].values()
    kept = {"AWS::DynamoDB::Table", "AWS::KMS::Key", "AWS::SecretsManager::Secret"}
    policies = {r["DeletionPolicy"] for r in resources if r["Type"] in kept}
    assert policies == {"Retain"}


def test_keys_when_deployed_should_rotate(synthesised: Synthesised) -> None:
    keys = [key for _, key in synthesised.all_of("AWS::KMS::Key")]
    assert keys
    assert all(key["EnableKeyRotation"] for key in keys)


def test_subscriptions_when_deployed_should_go_through_a_queue(synthesised: Synthesised) -> None:
    subscribers = [o for o in synthesised.found if isinstance(o.declaration, Subscriber)]
    rules = dict(synthesised.all_of("AWS::Events::Rule"))
    assert len(rules) == len(subscribers)
    for place, rule in rules.items():
        for target in rule["Targets"]:
            assert "Queue" in json.dumps(target["Arn"]), place
            assert "DeadLetters" in json.dumps(target["DeadLetterConfig"]), place


def test_queues_when_read_should_wait_for_the_function_and_redrive(
    synthesised: Synthesised,
) -> None:
    longest = max(one.declaration.timeout for one in synthesised.found)
    for place, queue in synthesised.all_of("AWS::SQS::Queue"):
        if "DeadLetters" in place:
            assert queue["MessageRetentionPeriod"] == 14 * 24 * 3600, place
        else:
            assert queue["RedrivePolicy"]["maxReceiveCount"] >= 1, place
            assert queue["VisibilityTimeout"] % VISIBILITY_TIMES == 0, place
            assert queue["VisibilityTimeout"] <= longest * VISIBILITY_TIMES, place


def test_queues_when_calls_are_judged_should_hand_out_one_at_a_time(
    synthesised: Synthesised,
) -> None:
    sources = {
        place.rsplit("/", 1)[1]: source["BatchSize"]
        for place, source in synthesised.all_of("AWS::Lambda::EventSourceMapping")
        if "FilterCriteria" not in source
    }
    judging = {name: size for name, size in sources.items() if name.startswith(JUDGING)}
    assert len(judging) == len(JUDGING)
    assert set(judging.values()) == {1}
    assert sources != judging


def test_dead_letters_when_they_wait_should_ring(synthesised: Synthesised) -> None:
    dead = [place for place, _ in synthesised.all_of("AWS::SQS::Queue") if "DeadLetters" in place]
    alarms = [a for _, a in synthesised.all_of("AWS::CloudWatch::Alarm")]
    depths = [a for a in alarms if a["MetricName"] == "ApproximateNumberOfMessagesVisible"]
    assert len(depths) == len(dead) > 0


def test_streams_when_read_should_watch_their_age(synthesised: Synthesised) -> None:
    alarms = [a for _, a in synthesised.all_of("AWS::CloudWatch::Alarm")]
    assert [a["Threshold"] for a in alarms if a["MetricName"] == "IteratorAge"] == [60_000]


def test_user_pool_when_deployed_should_follow_the_password_rule(synthesised: Synthesised) -> None:
    (pool,) = (p for _, p in synthesised.all_of("AWS::Cognito::UserPool"))
    policy = pool["Policies"]["PasswordPolicy"]
    assert policy["MinimumLength"] == 12
    assert all(policy[f"Require{kind}"] for kind in ("Uppercase", "Lowercase", "Numbers"))
    assert pool["AdminCreateUserConfig"]["AllowAdminCreateUserOnly"]
    assert pool["UserPoolTier"] == "ESSENTIALS"
    assert pool["EnabledMfas"] == ["SOFTWARE_TOKEN_MFA"]


def test_client_when_deployed_should_mint_short_tokens(synthesised: Synthesised) -> None:
    (client,) = (c for _, c in synthesised.all_of("AWS::Cognito::UserPoolClient"))
    assert client["AccessTokenValidity"] == 10
    assert client["TokenValidityUnits"]["AccessToken"] == "minutes"
    assert not client["GenerateSecret"]
    assert client["ExplicitAuthFlows"] == [
        "ALLOW_ADMIN_USER_PASSWORD_AUTH",
        "ALLOW_REFRESH_TOKEN_AUTH",
    ]


def test_access_logs_when_written_should_hold_no_secret(synthesised: Synthesised) -> None:
    formats = [
        stage["AccessLogSettings"]["Format"]
        for _, stage in synthesised.all_of("AWS::ApiGatewayV2::Stage")
    ]
    assert len(formats) == 2
    for text in formats:
        assert not [w for w in ("querystring", "path", "header", "claims") if w in text.lower()]


def test_pages_when_sent_should_carry_the_shared_headers(synthesised: Synthesised) -> None:
    (policy,) = (p for _, p in synthesised.all_of("AWS::CloudFront::ResponseHeadersPolicy"))
    said = json.dumps(policy)
    # CloudFront has a switch for `nosniff` where the other headers have a value.
    assert "ContentTypeOptions" in said
    # The bucket that films play from has its name only when it is deployed.
    policy_text = security_headers.content_security_policy("")
    values = {*security_headers.page_headers().values(), f"{policy_text} https://"}
    values -= {"nosniff", policy_text}
    assert not [value for value in values if json.dumps(value)[1:-1] not in said]
    assert (
        policy["ResponseHeadersPolicyConfig"]["SecurityHeadersConfig"]["StrictTransportSecurity"][
            "AccessControlMaxAgeSec"
        ]
        >= 31_536_000
    )


def test_scripts_when_not_ours_should_not_run() -> None:
    rules = dict(
        (name, rest)
        for name, _, rest in (
            rule.partition(" ") for rule in security_headers.content_security_policy().split("; ")
        )
    )
    assert rules["script-src"] == "'self'"
    assert rules["default-src"] == "'none'"
    assert rules["frame-ancestors"] == "'none'"


def test_buckets_when_deployed_should_be_closed(synthesised: Synthesised) -> None:
    buckets: list[dict[str, Any]] = [b for _, b in synthesised.all_of("AWS::S3::Bucket")]
    assert buckets
    for bucket in buckets:
        assert all(bucket["PublicAccessBlockConfiguration"].values())
        assert bucket["BucketEncryption"]
