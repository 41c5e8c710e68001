import type { CodeWanted, AccessGranted } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";
import { adoptTokens } from "@/lib/http/session";

export type SignedIn = { signedIn: true } | { signedIn: false; mfaSession: string };

/** Signs in, or answers what the second factor needs. */
export async function signIn(email: string, password: string): Promise<SignedIn> {
  const answer = await unwrap(api.POST("/v1/auth/sign-in", { body: { email, password } }));
  return settled(answer);
}

function settled(answer: AccessGranted | CodeWanted): SignedIn {
  if ("mfa_session" in answer && answer.mfa_session) return { signedIn: false, mfaSession: answer.mfa_session };
  adoptTokens(answer as AccessGranted);
  return { signedIn: true };
}
