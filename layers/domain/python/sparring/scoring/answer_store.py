"""Where a language model's answers rest: ANSWER#<fingerprint of all that was asked>."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sparring.kit import clock
from sparring.kit.caller import Caller
from sparring.kit.table import Key, fetch, key
from sparring.kit.transaction import Fact, commit, overwrite
from sparring.scoring.card_store import TABLE

KEPT_DAYS = 90


def _key(caller: Caller, digest: str) -> Key:
    return key(caller, TABLE, ["ANSWER", digest], "ANSWER")


def find(caller: Caller, digests: Sequence[str]) -> list[str | None]:
    """The answers kept under these fingerprints, None where there is none: one batch."""
    rows = fetch(caller, *(_key(caller, one) for one in digests))
    live = [row if row and int(row["expires_at"]) > clock.epoch() else None for row in rows]
    return [str(row["text"]) if row else None for row in live]


def keep(caller: Caller, answers: Mapping[str, str], facts: Sequence[Fact]) -> None:
    """Keep answers by their fingerprints, with what they cost, in one transaction; absolute."""
    ends = clock.epoch(KEPT_DAYS * 86_400)
    rows = [
        overwrite(_key(caller, digest), {"text": text, "expires_at": ends})
        for digest, text in answers.items()
    ]
    commit(caller, rows, facts)
