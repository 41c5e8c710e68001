"""Telling how far the judge is: stored for those who ask, pushed to those who watch."""

from __future__ import annotations

import time

from sparring.kit import push
from sparring.kit.caller import Caller
from sparring.scoring import card_store
from sparring.scoring.model import Progress

EVERY_SECONDS = 0.4


class Teller:
    """Tells at most every 0.4 s, and always the first and the last step."""

    def __init__(self, caller: Caller, user_id: str, roleplay_id: str) -> None:
        self._caller, self._user_id, self._roleplay_id = caller, user_id, roleplay_id
        self._told = float("-inf")

    def tell(self, at: Progress) -> None:
        """Store and push one step, unless the last one was just told."""
        now = time.monotonic()
        if now - self._told < EVERY_SECONDS and 0 < at.done < at.of:
            return
        self._told = now
        card_store.save_progress(self._caller, self._roleplay_id, at)
        message = {
            "type": "scorecard.progress",
            "roleplay_id": self._roleplay_id,
            "done": at.done,
            "of": at.of,
        }
        push.notify(self._caller, self._user_id, message)


def tell_changed(caller: Caller, roleplay_id: str, people: tuple[str, ...]) -> None:
    """Tell the open screens of these people, each once, that a scorecard has changed."""
    message = {"type": "scorecard.changed", "roleplay_id": roleplay_id}
    for user_id in dict.fromkeys(people):
        push.notify(caller, user_id, message)
