"""Accepting an invitation: the account that was offered, made once."""

from __future__ import annotations

from dataclasses import replace

from sparring.auth import events, repository
from sparring.auth.model import Account, Admins, Invitation, Teams
from sparring.auth.schemas import InvitationAccepted
from sparring.auth.service.enrolment import Enrolled, enrol
from sparring.auth.service.links import gone, open_link
from sparring.auth.service.people import team_name
from sparring.auth.service.sessions import Signed, enter
from sparring.kit import clock, lookup
from sparring.kit.caller import Caller, platform
from sparring.kit.errors import Unavailable
from sparring.kit.transaction import Fact, Raced, Write, commit

ATTEMPTS = 5


def accept_invitation(given: InvitationAccepted) -> Signed:
    """Make the account that was offered and sign the person in.

    404 invitation_gone, 409 email_taken. Of two parallel answers to one link one wins.
    """
    caller, invitation = open_link(given.token)
    enrolled = enrol(caller.tenant, invitation.email, given.password, email_verified=True)
    joined = platform(caller.tenant, user_id=enrolled.user_id)
    account = _account_of(invitation, enrolled, given.name)
    _join(joined, account, invitation)
    return enter(invitation.email, given.password)


def _account_of(invitation: Invitation, enrolled: Enrolled, name: str | None) -> Account:
    return Account(
        user_id=enrolled.user_id,
        email=invitation.email,
        name=name or invitation.name,
        role=invitation.role,
        directory_id=enrolled.directory_id,
        created_at=clock.stamp(),
        team_id=invitation.team_id,
        email_verified=True,
    )


def _join(caller: Caller, account: Account, invitation: Invitation) -> None:
    accepted = replace(invitation, status="accepted")
    writes = [
        repository.add_account(caller, account),
        repository.save_invitation(caller, accepted),
    ]
    for _ in range(ATTEMPTS):
        admins, teams = lookup.two(caller, repository.admins(caller), repository.teams(caller))
        facts = _joined_facts(account, accepted, teams)
        try:
            commit(caller, [*writes, *_admin_write(caller, admins, account)], facts)
        except Raced as raced:
            if not repository.only_admins_raced(caller, raced):
                raise gone() from None
        else:
            return
    raise Unavailable


def _admin_write(caller: Caller, admins: Admins, account: Account) -> list[Write]:
    if account.role != "admin":
        return []
    return [repository.save_admins(caller, admins.after(account))]


def _joined_facts(account: Account, accepted: Invitation, teams: Teams) -> tuple[Fact, Fact]:
    return (
        events.user_joined(account, team_name(teams, account.team_id)),
        events.invitation_closed(accepted),
    )
