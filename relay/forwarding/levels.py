"""Who speaks, from RFC 6464's audio levels alone: segments, and the dominant speaker."""

from __future__ import annotations

from dataclasses import dataclass, field

VOICE = 50
"""-dBov: what is at least this loud may be speech."""
PACKETS_TO_START = 3
"""Three loud packets (60 ms) begin a segment: a click does not."""
HANGOVER_S = 0.6
"""A pause shorter than this is part of the sentence."""
SWITCH_S = 1.0
LOUDER_DB = 6.0


@dataclass
class TalkMeter:
    """One person's speech. Times are seconds of the clock that is handed in."""

    segments: list[tuple[float, float]] = field(default_factory=list)
    loudness: float = 0.0
    _run: int = 0
    _begun: float = 0.0
    _since: float | None = None
    _voice_at: float = 0.0

    @property
    def speaking(self) -> bool:
        """True within a segment."""
        return self._since is not None

    @property
    def since(self) -> float:
        """When the open segment began; only while speaking."""
        return self._since or 0.0

    def hear(self, level: int, now: float) -> None:
        """One packet with this level in -dBov, 0 loudest and 127 silent."""
        self.loudness += (127 - level - self.loudness) * 0.1
        if level > VOICE:
            self._run = max(0, self._run - 1)
            self.settle(now)
            return
        if not self._run or now - self._voice_at > HANGOVER_S:
            self._begun, self._run = now, 0
        self._run += 1
        self.settle(now)
        self._voice_at = now
        if self._since is None and self._run >= PACKETS_TO_START:
            self._since = self._begun

    def settle(self, now: float) -> None:
        """Close a segment whose speaker has been quiet long enough, packets or none."""
        if self._since is not None and now - self._voice_at > HANGOVER_S:
            self.stop()

    def stop(self) -> None:
        """End the open segment at its last loud packet: muted, gone, or quiet."""
        if self._since is not None:
            self.segments.append((self._since, max(self._since, self._voice_at)))
        self._since, self._run, self.loudness = None, 0, 0.0


@dataclass
class Dominance:
    """The one to show large: changes only when somebody else has clearly taken over."""

    current: str = ""
    _rival: str = ""
    _rival_since: float = 0.0

    def choose(self, meters: dict[str, TalkMeter], now: float) -> bool:
        """Look again; True when the dominant speaker changed."""
        speaking = {who: meter for who, meter in meters.items() if meter.speaking}
        if self.current not in meters:
            self.current, before = "", self.current
            if before and not speaking:
                return True
        if not speaking:
            return False
        loudest = max(speaking, key=lambda who: (speaking[who].loudness, who))
        if loudest == self.current:
            self._rival = ""
            return False
        if self.current not in speaking or self._has_taken_over(loudest, speaking, now):
            self.current, self._rival = loudest, ""
            return True
        return False

    def _has_taken_over(self, who: str, meters: dict[str, TalkMeter], now: float) -> bool:
        if meters[who].loudness < meters[self.current].loudness + LOUDER_DB:
            self._rival = ""
            return False
        if self._rival != who:
            self._rival, self._rival_since = who, now
        return now - self._rival_since >= SWITCH_S
