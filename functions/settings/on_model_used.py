"""Counts what language models cost."""

from sparring.kit.declare import Subscriber, writes
from sparring.kit.facts import fact_handler
from sparring.settings.service import count_model_use

DECLARATION = Subscriber(("ModelUsed",), grants=(writes("settings"),))

handler = fact_handler(count_model_use)
