"""Invitations: a place in the company, offered by mail or by handing over a link."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sparring.auth import directory, events, mail, repository, sealing
from sparring.auth.directory import email_taken
from sparring.auth.model import INVITATION_SECONDS, Invitation
from sparring.auth.schemas import (
    InvitationCreated,
    InvitationList,
    InvitationView,
    InvitationWanted,
)
from sparring.auth.sealing import Token
from sparring.kit import clock, ids, lookup
from sparring.kit.caller import Caller, platform
from sparring.kit.errors import Conflict, Invalid
from sparring.kit.paging import Asked, page_of
from sparring.kit.transaction import commit


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
    """Invitations, one for each address, in a fixed order that says nothing."""
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
