import { api, unwrap } from "@/lib/http/client";
import { adoptTokens } from "@/lib/http/session";

export async function answerMfa(email: string, mfaSession: string, code: string): Promise<void> {
  adoptTokens(await unwrap(api.POST("/v1/auth/mfa", { body: { email, mfa_session: mfaSession, code } })));
}
