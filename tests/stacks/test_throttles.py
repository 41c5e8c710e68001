"""Both doors count: no caller can have more of the house than a stage lets through."""

from __future__ import annotations

from stacks.api import BURST, REQUESTS_PER_SECOND
from stacks.realtime import STAGE
from tests.stacks.conftest import Synthesised


def test_case_38_stages_when_deployed_should_throttle_requests_and_frames(
    synthesised: Synthesised,
) -> None:
    stages = {
        stage["StageName"]: stage["DefaultRouteSettings"]
        for _, stage in synthesised.all_of("AWS::ApiGatewayV2::Stage")
    }
    assert stages.keys() == {"$default", STAGE}
    for settings in stages.values():
        limits = (settings["ThrottlingRateLimit"], settings["ThrottlingBurstLimit"])
        assert limits == (REQUESTS_PER_SECOND, BURST)
        assert 0 < settings["ThrottlingRateLimit"] <= settings["ThrottlingBurstLimit"] <= 1_000
