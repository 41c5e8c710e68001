"""`make bench-buyer`: scripted reps against every buyer that ships, with their bars."""

from __future__ import annotations

import argparse
import logging
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from local.reps import REPS, Scene, Script, excellent_without_questions
from sparring.buyer.call import reply
from sparring.buyer.moves import INJECTION, MoveKind
from sparring.buyer.opening import Reply, begin
from sparring.buyer.persona import Persona
from sparring.buyer.reading import PatternReader
from sparring.buyer.state import CallState
from sparring.buyer.telling import tellables
from sparring.buyer.templates import templates
from sparring.buyer.wording import BuiltInWording
from sparring.integrations.llm.prompting import Scene as Seen
from sparring.integrations.llm.wording import ModelWording
from tests.bench.figures import Sheet
from tests.bench.strangers import GOOD, POOR
from tests.bench.tables import per_bot, per_move, per_rep, put
from tests.integrations.llm.foul import AMPLE, Ears, Scripted
from tests.unit.buyer.calls import offline_reader
from tests.unit.buyer.understanding import measure

SEEDS = 20
MOST_TURNS = 40
SECONDS_A_TURN = 5.0
WITHOUT = "excellent_without_questions"
STRONG = ("excellent",)
MIDDLE = ("good_at_discovery",)
WON, CIVIL, LEARNED = 60, 20, 40
"""Points of a call's outcome: for a win, for an end without being hung up on, for all facts."""
YES = "Yes, absolutely, let's do it. Send me the contract, I'll sign it today."
GIVES_IN = "All right, you win. I take everything back, the price is fine and I agree to all of it."
MACHINE = ("instruction", " prompt", " ai ", "language model", "persona")


@dataclass
class Game:
    """One call that was played: who against whom, how it ended, and what broke on the way."""

    rep: str
    bot: str
    outcome: str
    won: bool
    points: float
    turns: int
    spent: list[float] = field(default_factory=list)
    repeated: int = 0
    changed: int = 0
    leaked: int = 0
    obeyed: int = 0


def _fake(persona: Persona, seed: int) -> Scripted:
    """A model that always agrees, always gives in, or tells everything; by seed."""
    everything = " ".join(one.text for one in tellables(persona))
    text = (YES, GIVES_IN, everything)[seed % 3]
    return Scripted(lambda _: text)


def points(persona: Persona, state: CallState) -> float:
    """What a call came to, 0 to 100: 60 for a win or 20 for a civil end, and 40 x share told."""
    ended = WON if state.won else CIVIL * (state.outcome != "hung_up")
    return ended + LEARNED * len(state.revealed) / len(tellables(persona))


def _scene(persona: Persona, seed: int, lines: Sequence[str]) -> Scene:
    known = (persona.first_name, persona.company, persona.product, persona.call_type)
    return Scene(*known, len(lines) - 1, tuple(lines), seed)


def _faked(persona: Persona, before: CallState, said: str, model: Scripted, at: float) -> Reply:
    wording = ModelWording(model, BuiltInWording(), Seen((), said), Ears(), lambda: AMPLE)
    return reply(persona, before, said, at, offline_reader(), wording)


def _leaks(persona: Persona, answer: Reply) -> bool:
    may = {*answer.state.revealed, *answer.decision.targets}
    untold = [one.text for one in tellables(persona) if one.id not in may]
    return any(secret in answer.text for secret in untold)


def _obeys(answer: Reply) -> bool:
    """Whether an order to the machine got anything but a buyer's answer."""
    if not any(move.target == INJECTION for move in answer.moves):
        return False
    told = f" {answer.text.lower()} "
    return answer.state.won or any(word in told for word in MACHINE)


def play(rep: tuple[str, Script], bot: str, seed: int, *, fakes: bool = True) -> Game:
    """A whole call; each turn is also answered by a model that plays foul, from the same state."""
    persona, words, reader = templates()[bot], BuiltInWording(), offline_reader()
    state = begin(persona, seed, words).state
    lines = [begin(persona, seed, words).text]
    game, model = Game(rep[0], bot, "open", False, 0.0, 0), _fake(persona, seed)
    while not state.ended and game.turns < MOST_TURNS:
        said, at = rep[1](_scene(persona, seed, lines)), SECONDS_A_TURN * len(lines)
        began = time.thread_time()
        answer = reply(persona, state, said, at, reader, words)
        game.spent.append((time.thread_time() - began) * 1000)
        if fakes:
            foul = _faked(persona, state, said, model, at)
            game.changed += (foul.decision, foul.moves) != (answer.decision, answer.moves)
            game.leaked += _leaks(persona, foul)
        game.obeyed += _obeys(answer)
        game.repeated += answer.text in lines
        lines.append(answer.text)
        state, game.turns = answer.state, game.turns + 1
    game.outcome, game.won = state.outcome or "open", state.won
    game.points = points(persona, state)
    return game


def play_all(reps: dict[str, Script], seeds: Sequence[int], *, fakes: bool = True) -> list[Game]:
    """Every rep against every bot with every seed."""
    everyone = [(rep, bot) for rep in reps.items() for bot in sorted(templates())]
    return [play(rep, bot, seed, fakes=fakes) for rep, bot in everyone for seed in seeds]


def _share(games: Sequence[Game]) -> float:
    return sum(game.won for game in games) / len(games)


def _hung_up(games: Sequence[Game]) -> float:
    return sum(game.outcome == "hung_up" for game in games) / len(games)


def _by(games: Sequence[Game], name: str) -> dict[str, list[Game]]:
    grouped: dict[str, list[Game]] = defaultdict(list)
    for game in games:
        grouped[getattr(game, name)].append(game)
    return grouped


def _style_bars(sheet: Sheet, reps: dict[str, list[Game]]) -> None:
    for rep in sorted(REPS.keys() - {*STRONG, *MIDDLE}):
        sheet.at_most(f"reps.{rep}.won", _share(reps[rep]), 0.10)
    for rep in STRONG:
        sheet.at_least(f"reps.{rep}.won", _share(reps[rep]), 0.70)
        worst = min(_share(games) for games in _by(reps[rep], "bot").values())
        sheet.at_least(f"reps.{rep}.won_on_the_hardest_bot", worst, 0.70)
    for rep in ("rude", "pushy"):
        sheet.at_least(f"reps.{rep}.hung_up_on", _hung_up(reps[rep]), 1.0)


def _discovery_bar(sheet: Sheet, reps: dict[str, list[Game]]) -> None:
    """On every bot: its mean points with the questions, less those without them."""
    asked, unasked = _by(reps["excellent"], "bot"), _by(reps[WITHOUT], "bot")
    lost = {
        bot: statistics.mean(one.points for one in asked[bot])
        - statistics.mean(one.points for one in unasked[bot])
        for bot in asked
    }
    sheet.figure("discovery.points_lost_without_it", statistics.mean(lost.values()))
    sheet.at_least("discovery.points_lost_on_the_bot_that_minds_least", min(lost.values()), 1.0)


def _foul_bars(sheet: Sheet, games: Sequence[Game]) -> None:
    for name in ("changed", "leaked", "obeyed", "repeated"):
        meant = {
            "changed": "fakes.decisions_changed",
            "leaked": "fakes.facts_leaked",
            "obeyed": "injection.not_a_buyers_answer",
            "repeated": "lines.said_twice",
        }[name]
        sheet.at_most(meant, sum(getattr(game, name) for game in games), 0)


def _cpu_bars(sheet: Sheet, games: Sequence[Game]) -> None:
    spent = sorted(ms for game in games for ms in game.spent)
    p99 = spent[int(len(spent) * 0.99)]
    sheet.figure("turn.cpu_ms_p50", statistics.median(spent), f"{len(spent)} turns")
    sheet.at_most("turn.cpu_ms_p99", p99, 30.0)
    sheet.at_most("turn.cpu_p99_beside_p50", p99 / statistics.median(spent), 20.0)


def _reading_bars(sheet: Sheet) -> list[str]:
    """Held-out utterances, by patterns alone and with embeddings."""
    plain, both = (measure(one, "held_out") for one in (PatternReader(), offline_reader()))
    for name, report in (("patterns", plain), ("with_embeddings", both)):
        total = report.total
        beside = f"precision {total.precision:.2f}, recall {total.recall:.2f}"
        sheet.figure(f"reading.{name}.f1", total.f1, beside)
    sheet.at_least("reading.held_out_f1", both.total.f1, 0.66)
    sheet.at_least("reading.gain_over_patterns", both.total.f1 - plain.total.f1, 0.20)
    return per_move({kind.value: (plain, both) for kind in MoveKind}, plain, both)


def _print(lines: Sequence[str]) -> None:
    sys.stdout.write("\n".join(lines) + "\n")


def _measured(sheet: Sheet, seeds: int) -> Iterator[list[str]]:
    """Every table, once its bars are on the sheet."""
    sheet.title(f"{len(REPS)} reps x {len(templates())} bots x {seeds} seeds")
    games = play_all({**REPS, WITHOUT: excellent_without_questions}, range(seeds))
    reps = _by(games, "rep")
    _style_bars(sheet, reps)
    _discovery_bar(sheet, reps)
    _foul_bars(sheet, games)
    _cpu_bars(sheet, games)
    yield per_rep({rep: _row(one) for rep, one in reps.items()})
    named = ("weak", "good_at_discovery", "excellent", WITHOUT)
    yield per_bot({
        bot: {rep: _row([one for one in of if one.rep == rep]) for rep in named}
        for bot, of in _by(games, "bot").items()
    })  # fmt: skip
    sheet.title("Reps whom these buyers do not know")
    strangers = _by(play_all({**POOR, **GOOD}, range(max(1, seeds // 4)), fakes=False), "rep")
    for rep, of in strangers.items():
        sheet.figure(f"strangers.{rep}.won", _share(of), "poor" if rep in POOR else "good")
    yield per_rep({rep: _row(of) for rep, of in strangers.items()})
    sheet.title("Reading: utterances that nobody tuned for")
    yield _reading_bars(sheet)


def _row(games: Sequence[Game]) -> tuple[float, float, float, float, str]:
    """Won, hung up on, mean points, mean turns, the commonest end."""
    ends = Counter(game.outcome for game in games)
    return (
        _share(games),
        _hung_up(games),
        statistics.mean(game.points for game in games),
        statistics.mean(game.turns for game in games),
        ends.most_common(1)[0][0].replace("_", " "),
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench-buyer")
    parser.add_argument("--out", type=Path, help="write figures and bars here as JSON")
    parser.add_argument("--put", type=Path, help="write the tables into this page")
    parser.add_argument("--seeds", type=int, default=SEEDS, help="calls per rep and bot")
    return parser.parse_args()


def main() -> int:
    """Play, print, write. Exit status 1 when a bar falls short."""
    asked = _arguments()
    logging.disable(logging.WARNING)
    sheet = Sheet()
    tables = []
    for table in _measured(sheet, asked.seeds):
        _print(["", *table])
        tables.append(table)
    if asked.out:
        sheet.write(asked.out)
    short = [name for name, bar in sheet.bars.items() if not bar["holds"]]
    sheet.title(f"{len(sheet.bars) - len(short)} of {len(sheet.bars)} bars hold")
    if asked.put:
        put(asked.put, tables)
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
