"""The authorize page of every vendor: shows who asks, and goes back with a code or a refusal."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from tests.crm_fakes.core.http import Answer, Params, Request, redirect
from tests.crm_fakes.core.oauth import OAuth
from tests.crm_fakes.core.pages import consent_page, message_page

KEPT = ("client_id", "redirect_uri", "scope", "state", "code_challenge", "code_challenge_method")


class Consent:
    """GET shows the page, POST is the pressed button. `more` goes along with every code."""

    def __init__(self, vendor: str, oauth: OAuth, more: dict[str, str] | None = None) -> None:
        """`vendor` is the name on the page."""
        self._vendor, self._oauth, self._more = vendor, oauth, more or {}

    def ask(self, request: Request, _: Params) -> Answer:
        """The consent page; 400 for a client that is not known or asks without PKCE's S256."""
        wanted = {name: request.first(name) for name in KEPT if request.first(name)}
        problem = self._problem(wanted)
        if problem:
            return Answer(400, message_page(self._vendor, "This app cannot ask", problem))
        page = consent_page(self._vendor, wanted["client_id"], wanted.get("scope", ""), wanted)
        return Answer(200, page)

    def decide(self, request: Request, _: Params) -> Answer:
        """Back to the client, with `code` and `state` or with `access_denied`."""
        form = request.form()
        problem = self._problem(form)
        if problem:
            return Answer(400, message_page(self._vendor, "This app cannot ask", problem))
        back = {"state": form["state"]} if "state" in form else {}
        if form.get("decision") != "allow":
            return _return(form["redirect_uri"], {"error": "access_denied", **back})
        challenge = form.get("code_challenge", "")
        code = self._oauth.allow(
            form["client_id"], form["redirect_uri"], form.get("scope", ""), challenge
        )
        return _return(form["redirect_uri"], {"code": code, **self._more, **back})

    def _problem(self, wanted: dict[str, str]) -> str:
        if wanted.get("client_id", "") not in self._oauth.clients:
            return "The client id is not known."
        if urlsplit(wanted.get("redirect_uri", "")).scheme not in {"http", "https"}:
            return "The redirect URI is missing or is none."
        if wanted.get("code_challenge_method", "S256") != "S256":
            return "Only S256 is understood as code challenge method."
        return ""


def _return(to: str, words: dict[str, str]) -> Answer:
    joint = "&" if urlsplit(to).query else "?"
    return redirect(f"{to}{joint}{urlencode(words)}")
