"""A bot: a persona in draft, and the versions that were published."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from sparring.buyer.persona import Persona

Status = Literal["draft", "published", "archived"]


@dataclass(frozen=True)
class Published:
    """One immutable version: `at` RFC 3339, `by` a user id."""

    version: int
    at: str
    by: str


@dataclass(frozen=True)
class Bot:
    """A buyer that a company made. `version` counts every change of the draft."""

    bot_id: str
    draft: Persona
    updated_at: str
    created_by: str
    version: int = 1
    archived: bool = False
    versions: tuple[Published, ...] = field(default=())

    @property
    def published_version(self) -> int | None:
        """The version that a new session is played with."""
        return self.versions[-1].version if self.versions else None

    @property
    def status(self) -> Status:
        """Archived wins over published, published over draft."""
        if self.archived:
            return "archived"
        return "published" if self.versions else "draft"


def redraft(bot: Bot, persona: Persona, at: str) -> Bot:
    """The bot with another draft; what was published stays as it is."""
    return replace(bot, draft=persona, updated_at=at)


def publish(bot: Bot, at: str, by: str) -> Bot:
    """The bot with its draft published as the next version."""
    number = (bot.published_version or 0) + 1
    return replace(bot, versions=(*bot.versions, Published(number, at, by)), updated_at=at)


def archive(bot: Bot, at: str, *, archived: bool) -> Bot:
    """The bot put away, or taken out again."""
    return replace(bot, archived=archived, updated_at=at)
