import { api, unwrap } from "@/lib/http/client";

export async function verifyEmail(token: string): Promise<void> {
  await unwrap(api.POST("/v1/auth/verify-email", { body: { token } }));
}
