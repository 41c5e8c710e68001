"""One room's forwarding: who is shown where on whose page, and the room's clockwork."""

from __future__ import annotations

from dataclasses import dataclass, field

from relay.forwarding.levels import Dominance, TalkMeter
from relay.forwarding.member import Member
from relay.forwarding.outlet import Outlet
from relay.forwarding.track import AUDIO, CAMERA, SCREEN


@dataclass(frozen=True)
class Place:
    """Who is in which m-lines of a page; `""` and None where there is nobody."""

    participant: str
    audio: str
    video: str


@dataclass(frozen=True)
class Heard:
    """What the levels say now."""

    speaking: frozenset[str]
    dominant: str


@dataclass
class Stage:
    """Everyone of a room. All times are seconds of one monotonic clock."""

    members: dict[str, Member] = field(default_factory=dict)
    sharer: str = ""
    _seats: dict[str, list[str]] = field(default_factory=dict)
    _dominance: Dominance = field(default_factory=Dominance)
    _heard: Heard = Heard(frozenset(), "")
    _earlier: dict[str, list[tuple[float, float]]] = field(default_factory=dict)

    def add(self, member: Member, now: float) -> None:
        """Let a person in: everybody gets a place on their page, and they one on everybody's."""
        self.members[member.name] = member
        self._seats[member.name] = [""] * len(member.outlets.audio)
        for other in self.members.values():
            if other is not member:
                self._seat(member, other.name)
                self._seat(other, member.name)
        self.refresh(now)

    def remove(self, name: str, now: float) -> None:
        """Let a person go and free their places; what they said stays counted."""
        member = self.members.pop(name, None)
        if member is None:
            return
        member.meter.stop()
        self._earlier.setdefault(name, []).extend(member.meter.segments)
        self._seats.pop(name)
        for seats in self._seats.values():
            seats[:] = ["" if who == name else who for who in seats]
        if self.sharer == name:
            self.sharer = ""
        for outlet in member.outlets.all():
            outlet.show(None, now)
        for other in self.members:
            self._fill(self.members[other])
        self.refresh(now)

    def _seat(self, viewer: Member, name: str) -> None:
        seats = self._seats[viewer.name]
        if name not in seats and "" in seats:
            seats[seats.index("")] = name

    def _fill(self, viewer: Member) -> None:
        for name in self.members:
            if name != viewer.name:
                self._seat(viewer, name)

    def watch(self, viewer: str, wanted: set[str] | None, now: float) -> None:
        """Send this person the cameras of these people only, or of all (None)."""
        self.members[viewer].wanted = wanted
        self.refresh(now)

    def share(self, name: str, on: bool, now: float) -> None:
        """Begin or end a shared screen; the latest one is shown."""
        self.members[name].flags.sharing = on
        if on:
            self.sharer = name
        elif self.sharer == name:
            sharing = (m.name for m in self.members.values() if m.flags.sharing)
            self.sharer = next(sharing, "")
        self.refresh(now)

    def mute(self, name: str, muted: bool, camera_off: bool, now: float) -> None:
        """Nothing of a switched-off microphone or camera is passed on, whatever is sent."""
        member = self.members[name]
        member.flags.muted, member.flags.camera_off = muted, camera_off
        if muted:
            member.meter.stop()
        self.refresh(now)

    def refresh(self, now: float) -> None:
        """Make every outlet carry what its page should show."""
        for viewer in self.members.values():
            seats = self._seats[viewer.name]
            for at, name in enumerate(seats):
                source = self.members.get(name)
                _show(viewer.outlets.audio[at], source, AUDIO, now)
                if at < len(viewer.outlets.camera):
                    seen = source if _is_wanted(viewer, name) else None
                    _show(viewer.outlets.camera[at], seen, CAMERA, now)
            sharer = self.members.get(self.sharer) if self.sharer != viewer.name else None
            for outlet in viewer.outlets.screen:
                _show(outlet, sharer, SCREEN, now)

    def places(self, viewer: str) -> tuple[list[Place], Place | None]:
        """The page's places in order, and that of the screen."""
        outlets, seats = self.members[viewer].outlets, self._seats[viewer]
        found = [
            Place(who, outlets.audio[at].mid, _mid(outlets.camera, at))
            for at, who in enumerate(seats)
        ]
        shown = self.sharer if self.sharer != viewer else ""
        screen = [Place(shown, "", outlet.mid) for outlet in outlets.screen]
        return found, screen[0] if screen else None

    def ask_again(self, now: float) -> None:
        """Every 20 ms."""
        for member in self.members.values():
            member.ask_again(now)

    def listen(self, now: float) -> Heard | None:
        """Every 200 ms: what changed in who speaks, or None."""
        meters = self._meters()
        for meter in meters.values():
            meter.settle(now)
        self._dominance.choose(meters, now)
        speaking = frozenset(who for who, meter in meters.items() if meter.speaking)
        heard = Heard(speaking, self._dominance.current)
        if heard == self._heard:
            return None
        self._heard = heard
        return heard

    def report(self, now: float) -> None:
        """Every second: reports, bitrates, clocks."""
        shares = self._shares()
        shifts = {name: member.ntp_shift for name, member in self.members.items()}
        for member in self.members.values():
            member.tell_round_trip()
            member.report(now, shares.get(member.name, member.up.ceiling))
            member.send_clocks(shifts, now)

    def _shares(self) -> dict[str, float]:
        """For each person, the least that one of their watchers can take of one video."""
        shares: dict[str, float] = {}
        for viewer in self.members.values():
            shown = [
                outlet.track.owner
                for outlet in (*viewer.outlets.camera, *viewer.outlets.screen)
                if outlet.track and outlet.is_open
            ]
            for owner in shown:
                share = viewer.down.bits / len(shown)
                shares[owner] = min(share, shares.get(owner, share))
        return shares

    def talk(self, now: float, open_ones: bool = True) -> dict[str, list[tuple[float, float]]]:
        """Everyone's speech so far, those who left included; open segments, if wanted, end now."""
        found = {name: list(segments) for name, segments in self._earlier.items()}
        for name, meter in self._meters().items():
            running = [(meter.since, now)] if meter.speaking and open_ones else []
            found.setdefault(name, []).extend([*meter.segments, *running])
        return found

    def _meters(self) -> dict[str, TalkMeter]:
        return {name: member.meter for name, member in self.members.items()}


def _mid(outlets: list[Outlet], at: int) -> str:
    return outlets[at].mid if at < len(outlets) else ""


def _is_wanted(viewer: Member, name: str) -> bool:
    return viewer.wanted is None or name in viewer.wanted


def _show(outlet: Outlet, source: Member | None, kind: str, now: float) -> None:
    track = source.by_kind.get(kind) if source else None
    if source and _is_off(source, kind):
        outlet.pause(now)
    outlet.show(track, now)


def _is_off(source: Member, kind: str) -> bool:
    return source.flags.muted if kind == AUDIO else source.is_hidden(kind)
