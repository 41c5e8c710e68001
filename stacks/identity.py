"""Who may come in: the user pool, its client, and the trigger that mints tenant and role."""

from __future__ import annotations

import aws_cdk as cdk
from aws_cdk import aws_cognito as cognito
from constructs import Construct

from stacks.constructs.endpoint_function import Code, EndpointFunction
from stacks.constructs.rules import acknowledge
from stacks.discovery import Found
from stacks.surroundings import Accounts, Surroundings

ACCESS_MINUTES = 10
REFRESH_DAYS = 90
PASSWORD_LENGTH = 12


class Identity(cdk.Stack):
    """Accounts are made by our own functions only, so the pool takes no sign-up of its own."""

    def __init__(self, scope: Construct, around: Surroundings, minters: tuple[Found, ...]) -> None:
        super().__init__(scope, "identity", stack_name=around.settings.named("identity"))
        self.around = around
        self.pool = self._pool()
        self.client = self._client()
        code = Code.of(self, around, {layer for one in minters for layer in one.declaration.layers})
        for found in minters:
            self._mint_claims_with(EndpointFunction(self, found, around, code))
        self.accounts = Accounts(self.pool, self.client.user_pool_client_id)
        self.issuer = f"https://cognito-idp.{self.region}.amazonaws.com/{self.pool.user_pool_id}"

    def _pool(self) -> cognito.UserPool:
        pool = cognito.UserPool(
            self,
            "Users",
            user_pool_name=self.around.settings.named("users"),
            feature_plan=cognito.FeaturePlan.ESSENTIALS,
            sign_in_aliases=cognito.SignInAliases(email=True),
            sign_in_case_sensitive=False,
            self_sign_up_enabled=False,
            account_recovery=cognito.AccountRecovery.EMAIL_ONLY,
            custom_attributes={
                "tenant_id": cognito.StringAttribute(mutable=False),
                "user_id": cognito.StringAttribute(mutable=False),
            },
            mfa=cognito.Mfa.OPTIONAL,
            mfa_second_factor=cognito.MfaSecondFactor(otp=True, sms=False),
            password_policy=cognito.PasswordPolicy(
                min_length=PASSWORD_LENGTH,
                require_lowercase=True,
                require_uppercase=True,
                require_digits=True,
                require_symbols=False,
            ),
            deletion_protection=self.around.settings.keeps_data,
            removal_policy=self.around.foundation.removal,
        )
        self._explain(pool)
        return pool

    def _explain(self, pool: cognito.UserPool) -> None:
        acknowledge(
            pool,
            "AwsSolutions-COG1",
            "Twelve characters with three kinds: NIST 800-63B asks for length, not for symbols.",
        )
        acknowledge(
            pool,
            "AwsSolutions-COG2",
            "A second factor is each company's own choice; TOTP is on offer to every user.",
        )
        acknowledge(
            pool,
            "AwsSolutions-COG8",
            "The Plus plan costs a third more per user; Cognito locks out password guesses on "
            "every plan, and our functions count guesses of the second factor.",
        )

    def _client(self) -> cognito.UserPoolClient:
        return self.pool.add_client(
            "Web",
            generate_secret=False,
            auth_flows=cognito.AuthFlow(admin_user_password=True),
            disable_o_auth=True,
            prevent_user_existence_errors=True,
            enable_token_revocation=True,
            access_token_validity=cdk.Duration.minutes(ACCESS_MINUTES),
            id_token_validity=cdk.Duration.minutes(ACCESS_MINUTES),
            refresh_token_validity=cdk.Duration.days(REFRESH_DAYS),
        )

    def _mint_claims_with(self, made: EndpointFunction) -> None:
        self.pool.add_trigger(
            cognito.UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG,
            made.function,
            cognito.LambdaVersion.V2_0,
        )
