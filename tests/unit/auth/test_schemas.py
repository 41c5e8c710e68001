"""What names, addresses and passwords may be."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from sparring.auth.schemas import EmailOnly, SignIn, TeamWanted


@pytest.mark.parametrize(
    ("given_as", "kept"),
    [
        ("Ann@ACME.example", "ann@acme.example"),
        ("  ann+sales@acme.co.uk ", "ann+sales@acme.co.uk"),
        ("a@xn--bcher-kva.example", "a@xn--bcher-kva.example"),
        ("o'neil@acme.example", "o'neil@acme.example"),
        ("a@sub-domain.acme.museum", "a@sub-domain.acme.museum"),
    ],
)
def test_email_when_good_should_be_kept_in_lower_case(given_as: str, kept: str) -> None:
    assert EmailOnly(email=given_as).email == kept


@pytest.mark.parametrize(
    "email",
    [
        "",
        "ann",
        "@acme.example",
        "ann@",
        "ann@acme",
        "ann@-acme.example",
        "ann@acme-.example",
        ".ann@acme.example",
        "ann.@acme.example",
        "a..b@acme.example",
        "ann@acme.example.",
        "ann@@acme.example",
        "ann@acme.example,bob@acme.example",
        "ann <ann@acme.example>",
        '"ann"@acme.example',
        "ann@[127.0.0.1]",
        "ann@127.0.0.1",
        "ann@bücher.example",
        "änn@acme.example",
        "\u212a@acme.example",
        "ann@acme.example\r\nBcc: x@y.example",
        "ann\u200b@acme.example",
        "a" * 65 + "@acme.example",
    ],
)
def test_email_when_not_an_address_should_be_refused(email: str) -> None:
    with pytest.raises(ValidationError):
        EmailOnly(email=email)


@given(st.text(max_size=300))
def test_email_when_text_is_anything_should_never_be_slow_or_odd(text: str) -> None:
    try:
        email = EmailOnly(email=text).email
    except ValidationError:
        return
    assert email.isascii()
    assert email == email.lower()
    assert len(email) <= 254


@given(st.text(max_size=80))
def test_name_when_accepted_should_hold_no_control_characters(text: str) -> None:
    try:
        name = TeamWanted(name=text).name
    except ValidationError:
        return
    assert len(name) > 0
    assert not any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in name)
    assert unicodedata.is_normalized("NFC", name)


def test_password_when_given_at_sign_in_should_keep_its_spaces() -> None:
    assert SignIn(email="a@b.example", password="  spaces  ").password == "  spaces  "


def test_password_when_shown_in_an_error_should_not_be_echoed() -> None:
    with pytest.raises(ValidationError) as refused:
        SignIn.model_validate({"email": "a@b.example", "password": ["planted-canary"]})
    assert "planted-canary" not in str(refused.value.errors(include_input=False))


@pytest.mark.parametrize(
    "name", ["名前", "שלום", "👩\u200d🚀", "ไทย", "a\u0301", "·", "ann\u202eexe"]
)
def test_team_name_when_anything_shows_should_be_taken(name: str) -> None:
    assert TeamWanted(name=name).name == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize("name", ["\u200b", "\u2800\u3164", "\u0301", "\ufe0f", "\u202e\u202c"])
def test_team_name_when_nothing_shows_should_be_refused(name: str) -> None:
    with pytest.raises(ValidationError):
        TeamWanted(name=name)
