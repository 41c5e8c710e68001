"""Where bots rest. Partition BOTS lists them; partition BOT#<id> keeps every published version."""

from __future__ import annotations

from dataclasses import asdict

from sparring.bots.model import Bot, Face, Published
from sparring.buyer.persona import Persona
from sparring.kit import once
from sparring.kit.caller import Caller
from sparring.kit.errors import NotFound
from sparring.kit.item import Item
from sparring.kit.lookup import Lookup, one, two
from sparring.kit.table import Key, key, query_all
from sparring.kit.transaction import Fact, Write, commit, create, overwrite, replace

TABLE = "bots"


def _head(caller: Caller, bot_id: str) -> Key:
    return key(caller, TABLE, ["BOTS"], f"BOT#{bot_id}")


def _version(caller: Caller, bot_id: str, number: int) -> Key:
    return key(caller, TABLE, ["BOT", bot_id], f"V#{number:06d}")


def _current(caller: Caller, bot_id: str) -> Key:
    return key(caller, TABLE, ["BOT", bot_id], "PUBLISHED")


def _item(bot: Bot) -> Item:
    return {
        "bot_id": bot.bot_id,
        "draft": bot.draft.model_dump(mode="json"),
        "updated_at": bot.updated_at,
        "created_by": bot.created_by,
        "archived": bot.archived,
        "versions": [asdict(one) for one in bot.versions],
        "published_face": asdict(bot.published_face) if bot.published_face else None,
        "version": bot.version,
    }


def _bot(row: Item | None) -> Bot:
    if row is None:
        raise NotFound
    return Bot(
        bot_id=row["bot_id"],
        draft=Persona.model_validate(row["draft"]),
        updated_at=row["updated_at"],
        created_by=row["created_by"],
        version=row["version"],
        archived=row["archived"],
        versions=tuple(Published(**one) for one in row["versions"]),
        published_face=Face(**face) if (face := row.get("published_face")) else None,
    )


def load(caller: Caller, bot_id: str) -> Bot:
    """The bot; NotFound for an unknown or foreign id."""
    return one(caller, Lookup(_head(caller, bot_id), _bot))


def load_all(caller: Caller) -> list[Bot]:
    """Every bot of the tenant, newest first."""
    rows = query_all(key(caller, TABLE, ["BOTS"], "BOT#"))
    return [_bot(row) for row in reversed(rows)]


def load_done(caller: Caller, op: str, source_id: str) -> tuple[Item | None, Bot | None]:
    """What an earlier try with this key made, and the bot to copy (None where there is none)."""
    source = Lookup(_head(caller, source_id), lambda row: _bot(row) if row else None)
    return two(caller, once.done_before(caller, TABLE, "bots", op), source)


def add(caller: Caller, bot: Bot, op: str, asked: str) -> None:
    """Store a new bot, once per operation."""
    marker = once.marker_key(caller, TABLE, "bots", op)
    commit(
        caller,
        [
            create(_head(caller, bot.bot_id), _item(bot)),
            once.mark_done(marker, asked, {"bot_id": bot.bot_id}),
        ],
    )


def save(caller: Caller, bot: Bot) -> None:
    """Store a changed bot over the version that was read."""
    commit(caller, [replace(_head(caller, bot.bot_id), _item(bot))])


def save_archived(caller: Caller, bot: Bot, current: Item | None, fact: Fact) -> None:
    """Store the bot; an archived one can no longer be practised with, a restored one can."""
    change = replace(_head(caller, bot.bot_id), _item(bot))
    if current is None:
        commit(caller, [change])
        return
    shown = overwrite(_current(caller, bot.bot_id), {**current, "archived": bot.archived})
    commit(caller, [change, shown], [fact])


def _snapshot(bot: Bot) -> Item:
    return {
        "bot_id": bot.bot_id,
        "bot_version": bot.published_version,
        "archived": bot.archived,
        "persona": bot.draft.model_dump(mode="json"),
    }


def save_published(caller: Caller, bot: Bot, fact: Fact) -> None:
    """Store the bot with its new version, immutable, and announce it."""
    number = bot.published_version
    if number is None:
        raise ValueError("the bot has no published version")
    snapshot = _snapshot(bot)
    writes: list[Write] = [
        replace(_head(caller, bot.bot_id), _item(bot)),
        create(_version(caller, bot.bot_id, number), snapshot),
        overwrite(_current(caller, bot.bot_id), snapshot),
    ]
    commit(caller, writes, [fact])


def _published(row: Item | None) -> Item:
    if row is None or row["archived"]:
        raise NotFound("There is no such published bot.", code="bot_not_published")
    return row


def current(caller: Caller, bot_id: str) -> Lookup[Item]:
    """The published persona: `{bot_id, bot_version, persona}`; NotFound if there is none."""
    return Lookup(_current(caller, bot_id), _published)


def load_with_current(caller: Caller, bot_id: str) -> tuple[Bot, Item | None]:
    """The bot and its published snapshot, if any."""
    return two(
        caller,
        Lookup(_head(caller, bot_id), _bot),
        Lookup(_current(caller, bot_id), lambda row: row),
    )
