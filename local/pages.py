"""Serves the built web application: compressed files, long caching, one page for every route."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from aiohttp import web

from stacks.security_headers import cache_control

PAGES = web.AppKey("pages", Path)
INDEX = "index.html"
MISSING = "<!doctype html><title>Sparring</title><p>The web application is not built yet.</p>"


def add_pages(app: web.Application, folder: Path) -> None:
    """Everything that no other route took."""
    app[PAGES] = folder
    app.router.add_get("/{path:.*}", send_page)


async def send_page(request: web.Request) -> web.StreamResponse:
    """A file of the build, or the application's page for its own routes."""
    folder = request.app[PAGES]
    name = request.match_info["path"]
    path = _inside(folder, name)
    if path is None and PurePosixPath(name).suffix:
        raise web.HTTPNotFound
    path = path or folder / INDEX
    if not path.is_file():
        return web.Response(text=MISSING, content_type="text/html", status=503)
    kept = cache_control(path.relative_to(folder).as_posix())
    # Picks the .br or .gz beside the file by what the browser accepts.
    return web.FileResponse(path, headers={"Cache-Control": kept, "Vary": "Accept-Encoding"})


def _inside(folder: Path, name: str) -> Path | None:
    """The named file, unless it does not exist or would lie outside the folder."""
    try:
        path = (folder / name).resolve()
        found = path.is_file()
    except (OSError, ValueError):
        # A name that no file can have: with NUL in it, or longer than the file system takes.
        return None
    return path if found and path.is_relative_to(folder.resolve()) else None
