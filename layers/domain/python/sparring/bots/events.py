"""Facts that bots announce."""

from __future__ import annotations

from sparring.bots.model import Bot
from sparring.kit.transaction import Fact


def bot_published(bot: Bot, version: int) -> Fact:
    """A bot has a new version that sessions are played with."""
    return Fact(
        "BotPublished",
        {
            "bot_id": bot.bot_id,
            "bot_version": version,
            "name": bot.draft.name,
            "company": bot.draft.company,
            "call_type": bot.draft.call_type,
            "difficulty": bot.draft.difficulty,
        },
    )


def bot_archived(bot: Bot) -> Fact:
    """A published bot was put away (`BotArchived`), or taken out again (`BotRestored`)."""
    return Fact("BotArchived" if bot.archived else "BotRestored", {"bot_id": bot.bot_id})
