"""The built-in buyer's voice, and how a voice is heard while it speaks."""

from __future__ import annotations

from dataclasses import dataclass, field

from sparring.buyer.reading import MoveReader, PatternReader
from sparring.buyer.wording import BuiltInWording, Wording
from sparring.kit import push
from sparring.roleplay.model import VoiceUsed
from sparring.roleplay.ports import Used


@dataclass(frozen=True)
class BuiltInVoice:
    """The buyer with no key and no network. `notice` says why, when another was wanted."""

    notice: str | None = None
    fallback: bool = False
    reader: MoveReader = field(default_factory=PatternReader)
    wording: Wording = field(default_factory=BuiltInWording)

    def told(self) -> VoiceUsed:
        """The built-in buyer."""
        return VoiceUsed(fallback=self.fallback, notice=self.notice)

    def used(self) -> Used:
        """It costs nothing."""
        return Used()


@dataclass
class Chunks:
    """Streams an answer to the rep's sockets: chunks numbered from 0, the last one `done`."""

    connections: tuple[str, ...]
    roleplay_id: str
    turn: int
    sent: int = 0

    def say(self, text: str, done: bool = False) -> None:
        """Send the next piece; a socket that is gone is not asked again."""
        if not self.connections:
            return
        message = {
            "type": "reply.chunk",
            "roleplay_id": self.roleplay_id,
            "turn": self.turn,
            "seq": self.sent,
            "text": text,
            "done": done,
        }
        gone = push.send(self.connections, message)
        self.connections = tuple(one for one in self.connections if one not in gone)
        self.sent += 1
