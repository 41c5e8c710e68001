"""The edge: one origin, and nothing added to or lost from what passes through it."""

from __future__ import annotations

import io
from pathlib import Path

import aiohttp
import pytest
from yarl import URL

from local.edge import BODY_LIMIT, FRAME_LIMIT
from stacks.security_headers import page_headers
from tests.local.upstream import API, Browser, browse


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html><title>app</title>")
    (tmp_path / "assets" / "app-1a2b.js").write_text("console.log(1)")
    (tmp_path / "assets" / "app-1a2b.js.br").write_bytes(b"packed")
    (tmp_path.parent / "secret.txt").write_text("outside")
    return tmp_path


def test_api_when_asked_should_get_the_request_without_its_prefix(pages: Path) -> None:
    async def visit(browser: Browser) -> None:
        body = b'{"a": 1}'
        answer = await browser.post("/api/v1/bots/a%2Fb?q=1%202&q=3", data=body)
        said = await answer.json()
        assert answer.status == 201
        assert said["path"] == f"{API}/v1/bots/a%2Fb?q=1%202&q=3"
        assert said["method"] == "POST"
        assert said["body"] == body.decode()

    browse(pages, visit)


def test_api_when_answering_should_keep_every_cookie(pages: Path) -> None:
    async def visit(browser: Browser) -> None:
        answer = await browser.get("/api/v1/me")
        assert answer.headers.getall("Set-Cookie") == ["one=1; HttpOnly", "two=2; HttpOnly"]

    browse(pages, visit)


def test_api_when_passed_on_should_lose_only_connection_headers(pages: Path) -> None:
    async def visit(browser: Browser) -> None:
        sent = {
            "Authorization": "Bearer abc",
            "Idempotency-Key": "k1",
            "Connection": "X-Mine",
            "X-Mine": "1",
            "Proxy-Authorization": "no",
            "X-Forwarded-For": "6.6.6.6",
            "Origin": "http://evil.example",
        }
        said = (await (await browser.get("/api/v1/me", headers=sent)).json())["headers"]
        assert said["Authorization"] == "Bearer abc"
        assert said["Idempotency-Key"] == "k1"
        assert said["Origin"] == "http://evil.example"
        assert said["X-Forwarded-For"] == "127.0.0.1"
        assert not {"X-Mine", "Proxy-Authorization"} & set(said)

    browse(pages, visit)


def test_api_when_body_is_too_large_should_refuse_it(pages: Path) -> None:
    async def visit(browser: Browser) -> None:
        answer = await browser.post("/api/v1/bots", data=io.BytesIO(b"x" * (BODY_LIMIT + 1)))
        assert answer.status == 413
        assert (await answer.json())["code"] == "body_too_large"

    browse(pages, visit)


def test_page_when_route_belongs_to_the_application_should_be_its_page(pages: Path) -> None:
    async def visit(browser: Browser) -> None:
        for path in ("/", "/roleplays/01ABC", "/sign-in"):
            answer = await browser.get(path)
            assert answer.status == 200
            assert "<title>app</title>" in await answer.text()
            assert answer.headers["Cache-Control"] == "no-store"

    browse(pages, visit)


@pytest.mark.parametrize(
    "path",
    [
        "/assets/%00.js",
        "/assets/" + "a" * 300 + ".js",
        "/" + "a/" * 2_000 + "b.css",
        "/..%2fsecret.txt",
        "/assets/..%2f..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/%ff%fe.js",
    ],
    ids=lambda path: str(path)[:20],
)
def test_page_when_no_file_can_have_its_name_should_answer_404(pages: Path, path: str) -> None:
    async def visit(browser: Browser) -> None:
        answer = await browser.get(URL(path, encoded=True))
        assert (answer.status, "outside" in await answer.text()) == (404, False)

    browse(pages, visit)


def test_asset_when_hashed_should_be_kept_for_ever_and_sent_packed(pages: Path) -> None:
    async def visit(browser: Browser) -> None:
        asked = {"Accept-Encoding": "br"}
        raw = await browser.get("/assets/app-1a2b.js", headers={"Accept-Encoding": "identity"})
        assert "immutable" in raw.headers["Cache-Control"]
        async with aiohttp.ClientSession(auto_decompress=False) as session:
            packed = await session.get(browser.make_url("/assets/app-1a2b.js"), headers=asked)
            assert packed.headers["Content-Encoding"] == "br"
            assert await packed.read() == b"packed"

    browse(pages, visit)


@pytest.mark.parametrize("path", ["/assets/none.js", "/..%2Fsecret.txt", "/%2e%2e/secret.txt"])
def test_file_when_missing_or_outside_should_not_be_found(pages: Path, path: str) -> None:
    async def visit(browser: Browser) -> None:
        from yarl import URL

        url = URL(str(browser.make_url("/")).rstrip("/") + path, encoded=True)
        async with aiohttp.ClientSession() as session:
            answer = await session.get(url)
            assert answer.status == 404

    browse(pages, visit)


def test_page_when_sent_should_carry_the_shared_headers(pages: Path) -> None:
    async def visit(browser: Browser) -> None:
        for path in ("/", "/assets/app-1a2b.js", "/assets/none.js", "/mail"):
            answer = await browser.get(path, headers={"Accept-Encoding": "identity"})
            policy = answer.headers["Content-Security-Policy"]
            _, _, films = policy.partition("media-src 'self' blob: ")
            assert films.startswith("http://127.0.0.1:"), "recordings play from the cloud's bucket"
            assert page_headers(films).items() <= dict(answer.headers).items(), path

    browse(pages, visit)


def test_socket_when_opened_should_pass_frames_both_ways(pages: Path) -> None:
    async def visit(browser: Browser) -> None:
        origin = {"Origin": "http://localhost:8080"}
        async with browser.ws_connect("/ws?ticket=good", headers=origin) as socket:
            assert await socket.receive_str() == "http://localhost:8080"
            await socket.send_str("hello")
            assert await socket.receive_str() == "heard hello"

    browse(pages, visit)


def test_socket_when_refused_behind_should_be_refused_in_front(pages: Path) -> None:
    async def visit(browser: Browser) -> None:
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await browser.ws_connect("/ws?ticket=bad")
        assert refused.value.status == 403

    browse(pages, visit)


def test_socket_when_frame_is_too_large_should_close(pages: Path) -> None:
    async def visit(browser: Browser) -> None:
        async with browser.ws_connect("/ws?ticket=good") as socket:
            await socket.receive_str()
            await socket.send_str("x" * (FRAME_LIMIT + 1))
            assert (await socket.receive()).type is aiohttp.WSMsgType.CLOSE
            assert socket.close_code == aiohttp.WSCloseCode.MESSAGE_TOO_BIG

    browse(pages, visit)


def test_socket_when_closed_behind_should_close_in_front_with_its_code(pages: Path) -> None:
    async def visit(browser: Browser) -> None:
        async with browser.ws_connect("/ws?ticket=good") as socket:
            await socket.receive_str()
            await socket.send_str("leave")
            await socket.receive()
            assert socket.close_code == 4001

    browse(pages, visit)


def test_demo_logins_when_there_should_be_served_fresh(pages: Path) -> None:
    async def visit(browser: Browser) -> None:
        assert (await browser.get("/demo.json")).status == 404
        (pages.parent / "demo.json").write_text('{"admin": {}}')
        answer = await browser.get("/demo.json")
        assert await answer.json() == {"admin": {}}
        assert answer.headers["Cache-Control"] == "no-store"

    browse(pages, visit)


def test_mailbox_when_read_should_show_the_newest_first(pages: Path) -> None:
    async def visit(browser: Browser) -> None:
        items = (await (await browser.get("/mail.json")).json())["items"]
        assert [item["sent_at"] for item in items] == ["2", "1"]
        assert items[0]["to"] == ["a@x.example"]

    browse(pages, visit)


def test_mailbox_when_shown_should_link_addresses_and_run_nothing(pages: Path) -> None:
    async def visit(browser: Browser) -> None:
        page = await (await browser.get("/mail")).text()
        assert 'href="http://localhost:8080/join?token=a&amp;b=c"' in page
        assert "<script>" not in page

    browse(pages, visit)
