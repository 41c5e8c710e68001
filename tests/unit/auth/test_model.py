"""Rules of companies, admins and invitations."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sparring.auth.model import Account, Admins, Invitation
from sparring.kit.errors import Conflict

ANN = Account("us_ann", "ann@acme.example", "Ann", "admin", "sub", "2026-01-01T00:00:00.000Z")
BOB = replace(ANN, user_id="us_bob")
OFFER = Invitation(
    invitation_id="iv_1",
    email="kim@acme.example",
    name="Kim",
    role="learner",
    team_id=None,
    digest=b"",
    invited_by="us_ann",
    created_at="2026-01-01T00:00:00.000Z",
    valid_until=1_000,
)


@pytest.mark.parametrize("changed", [replace(ANN, role="manager"), replace(ANN, status="disabled")])
def test_admins_when_the_last_one_goes_should_refuse(changed: Account) -> None:
    with pytest.raises(Conflict) as refused:
        Admins(("us_ann",)).after(changed)
    assert refused.value.code == "last_admin"


def test_admins_when_one_of_two_goes_should_keep_the_other() -> None:
    assert Admins(("us_ann", "us_bob")).after(replace(ANN, role="learner")).user_ids == ("us_bob",)


def test_admins_when_one_comes_twice_should_count_once() -> None:
    assert Admins(("us_ann",)).after(BOB).after(BOB).user_ids == ("us_ann", "us_bob")


def test_invitation_when_time_is_over_should_be_expired_whatever_the_row_says() -> None:
    assert OFFER.status_at(999) == "pending"
    assert OFFER.status_at(1_000) == "expired"
    assert replace(OFFER, status="accepted").status_at(2_000) == "accepted"
    assert replace(OFFER, status="revoked").status_at(2_000) == "revoked"
