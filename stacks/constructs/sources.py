"""What calls a function: an HTTP route, a socket route, a queue, a stream, a schedule."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_apigatewayv2 as gateway
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_scheduler as scheduler
from aws_cdk import aws_sqs as sqs

from sparring.kit.declare import Endpoint, Schedule, SocketRoute, StreamReader, Subscriber
from stacks.constructs.endpoint_function import EndpointFunction
from stacks.constructs.grants import announcing
from stacks.constructs.rules import acknowledge

SOURCE = "sparring"
GATEWAY_SECONDS = 29
VISIBILITY_TIMES = 6
STREAM_HOURS = 24


def add_http_route(
    made: EndpointFunction, route: Endpoint, api: gateway.CfnApi, authorizer_id: str
) -> None:
    """One integration and one route; without a token only where the declaration says why."""
    integration = gateway.CfnIntegration(
        made,
        "Integration",
        api_id=api.ref,
        integration_type="AWS_PROXY",
        integration_uri=made.function.function_arn,
        payload_format_version="2.0",
        timeout_in_millis=min(route.timeout, GATEWAY_SECONDS) * 1000,
    )
    placed = gateway.CfnRoute(
        made,
        "Route",
        api_id=api.ref,
        route_key=f"{route.method} {route.path}",
        target=f"integrations/{integration.ref}",
        authorization_type="NONE" if route.public else "JWT",
        authorizer_id=None if route.public else authorizer_id,
    )
    _let_gateway_call(made, api, f"*/{route.method}/*")
    if route.public:
        acknowledge(placed, "AwsSolutions-APIG4", route.public_because)


def add_socket_route(
    made: EndpointFunction, route: SocketRoute, api: gateway.CfnApi, authorizer_id: str | None
) -> None:
    """One route of the WebSocket API; only `$connect` can have an authorizer."""
    integration = gateway.CfnIntegration(
        made,
        "Integration",
        api_id=api.ref,
        integration_type="AWS_PROXY",
        integration_uri=_invocation_uri(made),
    )
    guarded = route.route == "$connect" and authorizer_id is not None
    placed = gateway.CfnRoute(
        made,
        "Route",
        api_id=api.ref,
        route_key=route.route,
        target=f"integrations/{integration.ref}",
        authorization_type="CUSTOM" if guarded else "NONE",
        authorizer_id=authorizer_id if guarded else None,
    )
    _let_gateway_call(made, api, f"*/{route.route}")
    if not guarded:
        acknowledge(
            placed,
            "AwsSolutions-APIG4",
            "$connect takes a one-use ticket, checked by its function; a WebSocket API has no "
            "authorizer on the routes after it.",
        )


def add_socket_authorizer(made: EndpointFunction, api: gateway.CfnApi) -> str:
    """The REQUEST authorizer of `$connect`, fed with the ticket; answers its id."""
    authorizer = gateway.CfnAuthorizer(
        made,
        "Authorizer",
        api_id=api.ref,
        name="ticket",
        authorizer_type="REQUEST",
        authorizer_uri=_invocation_uri(made),
        identity_source=["route.request.querystring.ticket"],
    )
    _let_gateway_call(made, api, f"authorizers/{authorizer.ref}")
    return authorizer.ref


def _invocation_uri(made: EndpointFunction) -> str:
    return (
        f"arn:{cdk.Aws.PARTITION}:apigateway:{cdk.Aws.REGION}:lambda:path/2015-03-31/functions/"
        f"{made.function.function_arn}/invocations"
    )


def _let_gateway_call(made: EndpointFunction, api: gateway.CfnApi, route: str) -> None:
    lambda_.CfnPermission(
        made,
        "Permission",
        action="lambda:InvokeFunction",
        function_name=made.function.function_arn,
        principal="apigateway.amazonaws.com",
        source_arn=(
            f"arn:{cdk.Aws.PARTITION}:execute-api:{cdk.Aws.REGION}:{cdk.Aws.ACCOUNT_ID}:"
            f"{api.ref}/{route}"
        ),
    )


def add_subscription(made: EndpointFunction, heard: Subscriber) -> None:
    """Rule → queue → function, and after `attempts` deliveries a dead letter queue."""
    dead = dead_letters(made)
    queue = sqs.Queue(
        made,
        "Queue",
        encryption=sqs.QueueEncryption.SQS_MANAGED,
        enforce_ssl=made.around.settings.over_tls,
        visibility_timeout=cdk.Duration.seconds(made.found.declaration.timeout * VISIBILITY_TIMES),
        delivery_delay=cdk.Duration.seconds(heard.delay),
        dead_letter_queue=sqs.DeadLetterQueue(max_receive_count=heard.attempts, queue=dead),
    )
    rule = events.Rule(
        made,
        "Heard",
        event_bus=made.around.foundation.bus,
        event_pattern=events.EventPattern(
            source=[SOURCE], detail_type=[f"{fact}.v1" for fact in heard.facts]
        ),
    )
    rule.add_target(targets.SqsQueue(queue, dead_letter_queue=dead))
    _read_queue(made, queue, heard.batch)
    if heard.again:
        made.function.add_environment("QUEUE_URL", queue.queue_url)
        _allow_queue(made, queue, "sqs:SendMessage")


def _read_queue(made: EndpointFunction, queue: sqs.Queue, batch: int) -> None:
    _allow_queue(
        made,
        queue,
        "sqs:ReceiveMessage",
        "sqs:DeleteMessage",
        "sqs:ChangeMessageVisibility",
        "sqs:GetQueueAttributes",
    )
    source = lambda_.CfnEventSourceMapping(
        made,
        "Source",
        function_name=made.function.function_arn,
        event_source_arn=queue.queue_arn,
        batch_size=batch,
        function_response_types=["ReportBatchItemFailures"],
    )
    acknowledge(
        source,
        "Serverless-LambdaEventSourceMappingDestination",
        "A queue takes no failure destination; its own redrive policy does that work.",
    )


def add_stream(made: EndpointFunction, reader: StreamReader) -> None:
    """Outbox rows of each table's stream; what cannot be published goes to a dead letter queue."""
    dead = dead_letters(made)
    made.function.add_environment("DEAD_LETTER_URL", dead.queue_url)
    _allow_queue(made, dead, "sqs:SendMessage")
    made.give(announcing(made.around))
    for table in reader.tables:
        _read_stream(made, table, dead)
    age = made.function.metric("IteratorAge", statistic="Maximum", period=cdk.Duration.minutes(5))
    made.alarm("Behind", age, 60_000)


def _read_stream(made: EndpointFunction, table: str, dead: sqs.Queue) -> None:
    owner = made.around.foundation.tables[table]
    stream = owner.table_stream_arn
    key = iam.PolicyStatement(
        actions=["kms:Decrypt"], resources=[made.around.foundation.table_key.key_arn]
    )
    reads = ["dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:DescribeStream"]
    made.role.add_to_policy(iam.PolicyStatement(actions=reads, resources=[str(stream)]))
    made.role.add_to_policy(key)
    lambda_.CfnEventSourceMapping(
        made,
        f"{table.title()}Source",
        function_name=made.function.function_arn,
        event_source_arn=stream,
        starting_position="TRIM_HORIZON",
        batch_size=25,
        bisect_batch_on_function_error=True,
        maximum_retry_attempts=10,
        maximum_record_age_in_seconds=STREAM_HOURS * 3600 - 60,
        function_response_types=["ReportBatchItemFailures"],
        destination_config=lambda_.CfnEventSourceMapping.DestinationConfigProperty(
            on_failure=lambda_.CfnEventSourceMapping.OnFailureProperty(destination=dead.queue_arn)
        ),
        filter_criteria=lambda_.CfnEventSourceMapping.FilterCriteriaProperty(
            filters=[
                lambda_.CfnEventSourceMapping.FilterProperty(
                    pattern='{"eventName":["INSERT"],"dynamodb":{"Keys":{"sk":{"S":["EVT"]}}}}'
                )
            ]
        ),
    )


def add_schedule(made: EndpointFunction, plan: Schedule) -> None:
    """Every so many minutes; a missed or failed run is made good by the next one."""
    role = iam.Role(
        made, "SchedulerRole", assumed_by=iam.ServicePrincipal("scheduler.amazonaws.com")
    )
    role.add_to_policy(
        iam.PolicyStatement(
            actions=["lambda:InvokeFunction"], resources=[made.function.function_arn]
        )
    )
    unit = "minute" if plan.minutes == 1 else "minutes"
    scheduler.CfnSchedule(
        made,
        "Schedule",
        schedule_expression=f"rate({plan.minutes} {unit})",
        flexible_time_window=scheduler.CfnSchedule.FlexibleTimeWindowProperty(mode="OFF"),
        target=scheduler.CfnSchedule.TargetProperty(
            arn=made.function.function_arn,
            role_arn=role.role_arn,
            retry_policy=scheduler.CfnSchedule.RetryPolicyProperty(maximum_retry_attempts=2),
        ),
    )


def dead_letters(made: EndpointFunction) -> sqs.Queue:
    """Where what failed for good waits two weeks for a person, with an alarm on its depth."""
    queue = sqs.Queue(
        made,
        "DeadLetters",
        encryption=sqs.QueueEncryption.SQS_MANAGED,
        enforce_ssl=made.around.settings.over_tls,
        retention_period=cdk.Duration.days(14),
    )
    for rule in ("AwsSolutions-SQS3", "Serverless-SQSRedrivePolicy"):
        acknowledge(queue, rule, "It is the dead letter queue itself.")
    depth = queue.metric_approximate_number_of_messages_visible(period=cdk.Duration.minutes(5))
    made.alarm("DeadLettersWaiting", depth, 1)
    return queue


def _allow_queue(made: EndpointFunction, queue: sqs.Queue, *actions: str) -> None:
    statement = iam.PolicyStatement(actions=list(actions), resources=[queue.queue_arn])
    made.role.add_to_policy(statement)
