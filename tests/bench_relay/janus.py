"""Debian's Janus with its video room, one event loop: how to start it and how to join."""

from __future__ import annotations

import itertools
import secrets
from pathlib import Path
from typing import Any

import aiohttp

PROGRAM = Path("/usr/bin/janus")
PORT = 28_088
PLUGINS = Path("/usr/lib/x86_64-linux-gnu/janus")


def configure(folder: Path) -> list[str]:
    """Write the configuration; returns the command."""
    (folder / "janus.jcfg").write_text(
        'general: { debug_level = 2\n admin_secret = "x"\n event_loops = 1\n'
        f' configs_folder = "{folder}"\n plugins_folder = "{PLUGINS}/plugins"\n'
        f' transports_folder = "{PLUGINS}/transports"\n events_folder = "{PLUGINS}/events"\n'
        f' loggers_folder = "{PLUGINS}/loggers" }}\n'
        'media: { rtp_port_range = "40000-59999" }\n'
        "nat: { full_trickle = false }\n"
        'plugins: { disable = "libjanus_audiobridge.so,libjanus_echotest.so,libjanus_nosip.so,'
        "libjanus_recordplay.so,libjanus_sip.so,libjanus_streaming.so,libjanus_textroom.so,"
        'libjanus_videocall.so,libjanus_voicemail.so,libjanus_lua.so,libjanus_duktape.so" }\n'
        'transports: { disable = "libjanus_rabbitmq.so,libjanus_mqtt.so,libjanus_pfunix.so,'
        'libjanus_websockets.so,libjanus_nanomsg.so" }\n'
        "events: { broadcast = false }\n",
        encoding="utf-8",
    )
    (folder / "janus.transport.http.jcfg").write_text(
        'general: { json = "compact"\n base_path = "/janus"\n http = true\n'
        f' port = {PORT}\n ip = "127.0.0.1"\n https = false }}\nadmin: {{ admin_http = false }}\n',
        encoding="utf-8",
    )
    (folder / "janus.plugin.videoroom.jcfg").write_text("general: { }\n", encoding="utf-8")
    return [
        str(PROGRAM),
        "--config",
        str(folder / "janus.jcfg"),
        "-F",
        str(folder),
        "-L",
        "/dev/null",
    ]


class Refused(Exception):
    """Janus did not do what it was asked."""


class Handle:
    """One plugin handle: one PeerConnection."""

    def __init__(self, session: aiohttp.ClientSession, base: str, handle: int) -> None:
        self._session, self._base, self._handle = session, base, handle

    async def ask(self, body: dict[str, Any], jsep: dict[str, Any] | None = None) -> dict[str, Any]:
        """Send a message and wait for what the plugin says to it."""
        sent = {"janus": "message", "transaction": secrets.token_hex(6), "body": body}
        if jsep:
            sent["jsep"] = jsep
        async with self._session.post(f"{self._base}/{self._handle}", json=sent) as answer:
            said: dict[str, Any] = await answer.json()
        # Handles share the session's queue: what belongs to others, or to nobody, is passed over.
        while said.get("janus") == "ack" or said.get("transaction") != sent["transaction"]:
            async with self._session.get(self._base) as answer:
                said = await answer.json()
        if "error" in said or "error" in said.get("plugindata", {}).get("data", {}):
            raise Refused(f"{body}: {said}")
        return said


class Session:
    """One Janus session: handles are asked one after the other."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session
        self._root = f"http://127.0.0.1:{PORT}/janus"
        self._base = ""
        self._numbers = itertools.count(1)

    async def open(self) -> None:
        """Create the session."""
        sent = {"janus": "create", "transaction": "t"}
        async with self._session.post(self._root, json=sent) as answer:
            self._base = f"{self._root}/{(await answer.json())['data']['id']}"

    async def attach(self) -> Handle:
        """A handle of the video room."""
        sent = {"janus": "attach", "plugin": "janus.plugin.videoroom", "transaction": "t"}
        async with self._session.post(self._base, json=sent) as answer:
            said = await answer.json()
        return Handle(self._session, self._base, int(said["data"]["id"]))
