"""Tickets and the list of live sockets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sparring.kit.caller import platform
from sparring.kit.errors import Unauthorized
from sparring.realtime.model import MOST_SOCKETS, fingerprint, new_secret, tenant_of, with_socket

NOW = 1_000


def test_ticket_when_made_should_name_its_tenant_and_never_repeat() -> None:
    made = {new_secret(platform("tn_1")) for _ in range(50)}
    assert len(made) == len({fingerprint(one) for one in made}) == 50
    assert {tenant_of(one) for one in made} == {"tn_1"}


@pytest.mark.parametrize("text", ["", ".", "tn_1", "tn_1.", ".secret", "tn#1.secret", "a." * 200])
def test_tenant_when_text_is_no_ticket_should_be_refused(text: str) -> None:
    with pytest.raises(Unauthorized):
        tenant_of(text)


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 2_000), max_size=12))
def test_sockets_when_one_is_added_should_hold_the_live_and_the_new(have: dict[str, int]) -> None:
    after = with_socket(have, "new", 5_000, NOW)
    assert after["new"] == 5_000
    assert len(after) <= MOST_SOCKETS
    assert all(expires > NOW for expires in after.values())
    live = sorted((e for c, e in have.items() if e > NOW and c != "new"), reverse=True)
    kept = sorted((e for c, e in after.items() if c != "new"), reverse=True)
    assert kept == live[: MOST_SOCKETS - 1]
