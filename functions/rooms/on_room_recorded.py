"""Writes down what was said in a recording."""

from sparring.integrations.speech.registry import open_transcribers, price
from sparring.kit import lookup, objects
from sparring.kit.caller import Caller
from sparring.kit.declare import Subscriber, data_key, reads, recordings, writes
from sparring.kit.facts import Announced, fact_handler
from sparring.rooms import repository
from sparring.rooms.transcribing import Means, write_down
from sparring.settings import state as settings

DECLARATION = Subscriber(
    ("RoomRecorded",),
    grants=(writes("rooms"), reads("settings"), recordings("GetObject"), data_key("Decrypt")),
    layers=("runtime", "ai"),
    batch=1,
    timeout=900,
    memory=1024,
)


def transcribe(caller: Caller, fact: Announced) -> None:
    """Write down each person's sound, with the company's provider or on this machine."""
    room_id, recording_id = fact.payload["room_id"], fact.payload["recording_id"]
    host = lookup.one(caller, repository.lookup(caller, room_id)).host_id
    means = Means(
        open_transcribers(caller, settings.read_state(caller, host)),
        objects.read,
        lambda by, seconds: price(by, room_id, host, seconds),
        last=fact.attempt >= DECLARATION.attempts,
    )
    write_down(caller, (room_id, recording_id), means)


handler = fact_handler(transcribe)
