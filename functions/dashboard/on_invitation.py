"""Counts open invitations."""

from sparring.dashboard.service import note_invitation
from sparring.kit.declare import Subscriber, writes
from sparring.kit.facts import fact_handler

DECLARATION = Subscriber(("UserInvited", "InvitationClosed"), grants=(writes("dashboard"),))

handler = fact_handler(note_invitation)
