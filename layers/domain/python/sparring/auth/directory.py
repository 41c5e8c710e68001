"""The user pool: who exists, which password is right. Cognito stays behind these functions.

Every function raises a Problem by the one table below; a wrong password, an unknown e-mail and
a disabled person read exactly the same.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from sparring.kit import aws, config
from sparring.kit.errors import Conflict, Invalid, Problem, TooMany, Unauthorized, Unavailable

SERVER_ERROR = 500
LOCKED_OUT = "Password attempts exceeded"


@dataclass(frozen=True)
class Tokens:
    """What a successful sign-in brings; the person as the token's claims name them."""

    access_token: str
    refresh_token: str
    expires_in: int
    issued_at: int
    tenant: str
    user_id: str


@dataclass(frozen=True)
class Demand:
    """The password is right and a code is wanted; `session` is good for 3 minutes."""

    session: str


@dataclass(frozen=True)
class Person:
    """An entry of the user pool; `username` is Cognito's own name for it."""

    username: str
    tenant: str
    user_id: str
    email_verified: bool


def wrong_credentials() -> Problem:
    """The one answer to everything that is wrong with a sign-in."""
    return Unauthorized("The e-mail or the password is wrong.", code="invalid_credentials")


def email_taken() -> Problem:
    """The answer when an e-mail belongs to an account already."""
    return Conflict("There is an account with this e-mail already.", code="email_taken")


def wrong_code() -> Problem:
    """The answer to a code that is wrong, used or too old."""
    message = "This code is wrong or has expired."
    return Invalid(message, code="wrong_code", errors=[{"field": "code", "message": message}])


def _weak_password() -> Problem:
    return Invalid.field("password", "This password is not strong enough.")


def _not_taken() -> Problem:
    return Invalid("The user directory does not take this.")


_PROBLEMS: dict[str, Callable[[], Problem]] = {
    "NotAuthorizedException": wrong_credentials,
    "UserNotFoundException": wrong_credentials,
    "UserNotConfirmedException": wrong_credentials,
    "PasswordResetRequiredException": wrong_credentials,
    "RefreshTokenReuseException": wrong_credentials,
    "CodeMismatchException": wrong_code,
    "ExpiredCodeException": wrong_code,
    "EnableSoftwareTokenMFAException": wrong_code,
    "SoftwareTokenMFANotFoundException": wrong_code,
    "InvalidPasswordException": _weak_password,
    "PasswordHistoryPolicyViolationException": _weak_password,
    "InvalidParameterException": _not_taken,
    "UsernameExistsException": email_taken,
    "AliasExistsException": email_taken,
    "LimitExceededException": TooMany,
    "TooManyRequestsException": TooMany,
    "TooManyFailedAttemptsException": TooMany,
    "ThrottlingException": Unavailable,
    "InternalErrorException": Unavailable,
    # What Cognito answers when add_token_claims could not read the account.
    "UserLambdaValidationException": Unavailable,
    "UnexpectedLambdaException": Unavailable,
    "InvalidLambdaResponseException": Unavailable,
    "ConcurrentModificationException": Unavailable,
}


def _problem(error: ClientError) -> Problem | None:
    told = error.response["Error"]
    if LOCKED_OUT in told.get("Message", ""):
        return TooMany("Too many wrong passwords; try again later.", code="too_many_attempts")
    if error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0) >= SERVER_ERROR:
        return Unavailable()
    make = _PROBLEMS.get(told["Code"])
    return make() if make else None


def _call(operation: str, **parameters: Any) -> dict[str, Any]:
    try:
        answer: dict[str, Any] = getattr(aws.client("cognito-idp"), operation)(**parameters)
    except ClientError as error:
        problem = _problem(error)
        if problem is None:
            raise
        raise problem from error
    except BotoCoreError as error:
        raise Unavailable from error
    return answer


def _pool() -> dict[str, str]:
    return {"UserPoolId": config.setting("USER_POOL_ID")}


def _client() -> dict[str, str]:
    return {"ClientId": config.setting("USER_POOL_CLIENT_ID")}


def _claims(access_token: str) -> dict[str, Any]:
    """The claims, unverified: the token came from Cognito itself a moment ago."""
    payload = access_token.split(".")[1]
    claims: dict[str, Any] = json.loads(base64.urlsafe_b64decode(payload + "=" * 3))
    return claims


def _tokens(answer: dict[str, Any], refresh_token: str = "") -> Tokens:
    result = answer["AuthenticationResult"]
    claims = _claims(result["AccessToken"])
    if not claims.get("tenant") or not claims.get("user_id"):
        raise wrong_credentials()
    return Tokens(
        access_token=result["AccessToken"],
        refresh_token=result.get("RefreshToken") or refresh_token,
        expires_in=int(result["ExpiresIn"]),
        issued_at=int(claims["iat"]),
        tenant=claims["tenant"],
        user_id=claims["user_id"],
    )


def create(email: str, tenant: str, user_id: str, *, email_verified: bool) -> str:
    """A new entry without a usable password; its username. Conflict when the e-mail is taken."""
    attributes = {
        "email": email,
        "email_verified": "true" if email_verified else "false",
        "custom:tenant_id": tenant,
        "custom:user_id": user_id,
    }
    answer = _call(
        "admin_create_user",
        **_pool(),
        Username=email,
        MessageAction="SUPPRESS",
        UserAttributes=[{"Name": name, "Value": value} for name, value in attributes.items()],
    )
    return str(answer["User"]["Username"])


def set_password(username: str, password: str) -> None:
    """Make `password` the one that is right."""
    _call(
        "admin_set_user_password",
        **_pool(),
        Username=username,
        Password=password,
        Permanent=True,
    )


def find(email: str) -> Person | None:
    """The entry with this e-mail, or None."""
    try:
        answer = _call("admin_get_user", **_pool(), Username=email)
    except Unauthorized:
        return None
    attributes = {one["Name"]: one["Value"] for one in answer["UserAttributes"]}
    return Person(
        username=answer["Username"],
        tenant=attributes.get("custom:tenant_id", ""),
        user_id=attributes.get("custom:user_id", ""),
        email_verified=attributes.get("email_verified") == "true",
    )


def delete(username: str) -> None:
    """Remove an entry; one that is gone already is fine."""
    try:
        _call("admin_delete_user", **_pool(), Username=username)
    except Unauthorized:
        return


def sign_in(email: str, password: str) -> Tokens | Demand:
    """Tokens for a right password, or the demand for a code."""
    answer = _call(
        "admin_initiate_auth",
        **_pool(),
        **_client(),
        AuthFlow="ADMIN_USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": email, "PASSWORD": password},
    )
    if answer.get("ChallengeName") == "SOFTWARE_TOKEN_MFA":
        return Demand(answer["Session"])
    if "AuthenticationResult" not in answer:
        raise wrong_credentials()
    return _tokens(answer)


def answer_code(username: str, session: str, code: str) -> Tokens:
    """Tokens for the right code."""
    answer = _call(
        "admin_respond_to_auth_challenge",
        **_pool(),
        **_client(),
        ChallengeName="SOFTWARE_TOKEN_MFA",
        Session=session,
        ChallengeResponses={"USERNAME": username, "SOFTWARE_TOKEN_MFA_CODE": code},
    )
    return _tokens(answer)


def refresh(refresh_token: str) -> Tokens:
    """New tokens; on a rotating client a new refresh token too, else the same comes back."""
    answer = _call("get_tokens_from_refresh_token", **_client(), RefreshToken=refresh_token)
    return _tokens(answer, refresh_token)


def revoke(refresh_token: str) -> None:
    """End one refresh token and what came from it; safe to repeat."""
    try:
        _call("revoke_token", **_client(), Token=refresh_token)
    except Unauthorized:
        return


def sign_out(username: str) -> None:
    """End every token of a person; one who is gone already is fine."""
    try:
        _call("admin_user_global_sign_out", **_pool(), Username=username)
    except Unauthorized:
        return


def send_reset_code(email: str) -> bool:
    """Mail a code for a new password. False where the e-mail was never proven."""
    try:
        _call("forgot_password", **_client(), Username=email)
    except Invalid:
        return False
    except Unauthorized:
        return True
    return True


def reset_password(email: str, code: str, password: str) -> None:
    """Set a new password with a mailed code."""
    try:
        _call(
            "confirm_forgot_password",
            **_client(),
            Username=email,
            ConfirmationCode=code,
            Password=password,
        )
    except Unauthorized:
        # An e-mail nobody has reads like a wrong code.
        raise wrong_code() from None


def confirm_email(username: str) -> None:
    """Mark the e-mail as proven."""
    _call(
        "admin_update_user_attributes",
        **_pool(),
        Username=username,
        UserAttributes=[{"Name": "email_verified", "Value": "true"}],
    )


def start_code(access_token: str) -> str:
    """A new secret for the person's authenticator app, in base 32; not in force yet."""
    answer = _call("associate_software_token", AccessToken=access_token)
    return str(answer["SecretCode"])


def confirm_code(access_token: str, code: str) -> None:
    """Prove that the app has the secret, and demand codes from now on."""
    _call("verify_software_token", AccessToken=access_token, UserCode=code)
    _prefer_code(access_token, enabled=True)


def stop_code(access_token: str) -> None:
    """Demand no more codes; safe to repeat."""
    _prefer_code(access_token, enabled=False)


def _prefer_code(access_token: str, *, enabled: bool) -> None:
    settings = {"Enabled": enabled, "PreferredMfa": enabled}
    _call("set_user_mfa_preference", AccessToken=access_token, SoftwareTokenMfaSettings=settings)
