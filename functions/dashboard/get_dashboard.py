"""Shows the home screen."""

from sparring.dashboard import service
from sparring.dashboard.schemas import Dashboard, Spending
from sparring.kit import clock, lookup
from sparring.kit.caller import Caller
from sparring.kit.declare import EVERYONE, Endpoint, reads
from sparring.kit.http import SignedIn, http_handler
from sparring.settings import state as settings
from sparring.settings.model import MICRO, month_of

DECLARATION = Endpoint(
    "GET", "/v1/dashboard", roles=EVERYONE, grants=(reads("dashboard"), reads("settings"))
)


def _for_coach(caller: Caller) -> Dashboard:
    wanted = (service.learner_lookup(caller), *service.company_lookups(caller))
    *read, model, spend = lookup.many(caller, *wanted, *settings.company_lookups(caller))
    spending = Spending(
        month=month_of(clock.stamp()),
        cost_usd=round(spend.micro_usd / MICRO, 4),
        limit_usd=model.tenant_limit_usd,
        calls=spend.calls,
        per_attempt_usd=None,
    )
    return service.coach_dashboard(
        caller, tuple(read), spending if caller.role == "admin" else None
    )


def get_dashboard(caller: SignedIn) -> Dashboard:
    """Show the home screen of the caller's role."""
    return _for_coach(caller) if caller.coaches else service.learner_dashboard(caller)


handler = http_handler(DECLARATION, get_dashboard)
