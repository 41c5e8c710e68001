"""Where settings and spending rest. SPEND#<month> holds one row per company and per person."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sparring.kit import clock
from sparring.kit.caller import Caller
from sparring.kit.item import Item
from sparring.kit.lookup import Lookup
from sparring.kit.table import Key, key
from sparring.kit.transaction import Fact, commit, create, replace
from sparring.settings.model import LanguageModel, Spend, month_of

TABLE = "settings"


def _model_key(caller: Caller) -> Key:
    return key(caller, TABLE, ["SETTINGS"], "LANGUAGE_MODEL")


def spend_key(caller: Caller, month: str, who: str) -> Key:
    """The row of one month: `TENANT`, or `USER#<id>`."""
    return key(caller, TABLE, ["SPEND", month], who)


def _only(row: Item, names: Any) -> dict[str, Any]:
    return {name: row[name] for name in names if name in row}


def _model(row: Item | None) -> LanguageModel:
    names = LanguageModel.__dataclass_fields__
    return LanguageModel(**_only(row, names)) if row else LanguageModel()


def spend_of(row: Item | None) -> Spend:
    """What a row says was spent; nothing without one."""
    return Spend(**_only(row, Spend.__dataclass_fields__)) if row else Spend()


def language_model(caller: Caller) -> Lookup[LanguageModel]:
    """How to look up the language model in use."""
    return Lookup(_model_key(caller), _model)


def tenant_spend(caller: Caller, month: str | None = None) -> Lookup[Spend]:
    """How to look up what the company has spent in a month, this one by default."""
    return Lookup(spend_key(caller, month or month_of(clock.stamp()), "TENANT"), spend_of)


def user_spend(caller: Caller, user_id: str | None = None) -> Lookup[Spend]:
    """How to look up what a person, the caller by default, has cost this month."""
    month = month_of(clock.stamp())
    return Lookup(spend_key(caller, month, f"USER#{user_id or caller.user_id}"), spend_of)


def save(caller: Caller, model: LanguageModel, fact: Fact) -> None:
    """Store the settings over the version that was read."""
    where, item = _model_key(caller), asdict(model)
    fresh = model.version == 0
    write = create(where, {**item, "version": 1}) if fresh else replace(where, item)
    commit(caller, [write], [fact])
