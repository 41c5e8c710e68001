"""Signs a company up."""

from aws_lambda_powertools.event_handler import Response

from sparring.auth import door
from sparring.auth.schemas import AccessGranted, SignUp
from sparring.auth.service import joining, visits
from sparring.kit.declare import MAIL, Endpoint, cognito, writes
from sparring.kit.http import RawEvent, answer, http_handler

DECLARATION = Endpoint(
    "POST",
    "/v1/auth/sign-up",
    status=201,
    public_because="Nobody has an account before signing up.",
    body_limit=4_096,
    grants=(
        writes("auth"),
        cognito(
            "AdminCreateUser",
            "AdminSetUserPassword",
            "AdminGetUser",
            "AdminDeleteUser",
            "AdminInitiateAuth",
        ),
        MAIL,
    ),
)


def sign_up(body: SignUp, event: RawEvent) -> Response[AccessGranted]:
    """Make a company and its first admin.

    The admin is signed in at once; a link to confirm the e-mail address is mailed. 429 when too
    many were made from one network within an hour.
    """
    door.refuse_other_origin(event)
    visits.count_sign_up(*door.addresses(event))
    signed = joining.sign_up(body)
    return answer(door.access(signed), status=201, cookies=door.session(signed))


handler = http_handler(DECLARATION, sign_up)
