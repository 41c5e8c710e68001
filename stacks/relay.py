"""Where live media flows: the relay tasks and the recordings that they leave.

A task has a public address of its own and takes media over UDP, so there is no load balancer, and
no NAT: people are told its address, and it dials the WebSocket API for everything else.
"""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_iam as iam
from aws_cdk import aws_logs as logs
from constructs import Construct

from layers.build import ROOT
from stacks.constructs.rules import acknowledge
from stacks.recordings import FOLDER, Recordings, objects
from stacks.surroundings import Surroundings

PORTS = (40_000, 40_999)
HEALTH_PORT = 8_090
_ASKS_FOR_HEALTH = (
    f"import urllib.request as u; u.urlopen('http://127.0.0.1:{HEALTH_PORT}/health', timeout=2)"
)
MOST_TASKS = 4
STOP_SECONDS = 120
LOG_RETENTION = logs.RetentionDays.ONE_MONTH


class Relay(cdk.Stack):
    """The tasks, where there is a cluster to run them."""

    def __init__(self, scope: Construct, around: Surroundings, recordings: Recordings) -> None:
        settings = around.settings
        super().__init__(scope, "relay", stack_name=settings.named("relay"))
        self.around, self.films = around, recordings
        if settings.runs_tasks:
            self._service()

    def _service(self) -> None:
        network = self._network()
        cluster = ecs.Cluster(
            self,
            "Cluster",
            vpc=network,
            container_insights_v2=ecs.ContainerInsights.ENABLED,
        )
        task = self._task()
        service = ecs.FargateService(
            self,
            "Relays",
            cluster=cluster,
            task_definition=task,
            desired_count=1,
            assign_public_ip=True,
            vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC),
            security_groups=[self._doors(network)],
            circuit_breaker=ecs.DeploymentCircuitBreaker(rollback=True),
            min_healthy_percent=100,
            max_healthy_percent=200,
        )
        scaling = service.auto_scale_task_count(min_capacity=1, max_capacity=MOST_TASKS)
        scaling.scale_on_cpu_utilization("Busy", target_utilization_percent=50)

    def _network(self) -> ec2.Vpc:
        network = ec2.Vpc(
            self,
            "Network",
            max_azs=2,
            nat_gateways=0,
            subnet_configuration=[
                ec2.SubnetConfiguration(name="public", subnet_type=ec2.SubnetType.PUBLIC)
            ],
            restrict_default_security_group=False,
        )
        acknowledge(
            network,
            "AwsSolutions-VPC7",
            "Relays log each connection themselves, with the room; a flow log of media packets "
            "would cost more than the relays.",
        )
        return network

    def _doors(self, network: ec2.Vpc) -> ec2.SecurityGroup:
        doors = ec2.SecurityGroup(
            self, "Doors", vpc=network, description="Media in over UDP, nothing else"
        )
        doors.add_ingress_rule(
            ec2.Peer.any_ipv4(), ec2.Port.udp_range(*PORTS), "Media of people in rooms"
        )
        acknowledge(
            doors,
            "AwsSolutions-EC23",
            "People join from anywhere. A packet without the keys of a call is dropped.",
        )
        return doors

    def _task(self) -> ecs.FargateTaskDefinition:
        task = ecs.FargateTaskDefinition(
            self,
            "Task",
            cpu=1024,
            memory_limit_mib=2048,
            runtime_platform=ecs.RuntimePlatform(
                cpu_architecture=ecs.CpuArchitecture.ARM64,
                operating_system_family=ecs.OperatingSystemFamily.LINUX,
            ),
        )
        task.add_container(
            "relay",
            image=ecs.ContainerImage.from_asset(
                str(ROOT),
                file="relay/Dockerfile",
                exclude=["*", "!relay", "!requirements/relay.txt"],
                ignore_mode=cdk.IgnoreMode.DOCKER,
            ),
            environment=self._environment(),
            health_check=ecs.HealthCheck(
                command=["CMD", "python", "-c", _ASKS_FOR_HEALTH],
                interval=cdk.Duration.seconds(10),
                retries=3,
                start_period=cdk.Duration.seconds(20),
            ),
            logging=ecs.LogDrivers.aws_logs(
                stream_prefix="relay",
                log_group=logs.LogGroup(self, "Logs", retention=LOG_RETENTION),
            ),
            stop_timeout=cdk.Duration.seconds(STOP_SECONDS),
            readonly_root_filesystem=False,
        )
        self._allow(task)
        return task

    def _environment(self) -> dict[str, str]:
        return {
            "RELAY_PORT_FIRST": str(PORTS[0]),
            "RELAY_PORT_LAST": str(PORTS[1]),
            "RELAY_DISCOVER": "ecs",
            "RELAY_HEALTH_PORT": str(HEALTH_PORT),
            "RELAY_BUCKET": self.films.bucket.bucket_name,
            "RELAY_KMS_KEY": self.films.key.key_arn,
            "RELAY_ADMISSION": self._admission(),
            "RELAY_PLATFORM_URL": self._socket_url(),
        }

    def _admission(self) -> str:
        return self.around.settings.named("rooms-admit_relay")

    def _socket_url(self) -> str:
        return f"{self.around.web_origin.replace('https:', 'wss:')}/ws"

    def _allow(self, task: ecs.FargateTaskDefinition) -> None:
        task.add_to_task_role_policy(
            iam.PolicyStatement(
                actions=["lambda:InvokeFunction"],
                resources=[
                    self.format_arn(
                        service="lambda",
                        resource="function",
                        resource_name=self._admission(),
                        arn_format=cdk.ArnFormat.COLON_RESOURCE_NAME,
                    )
                ],
            )
        )
        task.add_to_task_role_policy(
            iam.PolicyStatement(
                actions=["s3:PutObject", "s3:PutObjectTagging", "s3:AbortMultipartUpload"],
                resources=[objects(self.films.arn_export)],
            )
        )
        task.add_to_task_role_policy(
            iam.PolicyStatement(
                # An upload in parts reads back what it encrypted.
                actions=["kms:GenerateDataKey", "kms:Decrypt"],
                resources=[self.films.key.key_arn],
            )
        )
        task.add_to_task_role_policy(
            iam.PolicyStatement(
                actions=["ecs:UpdateTaskProtection"],
                resources=[self.format_arn(service="ecs", resource="task", resource_name="*/*")],
            )
        )
        task.add_to_task_role_policy(
            iam.PolicyStatement(actions=["ec2:DescribeNetworkInterfaces"], resources=["*"])
        )
        self._explain(task)

    def _explain(self, task: ecs.FargateTaskDefinition) -> None:
        acknowledge(
            task, "AwsSolutions-ECS2", "Names, ports and a bucket; what is secret it asks for."
        )
        own = "arn:<AWS::Partition>:ecs:<AWS::Region>:<AWS::AccountId>:task/*/*"
        for resource, reason in {
            f"{self.films.arn_export}/{FOLDER}*": "Files are named as they are made.",
            own: "A task's own name is known when it runs; the cluster is the only one here.",
        }.items():
            acknowledge(task.task_role, f"AwsSolutions-IAM5[Resource::{resource}]", reason)
        acknowledge(
            task.task_role,
            "AwsSolutions-IAM5[Resource::*]",
            "A task asks for its own public address; EC2 offers no narrower permission for it.",
        )
        acknowledge(
            task.obtain_execution_role(),
            "AwsSolutions-IAM5[Resource::*]",
            "The token for the image registry is one for the whole account.",
        )
