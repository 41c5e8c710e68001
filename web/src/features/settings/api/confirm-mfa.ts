import { api, unwrap } from "@/lib/http/client";

export async function confirmMfa(code: string): Promise<void> {
  await unwrap(api.PUT("/v1/me/mfa", { body: { code } }));
}
