"""Invitations: a place in the company, offered by mail or by handing over a link."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sparring.auth import directory, events, mail, repository, sealing
from sparring.auth.directory import email_taken
from sparring.auth.model import INVITATION_SECONDS, Account, Admins, Invitation, Teams
from sparring.auth.schemas import (
    InvitationAccepted,
    InvitationCreated,
    InvitationList,
    InvitationPreview,
    InvitationView,
    InvitationWanted,
)
from sparring.auth.sealing import Token
from sparring.auth.service.enrolment import Enrolled, enrol
from sparring.auth.service.joining import enter
from sparring.auth.service.people import team_name
from sparring.auth.service.sessions import Signed
from sparring.kit import clock, ids, lookup
from sparring.kit.caller import Caller, platform
from sparring.kit.errors import Conflict, Invalid, NotFound, Unavailable
from sparring.kit.paging import Asked, page_of
from sparring.kit.transaction import Fact, Raced, Write, commit

ATTEMPTS = 5


def _expiry(invitation: Invitation) -> str:
    return clock.iso(dt.datetime.fromtimestamp(invitation.valid_until, dt.UTC))


def _view(invitation: Invitation) -> InvitationView:
    return InvitationView(
        invitation_id=invitation.invitation_id,
        email=invitation.email,
        name=invitation.name,
        role=invitation.role,
        team_id=invitation.team_id,
        status=invitation.status_at(clock.epoch()),
        created_at=invitation.created_at,
        expires_at=_expiry(invitation),
    )


def list_invitations(caller: Caller, asked: Asked) -> InvitationList:
    """Invitations, newest first."""
    rows, cursor = page_of(caller, asked, repository.invitations_start(caller))
    shown = [_view(repository.read_invitation(row)) for row in rows]
    return InvitationList(items=shown, next_cursor=cursor)


def create_invitation(caller: Caller, wanted: InvitationWanted) -> InvitationCreated:
    """Invite somebody. The link works once and for seven days; it is mailed and shown here once.

    Inviting an address again replaces its invitation. 409 email_taken when the e-mail has an
    account in any company.
    """
    token = sealing.new_token(caller.tenant, _id_for(caller, wanted.email))
    before, company, teams = lookup.three(
        caller,
        repository.offered(caller, token.ids[0]),
        repository.tenant(caller),
        repository.teams(caller),
    )
    if wanted.team_id is not None and wanted.team_id not in teams.names:
        raise Invalid.field("team_id", "There is no such team.")
    _refuse_taken(wanted.email)
    invitation = _offered(caller, wanted, token)
    write = repository.put_invitation(caller, invitation, before)
    commit(caller, [write], [events.user_invited(invitation)])
    link = mail.invitation_link(token.text)
    mail.send(wanted.email, mail.invitation(wanted.name, company.company_name, link))
    return InvitationCreated(**_view(invitation).model_dump(), link=link)


def _id_for(caller: Caller, email: str) -> str:
    """One id for each address, so that a repeated call never makes a second invitation."""
    return ids.derived("iv", f"{caller.tenant} {email}")


def _refuse_taken(email: str) -> None:
    held = directory.find(email)
    if held is None:
        return
    there = platform(held.tenant, user_id=held.user_id)
    if lookup.one(there, repository.held_account(there)) is not None:
        raise email_taken()


def _offered(caller: Caller, wanted: InvitationWanted, token: Token) -> Invitation:
    return Invitation(
        invitation_id=token.ids[0],
        email=wanted.email,
        name=wanted.name,
        role=wanted.role,
        team_id=wanted.team_id,
        digest=sealing.digest(token.secret),
        invited_by=caller.user_id,
        created_at=clock.stamp(),
        valid_until=clock.epoch(INVITATION_SECONDS),
    )


def revoke_invitation(caller: Caller, invitation_id: str) -> None:
    """Withdraw an invitation; one that is over already stays as it is."""
    invitation = lookup.one(caller, repository.invitation(caller, invitation_id))
    if invitation.status == "accepted":
        raise Conflict("This invitation has been accepted.", code="invitation_accepted")
    if invitation.status == "revoked":
        return
    revoked = replace(invitation, status="revoked")
    commit(
        caller,
        [repository.save_invitation(caller, revoked)],
        [events.invitation_closed(revoked)],
    )


def _open(text: str) -> tuple[Caller, Invitation]:
    """The pending invitation that a link names, with the platform acting in its company."""
    token = sealing.read_token(text, "iv")
    if token is None:
        raise _gone()
    caller = platform(token.tenant)
    try:
        invitation = lookup.one(caller, repository.invitation(caller, token.ids[0]))
    except NotFound:
        raise _gone() from None
    right = sealing.fits(token.secret, invitation.digest)
    if not right or invitation.status_at(clock.epoch()) != "pending":
        raise _gone()
    return caller, invitation


def _gone() -> NotFound:
    return NotFound(
        "This invitation does not exist, was used, or has expired.", code="invitation_gone"
    )


def preview_invitation(text: str) -> InvitationPreview:
    """What the invited person sees before accepting. 404 invitation_gone."""
    caller, invitation = _open(text)
    company = lookup.one(caller, repository.tenant(caller))
    return InvitationPreview(
        company_name=company.company_name,
        email=invitation.email,
        name=invitation.name,
        role=invitation.role,
    )


def accept_invitation(given: InvitationAccepted) -> Signed:
    """Make the account that was offered and sign the person in.

    404 invitation_gone, 409 email_taken. Of two parallel answers to one link one wins.
    """
    caller, invitation = _open(given.token)
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
                raise _gone() from None
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
