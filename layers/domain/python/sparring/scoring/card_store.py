"""Where scorecards rest: CARD and PROGRESS beside each other in SCORECARD#<roleplay>."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sparring.kit import clock
from sparring.kit.caller import Caller
from sparring.kit.item import Item
from sparring.kit.lookup import Lookup
from sparring.kit.table import Key, key
from sparring.kit.transaction import Fact, Write, commit, create, overwrite, replace
from sparring.scoring.model import Progress
from sparring.scoring.schemas import MachineCard

TABLE = "scoring"
PROGRESS_SECONDS = 86_400


def _key(caller: Caller, roleplay_id: str, sk: str) -> Key:
    return key(caller, TABLE, ["SCORECARD", roleplay_id], sk)


def card(caller: Caller, roleplay_id: str) -> Lookup[MachineCard | None]:
    """How to look up a scorecard; None while there is none."""

    def read(row: Item | None) -> MachineCard | None:
        return MachineCard.model_validate(row["card"]) if row else None

    return Lookup(_key(caller, roleplay_id, "CARD"), read)


@dataclass(frozen=True)
class Filed:
    """A stored scorecard; `number` counts the cards that this call has had."""

    card: MachineCard
    number: int


def filed(caller: Caller, roleplay_id: str) -> Lookup[Filed | None]:
    """How to look up a scorecard that may be replaced; None while there is none."""

    def read(row: Item | None) -> Filed | None:
        return Filed(MachineCard.model_validate(row["card"]), int(row["version"])) if row else None

    return Lookup(_key(caller, roleplay_id, "CARD"), read)


def refile(caller: Caller, old: Filed, new: MachineCard) -> list[Write]:
    """Put a new card in the place of the old one, which is kept as `CARD#V<number>`."""
    kept = _key(caller, new.roleplay_id, f"CARD#V{old.number:06d}")
    item: Item = {"card": new.model_dump(mode="json"), "version": old.number}
    return [
        replace(_key(caller, new.roleplay_id, "CARD"), item),
        create(kept, {"card": old.card.model_dump(mode="json")}),
    ]


def progress(caller: Caller, roleplay_id: str) -> Lookup[Progress | None]:
    """How to look up how far the judge is; None before it began."""

    def read(row: Item | None) -> Progress | None:
        if row is None:
            return None
        return Progress(row["status"], row["done"], row["of"], row.get("told_at", ""))

    return Lookup(_key(caller, roleplay_id, "PROGRESS"), read)


def save_progress(
    caller: Caller, roleplay_id: str, at: Progress, facts: Sequence[Fact] = ()
) -> None:
    """Store how far the judge is now; an absolute value, so repeats are harmless."""
    row: Item = {
        "status": at.status,
        "done": at.done,
        "of": at.of,
        "told_at": clock.stamp(),
        "expires_at": clock.epoch(PROGRESS_SECONDS),
    }
    commit(caller, [overwrite(_key(caller, roleplay_id, "PROGRESS"), row)], list(facts))


def add(caller: Caller, scorecard: MachineCard, also: list[Write], facts: list[Fact]) -> None:
    """Store a scorecard with what lists it, once: Raced when this call has one already."""
    where = _key(caller, scorecard.roleplay_id, "CARD")
    commit(caller, [create(where, {"card": scorecard.model_dump(mode="json")}), *also], facts)


def scored_by_key(caller: Caller, rubric_id: str, roleplay_id: str = "") -> Key:
    """The official, valid calls that one rubric judged, or one of them; newest last."""
    return key(caller, TABLE, ["SCORED_BY", rubric_id], f"ROLEPLAY#{roleplay_id}")


def scored_by(caller: Caller, row: Item) -> Write:
    """List a scored call under its rubric."""
    where = scored_by_key(caller, row["rubric_id"], row["roleplay_id"])
    return overwrite(where, row)
