"""A user pool in memory, answering botocore where the wire would begin: parameters are checked by
botocore, tokens are minted with the claims of the real trigger. And a mailbox, the same way.

`refuse` maps an operation to the error that it answers; `claimless` mints without the claims.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from functions.auth import add_token_claims
from sparring.kit import aws, clock, ids
from tests.support.http import Context

RIGHT_CODE = "123456"
RESET_CODE = "654321"
ROTATION_GRACE = 60

Wire = dict[str, Any]


class Refused(Exception):
    """An error as Cognito names it."""


@dataclass
class Entry:
    """One user of the pool."""

    username: str
    attributes: dict[str, str]
    password: str | None = None
    has_secret: bool = False
    wants_code: bool = False
    reset_code: str | None = None


@dataclass
class FakeCognito:
    """The user pool. `calls` are the operations that were asked, in order."""

    entries: dict[str, Entry] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    refresh_tokens: dict[str, tuple[str, float]] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)
    refuse: dict[str, str] = field(default_factory=dict)
    claimless: bool = False

    def answer(self, model: Any, params: Wire, **_: object) -> tuple[object, Wire]:
        """What botocore takes for the answer of the wire."""
        name = str(model.name)
        self.calls.append(name)
        act: Callable[[Wire], Wire | None] = getattr(self, f"_{_snake(name)}")
        try:
            if name in self.refuse:
                raise Refused(self.refuse[name])
            parsed = act(json.loads(params["body"])) or {}
        except Refused as refused:
            code, _sep, message = str(refused).partition(": ")
            return SimpleNamespace(status_code=400), {"Error": {"Code": code, "Message": message}}
        return SimpleNamespace(status_code=200), parsed

    def _by_name(self, name: str) -> Entry:
        for entry in self.entries.values():
            if name in (entry.username, entry.attributes["email"]):
                return entry
        raise Refused("UserNotFoundException: User does not exist.")

    def _admin_create_user(self, asked: Wire) -> Wire:
        email = asked["Username"]
        if any(one.attributes["email"] == email for one in self.entries.values()):
            raise Refused("UsernameExistsException: User account already exists.")
        username = ids.new("sub")
        attributes = {one["Name"]: one["Value"] for one in asked["UserAttributes"]}
        self.entries[username] = Entry(username, attributes)
        return {"User": {"Username": username}}

    def _admin_set_user_password(self, asked: Wire) -> None:
        assert asked["Permanent"] is True
        self._by_name(asked["Username"]).password = asked["Password"]

    def _admin_get_user(self, asked: Wire) -> Wire:
        entry = self._by_name(asked["Username"])
        shown = [{"Name": name, "Value": value} for name, value in entry.attributes.items()]
        return {"Username": entry.username, "UserAttributes": shown}

    def _admin_delete_user(self, asked: Wire) -> None:
        del self.entries[self._by_name(asked["Username"]).username]

    def _admin_update_user_attributes(self, asked: Wire) -> None:
        changed = {one["Name"]: one["Value"] for one in asked["UserAttributes"]}
        self._by_name(asked["Username"]).attributes.update(changed)

    def _admin_initiate_auth(self, asked: Wire) -> Wire:
        assert asked["AuthFlow"] == "ADMIN_USER_PASSWORD_AUTH"
        given = asked["AuthParameters"]
        entry = self._by_name(given["USERNAME"])
        if entry.password is None or entry.password != given["PASSWORD"]:
            raise Refused("NotAuthorizedException: Incorrect username or password.")
        if entry.wants_code:
            session = ids.new("sess")
            self.sessions[session] = entry.username
            return {"ChallengeName": "SOFTWARE_TOKEN_MFA", "Session": session}
        return self._result(entry, self._new_refresh_token(entry))

    def _admin_respond_to_auth_challenge(self, asked: Wire) -> Wire:
        entry = self._by_name(asked["ChallengeResponses"]["USERNAME"])
        if self.sessions.get(asked["Session"]) != entry.username:
            raise Refused("NotAuthorizedException: Invalid session for the user.")
        if asked["ChallengeResponses"]["SOFTWARE_TOKEN_MFA_CODE"] != RIGHT_CODE:
            raise Refused("CodeMismatchException: Invalid code received for user")
        del self.sessions[asked["Session"]]
        return self._result(entry, self._new_refresh_token(entry))

    def _get_tokens_from_refresh_token(self, asked: Wire) -> Wire:
        token = asked["RefreshToken"]
        username, good_until = self.refresh_tokens.get(token, ("", 0.0))
        now = clock.now().timestamp()
        if username not in self.entries or now > good_until:
            raise Refused("NotAuthorizedException: Invalid Refresh Token")
        self.refresh_tokens[token] = (username, min(good_until, now + ROTATION_GRACE))
        entry = self.entries[username]
        return self._result(entry, self._new_refresh_token(entry))

    def _revoke_token(self, asked: Wire) -> None:
        self.refresh_tokens.pop(asked["Token"], None)

    def _admin_user_global_sign_out(self, asked: Wire) -> None:
        username = self._by_name(asked["Username"]).username
        kept = {t: held for t, held in self.refresh_tokens.items() if held[0] != username}
        self.refresh_tokens = kept

    def _forgot_password(self, asked: Wire) -> None:
        entry = self._by_name(asked["Username"])
        if entry.attributes["email_verified"] != "true":
            raise Refused("InvalidParameterException: no verified email")
        entry.reset_code = RESET_CODE

    def _confirm_forgot_password(self, asked: Wire) -> None:
        entry = self._by_name(asked["Username"])
        if entry.reset_code is None:
            raise Refused("ExpiredCodeException: Invalid code provided, request a code again.")
        if entry.reset_code != asked["ConfirmationCode"]:
            raise Refused("CodeMismatchException: Invalid verification code")
        entry.reset_code, entry.password = None, asked["Password"]

    def _associate_software_token(self, asked: Wire) -> Wire:
        self._by_token(asked["AccessToken"]).has_secret = True
        return {"SecretCode": "JBSWY3DPEHPK3PXP"}

    def _verify_software_token(self, asked: Wire) -> Wire:
        entry = self._by_token(asked["AccessToken"])
        if not entry.has_secret or asked["UserCode"] != RIGHT_CODE:
            raise Refused("EnableSoftwareTokenMFAException: Code mismatch")
        return {"Status": "SUCCESS"}

    def _set_user_mfa_preference(self, asked: Wire) -> None:
        entry = self._by_token(asked["AccessToken"])
        entry.wants_code = asked["SoftwareTokenMfaSettings"]["Enabled"]

    def _by_token(self, access_token: str) -> Entry:
        if access_token.count(".") != 2:
            raise Refused("NotAuthorizedException: Invalid Access Token")
        return self._by_name(claims_in(access_token)["username"])

    def _new_refresh_token(self, entry: Entry) -> str:
        token = ids.new("rt")
        self.refresh_tokens[token] = (entry.username, clock.epoch(90 * 86_400))
        return token

    def _result(self, entry: Entry, refresh_token: str) -> Wire:
        result = {"AccessToken": self._mint(entry), "ExpiresIn": 600, "RefreshToken": refresh_token}
        return {"AuthenticationResult": result}

    def _mint(self, entry: Entry) -> str:
        event = {
            "version": "2",
            "triggerSource": "TokenGeneration_Authentication",
            "userName": entry.username,
            "request": {"userAttributes": entry.attributes},
            "response": {"claimsAndScopeOverrideDetails": None},
        }
        try:
            given = add_token_claims.handler(event, Context())
        except Exception as error:
            raise Refused("UserLambdaValidationException: PreTokenGeneration failed") from error
        details = given["response"]["claimsAndScopeOverrideDetails"]["accessTokenGeneration"]
        added = {} if self.claimless else details["claimsToAddOrOverride"]
        claims = {
            "token_use": "access",
            "username": entry.username,
            "iat": clock.epoch(),
            "exp": clock.epoch(600),
            **added,
        }
        body = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
        return f"e30.{body}.signature"


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name.replace("MFA", "Mfa")).lower()


def claims_in(access_token: str) -> dict[str, Any]:
    """The claims of a token, as the authorizer would hand them on."""
    payload = access_token.split(".")[1]
    claims: dict[str, Any] = json.loads(base64.urlsafe_b64decode(payload + "==="))
    return claims


@dataclass
class Mailbox:
    """What was sent: `to`, `subject`, `text`, `html`. `broken` makes sending fail."""

    letters: list[dict[str, str]] = field(default_factory=list)
    broken: bool = False

    def answer(self, model: Any, params: Wire, **_: object) -> tuple[object, Wire]:
        """What botocore takes for the answer of the wire."""
        assert model.name == "SendEmail"
        if self.broken:
            told = {"Error": {"Code": "MessageRejected", "Message": "not verified"}}
            return SimpleNamespace(status_code=400), told
        asked = json.loads(params["body"])
        simple = asked["Content"]["Simple"]
        (to,) = asked["Destination"]["ToAddresses"]
        letter = {
            "to": to,
            "from": asked["FromEmailAddress"],
            "subject": simple["Subject"]["Data"],
            "text": simple["Body"]["Text"]["Data"],
            "html": simple["Body"]["Html"]["Data"],
        }
        self.letters.append(letter)
        return SimpleNamespace(status_code=200), {"MessageId": "m"}

    def token(self, to: str) -> str:
        """The token in the newest letter to somebody."""
        texts = [one["text"] for one in self.letters if one["to"] == to]
        return str(re.findall(r"token=([A-Za-z0-9._-]+)", texts[-1])[0])


@contextmanager
def user_pool() -> Iterator[tuple[FakeCognito, Mailbox]]:
    """Within `tables()`: an empty user pool and an empty mailbox."""
    pool, mailbox = FakeCognito(), Mailbox()
    aws.client("cognito-idp").meta.events.register(
        "before-call.cognito-identity-provider", pool.answer
    )
    aws.client("sesv2").meta.events.register("before-call.sesv2", mailbox.answer)
    yield pool, mailbox
