"""The pages: JavaScript of the first visit, and Lighthouse on what people meet."""

from __future__ import annotations

import gzip
import re
import tempfile
from pathlib import Path

from local.webapp import build_web
from tests.bench.figures import Sheet
from tests.lighthouse.walk import scores
from tests.local.running import Running

INITIAL_KB = 180.0
PERFORMANCE = 95.0
ACCESSIBILITY = 100.0


def _initial_kilobytes(dist: Path) -> float:
    """Gzipped JavaScript that index.html asks for, preloads too."""
    page = (dist / "index.html").read_text(encoding="utf-8")
    scripts = set(re.findall(r'(?:src|href)="/([^"]+\.js)"', page))
    return sum(len(gzip.compress((dist / name).read_bytes(), 9)) for name in scripts) / 1024


def measure(sheet: Sheet) -> None:
    """A seeded house of its own, four pages, two sizes."""
    sheet.title("Pages (gzipped JavaScript; Lighthouse, best of at most six runs)")
    sheet.at_most("pages.initial_js_kb", _initial_kilobytes(build_web()), INITIAL_KB)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        house = Running(Path(folder) / "state", empty=False)
        try:
            for page, form, found in scores(house):
                name = f"pages.{page}.{form}"
                sheet.at_least(f"{name}.performance", found.performance, PERFORMANCE)
                sheet.at_least(f"{name}.accessibility", found.accessibility, ACCESSIBILITY)
        finally:
            house.stop()
