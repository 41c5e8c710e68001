import { api, unwrap } from "@/lib/http/client";

export async function resetPassword(email: string, code: string, password: string): Promise<void> {
  await unwrap(api.POST("/v1/auth/reset-password", { body: { email, code, password } }));
}
