"""What happens with bots: made, changed, published, put away."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sparring.bots import repository
from sparring.bots.events import bot_archived, bot_published
from sparring.bots.model import Bot, Face, archive, publish, redraft
from sparring.bots.schemas import (
    BotCard,
    BotChange,
    BotList,
    BotView,
    NewBot,
    Template,
    TemplateList,
    card,
    view,
)
from sparring.buyer.persona import Persona
from sparring.buyer.templates import templates
from sparring.kit import clock, ids, once
from sparring.kit.caller import Caller
from sparring.kit.errors import Conflict, Invalid, NotFound
from sparring.kit.item import Item
from sparring.kit.paging import Asked, slice_after
from sparring.kit.transaction import Raced

NO_SOURCE = "none"


@dataclass(frozen=True)
class Wanted:
    """Which bots a list shows; None means any."""

    status: str | None = None
    call_type: str | None = None
    difficulty: str | None = None
    words: str | None = None


def _matches(bot: Bot, shown: Face, wanted: Wanted) -> bool:
    text = f"{shown.name} {shown.role} {shown.company} {shown.industry}".casefold()
    asked = {
        bot.status: wanted.status,
        shown.call_type: wanted.call_type,
        shown.difficulty: wanted.difficulty,
    }
    exact = all(want is None or have == want for have, want in asked.items())
    return exact and (wanted.words or "").casefold() in text


def list_bots(
    caller: Caller, wanted: Wanted, asked: Asked, best: dict[str, float] | None = None
) -> BotList:
    """Bots, newest first; learners see published ones only, as they were published. `best` is a
    score per bot id.
    """
    if not caller.coaches:
        wanted = replace(wanted, status="published")
    faces = [(bot, bot.face(editor=caller.coaches)) for bot in repository.load_all(caller)]
    found = [one for one in faces if _matches(*one, wanted)]
    page, following = slice_after(caller, asked, found, lambda one: one[0].bot_id)
    cards: list[BotCard] = [card(*one, (best or {}).get(one[0].bot_id)) for one in page]
    return BotList(items=cards, next_cursor=following)


def _view(caller: Caller, bot: Bot, current: Item | None) -> BotView:
    published = Persona.model_validate(current["persona"]) if current else None
    return view(bot, published, editor=caller.coaches)


def get_bot(caller: Caller, bot_id: str) -> BotView:
    """One bot. A learner finds published ones only."""
    bot, current = repository.load_with_current(caller, bot_id)
    if not caller.coaches and bot.status != "published":
        raise NotFound
    return _view(caller, bot, current)


def list_templates() -> TemplateList:
    """The personas that ship."""
    shipped = templates()
    return TemplateList(items=[Template(template_id=k, persona=p) for k, p in shipped.items()])


def _persona_of(asked: NewBot, source: Bot | None) -> Persona:
    if asked.persona is not None:
        return asked.persona
    if asked.copy_of is not None:
        if source is None:
            raise NotFound
        return source.draft
    persona = templates().get(asked.template_id or "")
    if persona is None:
        raise Invalid.field("template_id", "There is no such template.")
    return persona


def create_bot(caller: Caller, asked: NewBot, op: str | None) -> BotView:
    """Make a draft bot, once per Idempotency-Key."""
    op, fingerprint = op or ids.new("op"), once.digest(asked.model_dump_json())
    done, source = repository.load_done(caller, op, asked.copy_of or NO_SOURCE)
    if done is None:
        bot = Bot(ids.new("bt"), _persona_of(asked, source), clock.stamp(), caller.user_id)
        try:
            repository.add(caller, bot, op, fingerprint)
        except Raced:
            done, _ = repository.load_done(caller, op, NO_SOURCE)
        else:
            return _view(caller, bot, None)
    if done is None:
        raise Conflict
    once.refuse_other_use(done, fingerprint)
    return get_bot(caller, done["result"]["bot_id"])


def _saved(bot: Bot) -> Bot:
    """The bot as it rests after a change: every change counts its version up."""
    return replace(bot, version=bot.version + 1)


def _load_version(caller: Caller, bot_id: str, version: int) -> tuple[Bot, Item | None]:
    bot, current = repository.load_with_current(caller, bot_id)
    if bot.version != version:
        raise Conflict("Somebody else changed this bot first.", code="version_conflict")
    return bot, current


def update_bot(caller: Caller, bot_id: str, change: BotChange) -> BotView:
    """Change the draft."""
    bot, current = _load_version(caller, bot_id, change.version)
    changed = redraft(bot, change.persona, clock.stamp())
    repository.save(caller, changed)
    return _view(caller, _saved(changed), current)


def publish_bot(caller: Caller, bot_id: str, version: int) -> BotView:
    """Publish the draft as the next version; sessions under way keep theirs."""
    bot, _ = _load_version(caller, bot_id, version)
    if bot.archived:
        raise Conflict("An archived bot cannot be published.", code="bot_archived")
    changed = publish(bot, clock.stamp(), caller.user_id)
    version = changed.published_version or 1
    repository.save_published(caller, changed, bot_published(changed, version))
    return view(_saved(changed), changed.draft, editor=caller.coaches)


def archive_bot(caller: Caller, bot_id: str, *, archived: bool) -> BotView:
    """Put a bot away, or take it out again. Doing it twice changes nothing."""
    bot, current = repository.load_with_current(caller, bot_id)
    if bot.archived != archived:
        changed = archive(bot, clock.stamp(), archived=archived)
        repository.save_archived(caller, changed, current, bot_archived(changed))
        bot = _saved(changed)
    return _view(caller, bot, current)
