import { api, unwrap } from "@/lib/http/client";

export async function removeMfa(): Promise<void> {
  await unwrap(api.DELETE("/v1/me/mfa"));
}
