import type { Mode, Roleplay } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

export interface NewRoleplay {
  bot_id: string;
  rubric_id: string;
  mode: Mode;
  time_limit_seconds?: number;
}

/** Starts a call once, however often it is asked for with the same key. */
export function startRoleplay(roleplay: NewRoleplay, key: string): Promise<Roleplay> {
  return unwrap(api.POST("/v1/roleplays", { params: { header: { "idempotency-key": key } }, body: roleplay }));
}
