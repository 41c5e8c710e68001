"""Forged and misused access tokens against the running house (ASVS 9.1, 9.2)."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from local.deploy import Cloud
from tests.e2e import tokens
from tests.local.running import Running

KEYS = "https://attacker.example/jwks.json"


@pytest.fixture(scope="module")
def access(house: Running) -> Iterator[str]:
    """A good access token of the demo's learner."""
    login = json.loads((house.house.state / "demo.json").read_text())["learner"]
    body = {"email": login["email"], "password": login["password"]}
    request = urllib.request.Request(
        f"{house.house.url}/api/v1/auth/sign-in",
        json.dumps(body).encode(),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=20) as answer:
        yield str(json.load(answer)["access_token"])


def _status(house: Running, token: str) -> int:
    request = urllib.request.Request(
        f"{house.house.url}/api/v1/me", headers={"Authorization": f"Bearer {token}"}
    )
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return int(error.code)


def _pool_key(house: Running, token: str) -> Any:
    """The emulator's own signing key: the one that published keys name."""
    folder = house.house.state / "cloud" / "services"
    for path in sorted([*folder.glob("cognito-rsa-key.pem"), *folder.glob("cognito-pool-keys/*")]):
        key = tokens.read_key(path.read_bytes()) if path.suffix == ".pem" else None
        header, claims = tokens.parts(token)
        if key is not None and _status(house, tokens.signed(header, claims, key)) == 200:
            return key
    raise AssertionError("the emulator's signing key was not found")


def test_me_when_token_is_good_should_answer(house: Running, access: str) -> None:
    assert _status(house, access) == 200


def test_case_14_me_when_algorithm_is_none_should_refuse(house: Running, access: str) -> None:
    header, claims = tokens.parts(access)
    assert _status(house, tokens.unsigned(header, claims)) == 401
    assert _status(house, ".".join(access.split(".")[:2]) + ".") == 401


def test_case_15_me_when_signed_with_the_public_key_as_secret_should_refuse(
    house: Running, access: str
) -> None:
    secret = tokens.public_pem(_pool_key(house, access))
    header, claims = tokens.parts(access)
    assert _status(house, tokens.signed_hs256(header, claims, secret)) == 401


@pytest.mark.parametrize("kid", ["unknown", "../../etc/passwd", KEYS, "", "'; DROP TABLE keys;--"])
def test_case_16_me_when_key_id_is_not_ours_should_refuse(
    house: Running, access: str, kid: str
) -> None:
    header, claims = tokens.parts(access)
    forged = tokens.signed({**header, "kid": kid}, claims, tokens.own_key())
    assert _status(house, forged) == 401


@pytest.mark.parametrize("name", ["jku", "x5u", "jwk"])
def test_case_17_me_when_header_brings_its_own_key_should_refuse(
    house: Running, access: str, name: str
) -> None:
    header, claims = tokens.parts(access)
    brought: object = {"kty": "RSA", "n": "AQAB", "e": "AQAB"} if name == "jwk" else KEYS
    forged = tokens.signed({**header, name: brought}, claims, tokens.own_key())
    assert _status(house, forged) == 401


@pytest.mark.parametrize("when", ["expired", "not yet", "no end"])
def test_case_18_me_when_token_is_untimely_should_refuse(
    house: Running, access: str, when: str
) -> None:
    header, claims = tokens.parts(access)
    key = _pool_key(house, access)
    assert _status(house, tokens.signed(header, tokens.untimely(claims)[when], key)) == 401


@pytest.mark.parametrize("name", ["iss", "client_id"])
def test_case_19_me_when_token_is_of_another_pool_or_client_should_refuse(
    house: Running, access: str, name: str
) -> None:
    header, claims = tokens.parts(access)
    wrong = {**claims, name: claims[name] + "x"}
    assert _status(house, tokens.signed(header, wrong, _pool_key(house, access))) == 401


def test_case_20_me_when_token_is_an_id_token_should_refuse(house: Running, access: str) -> None:
    _, claims = tokens.parts(access)
    login = json.loads(Path(house.house.state / "demo.json").read_text())["learner"]
    answer = _sign_in_at_cognito(house.cloud, claims, login)
    assert _status(house, answer["AccessToken"]) == 200
    assert _status(house, answer["IdToken"]) == 401


def _sign_in_at_cognito(cloud: Cloud, claims: Any, login: Any) -> Any:
    answer = cloud.client("cognito-idp").admin_initiate_auth(
        UserPoolId=claims["iss"].rpartition("/")[2],
        ClientId=claims["client_id"],
        AuthFlow="ADMIN_USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": login["email"], "PASSWORD": login["password"]},
    )
    return answer["AuthenticationResult"]
