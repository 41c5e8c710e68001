"""Letters: plain text and the same in simple HTML."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from botocore.exceptions import ClientError

from sparring.auth import directory, mail
from sparring.kit.errors import Unavailable
from tests.support.company import House, auth_house


@pytest.fixture(autouse=True)
def house() -> Iterator[House]:
    with auth_house() as house:
        yield house


def test_send_when_names_hold_markup_or_lines_should_stay_one_letter(house: House) -> None:
    letter = mail.verification('<img src=x onerror="x">', "tn.us.secret")
    assert mail.send("ann@acme.example", letter) is True
    (sent,) = house.mailbox.letters
    assert "<img" not in sent["html"]
    assert sent["text"].count("/verify-email?token=tn.us.secret") == 1


def test_send_when_refused_should_say_so_without_an_error(house: House) -> None:
    house.mailbox.broken = True
    assert mail.send("ann@acme.example", mail.verification("Ann", "t")) is False


def test_directory_when_it_does_not_answer_should_be_unavailable(house: House) -> None:
    house.pool.refuse["AdminGetUser"] = "InternalErrorException: sorry"
    with pytest.raises(Unavailable):
        directory.find("ann@acme.example")


def test_directory_when_it_refuses_us_should_not_be_hidden(house: House) -> None:
    house.pool.refuse["AdminGetUser"] = "AccessDeniedException: not authorized"
    with pytest.raises(ClientError):
        directory.find("ann@acme.example")
