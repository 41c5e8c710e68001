import { api, unwrap } from "@/lib/http/client";

/** Always succeeds, so that nobody learns who has an account. */
export async function forgotPassword(email: string): Promise<void> {
  await unwrap(api.POST("/v1/auth/forgot-password", { body: { email } }));
}
