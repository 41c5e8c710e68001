"""Secrets handed out as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sparring.auth import sealing
from sparring.kit import ids

SECRET = bytes(range(32))


def test_token_when_read_back_should_be_the_same() -> None:
    token = sealing.new_token(ids.new("tn"), ids.new("us"), ids.new("se"))
    assert sealing.read_token(token.text, "us", "se") == token


def test_token_when_read_for_another_purpose_should_be_refused() -> None:
    token = sealing.new_token(ids.new("tn"), ids.new("us"), ids.new("se"))
    assert sealing.read_token(token.text, "us", "ch") is None
    assert sealing.read_token(token.text, "us") is None
    assert sealing.read_token(token.text, "iv") is None


@given(st.text(max_size=400))
def test_token_when_text_is_anything_should_be_read_or_refused_without_an_error(text: str) -> None:
    assert sealing.read_token(text, "us") is None


@given(st.text(alphabet=".#/_\x00tnus01abc", max_size=80))
def test_token_when_text_is_nearly_one_should_never_bring_a_delimiter(text: str) -> None:
    token = sealing.read_token(f"{ids.new('tn')}.{text}.{'A' * 43}", "us")
    assert token is None or "#" not in "".join((token.tenant, *token.ids))


@given(st.text(max_size=200), st.binary(min_size=32, max_size=32))
def test_seal_when_opened_with_its_secret_should_give_the_text(text: str, secret: bytes) -> None:
    encodable = text.encode("utf-8", "ignore").decode()
    assert sealing.unseal(secret, sealing.seal(secret, encodable, "se_1"), "se_1") == encodable


@pytest.mark.parametrize("place", [0, 11, 12, 20, -1])
def test_seal_when_a_bit_changes_should_not_open(place: int) -> None:
    sealed = bytearray(sealing.seal(SECRET, "refresh token", "se_1"))
    sealed[place] ^= 1
    assert sealing.unseal(SECRET, bytes(sealed), "se_1") is None


def test_seal_when_moved_to_another_session_should_not_open() -> None:
    sealed = sealing.seal(SECRET, "refresh token", "se_1")
    assert sealing.unseal(SECRET, sealed, "se_2") is None
    assert sealing.unseal(bytes(32), sealed, "se_1") is None


def test_following_when_asked_twice_should_be_the_same_and_depend_on_the_salt() -> None:
    first = sealing.following(SECRET, b"salt")
    assert first == sealing.following(SECRET, b"salt")
    assert len(first) == 32
    assert first not in {SECRET, sealing.following(SECRET, b"other salt")}


def test_fits_when_secret_is_another_should_be_false() -> None:
    assert sealing.fits(SECRET, sealing.digest(SECRET))
    assert not sealing.fits(bytes(32), sealing.digest(SECRET))
