"""What an access token says about a person, read from their account when it is minted."""

from __future__ import annotations

from collections.abc import Mapping

from sparring.auth import repository
from sparring.kit import lookup
from sparring.kit.caller import platform

CLAIMS = ("tenant", "user_id", "role")


def claims_of(attributes: Mapping[str, str]) -> dict[str, str]:
    """The claims `tenant`, `user_id` and `role`; none for anybody who is not active.

    `attributes` are Cognito's of this person. The role is never taken from them. A token without
    these claims is refused by every door, and sign-in and refresh never hand one out.
    """
    tenant = attributes.get("custom:tenant_id", "")
    user_id = attributes.get("custom:user_id", "")
    if not tenant or not user_id:
        return {}
    caller = platform(tenant, user_id=user_id)
    account = lookup.one(caller, repository.held_account(caller))
    if account is None or not account.active:
        return {}
    return dict(zip(CLAIMS, (tenant, user_id, account.role), strict=True))
