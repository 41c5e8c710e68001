"""AWS has ceilings that no request raises; they are counted before anybody hits them."""

from __future__ import annotations

from tests.stacks.conftest import Synthesised

MOST_INTEGRATIONS = 300
MOST_RESOURCES = 500
MOST_BYTES = 1_000_000
MOST_ENVIRONMENT_BYTES = 4096


def test_http_api_when_counted_should_stay_below_its_ceiling(synthesised: Synthesised) -> None:
    http = [p for _, p in synthesised.all_of("AWS::ApiGatewayV2::Integration")]
    assert 0 < len(http) <= MOST_INTEGRATIONS


def test_stacks_when_counted_should_stay_below_their_ceilings(synthesised: Synthesised) -> None:
    sizes = {name: len(t.get("Resources", {})) for name, t in synthesised.templates.items()}
    assert not {name: size for name, size in sizes.items() if size > MOST_RESOURCES}
    paths = synthesised.folder.glob("*.template.json")
    assert not [path.name for path in paths if path.stat().st_size > MOST_BYTES]


def test_environments_when_counted_should_fit_in_four_kilobytes(synthesised: Synthesised) -> None:
    too_large = [
        place
        for place, function in synthesised.all_of("AWS::Lambda::Function")
        if len(str(function["Environment"]["Variables"])) > MOST_ENVIRONMENT_BYTES
    ]
    assert not too_large
