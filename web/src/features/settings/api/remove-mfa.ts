import { api, unwrap } from "@/lib/http/client";

export async function removeMfa(password: string): Promise<void> {
  await unwrap(api.DELETE("/v1/me/mfa", { body: { password } }));
}
