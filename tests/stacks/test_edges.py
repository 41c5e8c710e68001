"""What only AWS asks of the doors: paths as its APIs want them, and leave to write access logs."""

from __future__ import annotations

import json

from stacks.realtime import STAGE
from tests.stacks.conftest import Synthesised


def test_edge_when_it_passes_on_a_socket_should_ask_for_the_stage_without_a_slash(
    synthesised: Synthesised,
) -> None:
    """API Gateway opens a socket at `/live`; `/live/` is another path to it."""
    ((_, function),) = synthesised.all_of("AWS::CloudFront::Function")
    assert f"path === '/ws') request.uri = '/{STAGE}';" in function["FunctionCode"]
    ((_, edge),) = synthesised.all_of("AWS::CloudFront::Distribution")
    assert all("OriginPath" not in one for one in edge["DistributionConfig"]["Origins"])


def test_edge_when_it_passes_on_a_request_should_forward_all_but_the_host_and_store_nothing(
    synthesised: Synthesised,
) -> None:
    ((_, edge),) = synthesised.all_of("AWS::CloudFront::Distribution")
    behaviours = edge["DistributionConfig"]["CacheBehaviors"]
    assert sorted(one["PathPattern"] for one in behaviours) == ["/api/*", "/ws"]
    all_viewer_except_host, caching_disabled = (
        "b689b0a8-53d0-40ab-baf2-68738e2966ac",
        "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
    )
    for one in behaviours:
        assert one["OriginRequestPolicyId"] == all_viewer_except_host
        assert one["CachePolicyId"] == caching_disabled
        assert {"PUT", "POST", "PATCH", "DELETE"} <= set(one["AllowedMethods"])


def test_socket_stage_when_it_logs_should_come_after_the_accounts_leave_to_log(
    synthesised: Synthesised,
) -> None:
    (socket_house,) = [
        template["Resources"]
        for template in synthesised.templates.values()
        if "AWS::ApiGateway::Account" in {one["Type"] for one in template["Resources"].values()}
    ]
    (stage,) = [one for one in socket_house.values() if one["Type"] == "AWS::ApiGatewayV2::Stage"]
    awaited = {socket_house[name]["Type"] for name in stage["DependsOn"]}
    assert "AWS::ApiGateway::Account" in awaited


def test_pages_when_sent_should_run_and_style_from_our_own_files_only(
    synthesised: Synthesised,
) -> None:
    ((_, policy),) = synthesised.all_of("AWS::CloudFront::ResponseHeadersPolicy")
    assert "unsafe" not in json.dumps(policy)
