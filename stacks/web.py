"""One origin for the browser: pages from a bucket, /api and /ws from the two APIs."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_cloudfront as cloudfront
from aws_cdk import aws_cloudfront_origins as origins
from aws_cdk import aws_s3 as s3
from constructs import Construct

from stacks import security_headers as headers
from stacks.api import Api
from stacks.constructs.rules import acknowledge
from stacks.realtime import STAGE, Realtime
from stacks.recordings import Recordings
from stacks.settings import Settings

ROUTES = cloudfront.FunctionCode.from_inline(
    f"""function handler(event) {{
  var request = event.request;
  var path = request.uri;
  if (path.indexOf('/api/') === 0) request.uri = path.slice(4);
  else if (path === '/ws') request.uri = '/{STAGE}';
  else if (path.lastIndexOf('.') < path.lastIndexOf('/')) request.uri = '/index.html';
  return request;
}}
"""
)


class Web(cdk.Stack):
    """The bucket, the distribution in front of it, and the headers that it adds."""

    def __init__(
        self,
        scope: Construct,
        settings: Settings,
        api: Api,
        socket: Realtime,
        recordings: Recordings,
    ) -> None:
        super().__init__(scope, "web", stack_name=settings.named("web"))
        self.settings = settings
        self.films = f"https://{recordings.bucket.bucket_regional_domain_name}"
        self.log_bucket = self._bucket("Logs", logs_for_itself=True)
        self.bucket = self._bucket("Pages", logs_for_itself=False)
        self.paths = cloudfront.Function(
            self, "Paths", code=ROUTES, runtime=cloudfront.FunctionRuntime.JS_2_0
        )
        self.distribution = self._distribution(api, socket)
        self._explain()
        self.origin = settings.web_origin or f"https://{self.distribution.distribution_domain_name}"
        cdk.CfnOutput(self, "Url", value=self.origin)
        cdk.CfnOutput(self, "PagesBucket", value=self.bucket.bucket_name)
        cdk.CfnOutput(self, "DistributionId", value=self.distribution.distribution_id)

    def _bucket(self, title: str, *, logs_for_itself: bool) -> s3.Bucket:
        bucket = s3.Bucket(
            self,
            title,
            block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
            encryption=s3.BucketEncryption.S3_MANAGED,
            enforce_ssl=self.settings.over_tls,
            object_ownership=s3.ObjectOwnership.BUCKET_OWNER_PREFERRED
            if logs_for_itself
            else s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
            server_access_logs_bucket=None if logs_for_itself else self.log_bucket,
            server_access_logs_prefix=None if logs_for_itself else "pages/",
            lifecycle_rules=[s3.LifecycleRule(expiration=cdk.Duration.days(30))]
            if logs_for_itself
            else None,
            removal_policy=cdk.RemovalPolicy.RETAIN,
        )
        if logs_for_itself:
            acknowledge(bucket, "AwsSolutions-S1", "It holds the access logs itself.")
        return bucket

    def _distribution(self, api: Api, socket: Realtime) -> cloudfront.Distribution:
        http_host = f"{api.api.ref}.execute-api.{self.region}.amazonaws.com"
        socket_host = f"{socket.api.ref}.execute-api.{self.region}.amazonaws.com"
        return cloudfront.Distribution(
            self,
            "Edge",
            comment=self.settings.named("web"),
            default_root_object="index.html",
            http_version=cloudfront.HttpVersion.HTTP2_AND_3,
            price_class=cloudfront.PriceClass.PRICE_CLASS_100,
            minimum_protocol_version=cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
            enable_logging=True,
            log_bucket=self.log_bucket,
            log_file_prefix="edge/",
            log_includes_cookies=False,
            default_behavior=self._pages(),
            additional_behaviors={
                "/api/*": self._passed_on(origins.HttpOrigin(http_host)),
                "/ws": self._passed_on(origins.HttpOrigin(socket_host)),
            },
        )

    def _pages(self) -> cloudfront.BehaviorOptions:
        return cloudfront.BehaviorOptions(
            origin=origins.S3BucketOrigin.with_origin_access_control(self.bucket),
            viewer_protocol_policy=cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
            cache_policy=cloudfront.CachePolicy.CACHING_OPTIMIZED,
            response_headers_policy=self._headers(),
            function_associations=[self._rewriting()],
            compress=True,
        )

    def _passed_on(self, origin: origins.HttpOrigin) -> cloudfront.BehaviorOptions:
        return cloudfront.BehaviorOptions(
            origin=origin,
            allowed_methods=cloudfront.AllowedMethods.ALLOW_ALL,
            viewer_protocol_policy=cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
            cache_policy=cloudfront.CachePolicy.CACHING_DISABLED,
            origin_request_policy=cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
            function_associations=[self._rewriting()],
        )

    def _rewriting(self) -> cloudfront.FunctionAssociation:
        return cloudfront.FunctionAssociation(
            function=self.paths, event_type=cloudfront.FunctionEventType.VIEWER_REQUEST
        )

    def _headers(self) -> cloudfront.ResponseHeadersPolicy:
        plain = {
            name: value
            for name, value in headers.page_headers().items()
            if name.startswith(("Cross-Origin", "Permissions"))
        }
        return cloudfront.ResponseHeadersPolicy(
            self,
            "Headers",
            custom_headers_behavior=cloudfront.ResponseCustomHeadersBehavior(
                custom_headers=[
                    cloudfront.ResponseCustomHeader(header=name, value=value, override=True)
                    for name, value in plain.items()
                ]
            ),
            security_headers_behavior=self._security_headers(),
        )

    def _security_headers(self) -> cloudfront.ResponseSecurityHeadersBehavior:
        return cloudfront.ResponseSecurityHeadersBehavior(
            content_security_policy=cloudfront.ResponseHeadersContentSecurityPolicy(
                content_security_policy=headers.content_security_policy(self.films), override=True
            ),
            content_type_options=cloudfront.ResponseHeadersContentTypeOptions(override=True),
            frame_options=cloudfront.ResponseHeadersFrameOptions(
                frame_option=cloudfront.HeadersFrameOption.DENY, override=True
            ),
            referrer_policy=cloudfront.ResponseHeadersReferrerPolicy(
                referrer_policy=cloudfront.HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN,
                override=True,
            ),
            strict_transport_security=cloudfront.ResponseHeadersStrictTransportSecurity(
                access_control_max_age=cdk.Duration.seconds(headers.HSTS_SECONDS),
                include_subdomains=True,
                override=True,
            ),
        )

    def _explain(self) -> None:
        acknowledge(
            self.distribution,
            "AwsSolutions-CFR1",
            "Sales teams travel; no country is shut out.",
        )
        acknowledge(
            self.distribution,
            "AwsSolutions-CFR2",
            "A web firewall costs more than the rest of a small house; docs/deploy.md says how "
            "to add one, and both APIs are throttled.",
        )
        acknowledge(
            self.distribution,
            "AwsSolutions-CFR4",
            "The default certificate of CloudFront comes with TLSv1; with an own domain the "
            "policy asks for TLSv1.2_2021.",
        )
