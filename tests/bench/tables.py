"""The tables of the buyer's bench, for the terminal and for a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.unit.buyer.understanding import Report, Score

Row = tuple[float, float, float, float, str]
NAMES = ("reps", "bots", "strangers", "reading")


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    rule = ["---", *("---:" for _ in head[1:])]
    return [f"| {' | '.join(cells)} |" for cells in (head, rule, *rows)]


def _plain(name: str) -> str:
    return name.replace("_", " ")


def per_rep(rows: Mapping[str, Row]) -> list[str]:
    """One line a rep."""
    head = ("rep", "won", "hung up on", "outcome (0–100)", "turns", "most often ends")
    return _table(
        head,
        [
            (_plain(rep), f"{won:.0%}", f"{hung:.0%}", f"{points:.0f}", f"{turns:.1f}", end)
            for rep, (won, hung, points, turns, end) in rows.items()
        ],
    )


def per_bot(rows: Mapping[str, Mapping[str, Row]]) -> list[str]:
    """One line a bot: won, and the outcome beside it, for some reps."""
    reps = list(next(iter(rows.values())))
    return _table(
        ("bot", *(_plain(rep) for rep in reps)),
        [
            (bot, *(f"{of[rep][0]:.0%} ({of[rep][2]:.0f})" for rep in reps))
            for bot, of in rows.items()
        ],
    )


def _cells(score: Score) -> tuple[str, str, str]:
    return f"{score.precision:.2f}", f"{score.recall:.2f}", f"{score.f1:.2f}"


def per_move(moves: Mapping[str, tuple[Report, Report]], plain: Report, both: Report) -> list[str]:
    """One line a move that occurs: precision, recall, F1 by patterns, then with embeddings."""
    head = ("move", "times", *("precision", "recall", "F1") * 2)
    rows = []
    for name, (by_patterns, with_both) in moves.items():
        first, second = by_patterns.moves[name], with_both.moves[name]
        times = second.right + second.missed
        if times:
            rows.append((_plain(name), str(times), *_cells(first), *_cells(second)))
    total = both.total.right + both.total.missed
    rows.append(("**all**", str(total), *_cells(plain.total), *_cells(both.total)))
    return _table(head, rows)


def put(page: Path, tables: Sequence[Sequence[str]]) -> None:
    """Replace what stands between the marks of each table in a page.

    Raises ValueError when the page lacks one.
    """
    text = page.read_text("utf-8")
    for name, table in zip(NAMES, tables, strict=True):
        start, end = f"<!-- bench-buyer {name} -->", f"<!-- /bench-buyer {name} -->"
        head, found, rest = text.partition(start)
        _, closed, tail = rest.partition(end)
        if not (found and closed):
            raise ValueError(f"{page} has no {start} … {end}")
        text = f"{head}{start}\n" + "\n".join(table) + f"\n{end}{tail}"
    page.write_text(text, "utf-8")
