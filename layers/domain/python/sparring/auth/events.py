"""Facts that this module announces. E-mail addresses stay out of them."""

from __future__ import annotations

from sparring.auth.model import Account, Invitation, Tenant
from sparring.kit.transaction import Fact


def tenant_created(tenant: Tenant) -> Fact:
    """A company signed up: {company_name, created_at}."""
    return Fact(
        "TenantCreated", {"company_name": tenant.company_name, "created_at": tenant.created_at}
    )


def _person(account: Account, team_name: str | None) -> dict[str, object]:
    return {
        "user_id": account.user_id,
        "name": account.name,
        "role": account.role,
        "team_id": account.team_id,
        "team_name": team_name,
        "status": account.status,
    }


def user_joined(account: Account, team_name: str | None) -> Fact:
    """Somebody can sign in now: {user_id, name, role, team_id, team_name, status}."""
    return Fact("UserJoined", _person(account, team_name))


def user_changed(account: Account, team_name: str | None) -> Fact:
    """Name, role, team or status of a person is now this (same fields as UserJoined)."""
    return Fact("UserChanged", _person(account, team_name))


def user_invited(invitation: Invitation) -> Fact:
    """A place was offered: {invitation_id, role, team_id}."""
    return Fact(
        "UserInvited",
        {
            "invitation_id": invitation.invitation_id,
            "role": invitation.role,
            "team_id": invitation.team_id,
        },
    )


def invitation_closed(invitation: Invitation) -> Fact:
    """An invitation is used or withdrawn: {invitation_id, status: accepted | revoked}."""
    return Fact(
        "InvitationClosed",
        {"invitation_id": invitation.invitation_id, "status": invitation.status},
    )


def team_named(team_id: str, name: str) -> Fact:
    """A team was made or renamed: {team_id, name}."""
    return Fact("TeamNamed", {"team_id": team_id, "name": name})
