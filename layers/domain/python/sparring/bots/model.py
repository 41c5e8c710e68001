"""A bot: a persona in draft, and the versions that were published."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from sparring.buyer.persona import CallType, Difficulty, Persona

Status = Literal["draft", "published", "archived"]


@dataclass(frozen=True)
class Published:
    """One immutable version: `at` RFC 3339, `by` a user id."""

    version: int
    at: str
    by: str


@dataclass(frozen=True)
class Face:
    """What a list shows of a persona."""

    name: str
    role: str
    company: str
    industry: str
    call_type: CallType
    difficulty: Difficulty
    language: str


@dataclass(frozen=True)
class Bot:
    """A buyer that a company made. `version` counts every change of the draft; `published_face`
    is how the newest published version looks, which a later draft does not change.
    """

    bot_id: str
    draft: Persona
    updated_at: str
    created_by: str
    version: int = 1
    archived: bool = False
    versions: tuple[Published, ...] = field(default=())
    published_face: Face | None = None

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

    def face(self, *, editor: bool) -> Face:
        """How it looks to somebody: only editors see what is not published yet."""
        published = None if editor else self.published_face
        return published or face_of(self.draft)


def face_of(persona: Persona) -> Face:
    """How a persona looks in a list."""
    return Face(
        name=persona.name,
        role=persona.role,
        company=persona.company,
        industry=persona.industry,
        call_type=persona.call_type,
        difficulty=persona.difficulty,
        language=persona.language,
    )


def redraft(bot: Bot, persona: Persona, at: str) -> Bot:
    """The bot with another draft; what was published stays as it is."""
    return replace(bot, draft=persona, updated_at=at)


def publish(bot: Bot, at: str, by: str) -> Bot:
    """The bot with its draft published as the next version."""
    number = (bot.published_version or 0) + 1
    versions = (*bot.versions, Published(number, at, by))
    return replace(bot, versions=versions, published_face=face_of(bot.draft), updated_at=at)


def archive(bot: Bot, at: str, *, archived: bool) -> Bot:
    """The bot put away, or taken out again."""
    return replace(bot, archived=archived, updated_at=at)
