"""Puts the stacks together, in the order in which they need each other."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from operator import attrgetter

import aws_cdk as cdk

from stacks.api import Api
from stacks.constructs.rules import check_rules
from stacks.discovery import Found, discover, table_names, triggers
from stacks.foundation import Foundation
from stacks.identity import Identity
from stacks.module import Doors, Module
from stacks.realtime import Realtime
from stacks.recordings import Recordings
from stacks.relay import Relay
from stacks.settings import Settings
from stacks.surroundings import Films, Surroundings
from stacks.web import Web


def build_house(app: cdk.App, settings: Settings) -> None:
    """Every stack, with routes added last so that no stack needs a later one."""
    found = discover(settings.functions_root)
    foundation = Foundation(app, settings, table_names(found))
    around = Surroundings(settings, foundation)
    identity = Identity(app, around, triggers(found))
    api = Api(app, settings, identity)
    realtime = Realtime(app, settings)
    recordings = Recordings(app, settings, foundation)
    web = Web(app, settings, api, realtime, recordings)
    full = replace(
        around,
        accounts=identity.accounts,
        socket=realtime.socket,
        web_origin=web.origin,
        recordings=Films(recordings.bucket, recordings.arn_export, recordings.key),
    )
    Relay(app, full, recordings)
    doors = Doors(api.api, api.authorizer.ref, realtime.api)
    for name, members in groupby(_outside_identity(found), key=attrgetter("module")):
        Module(app, name, full, doors, tuple(members))
    if settings.checks_rules:
        check_rules(app)


def _outside_identity(found: tuple[Found, ...]) -> tuple[Found, ...]:
    minting = set(triggers(found))
    return tuple(one for one in found if one not in minting)
