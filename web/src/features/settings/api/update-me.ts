import type { Me } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

export function updateMe(change: { name?: string; locale?: string }): Promise<Me> {
  return unwrap(api.PATCH("/v1/me", { body: change }));
}
