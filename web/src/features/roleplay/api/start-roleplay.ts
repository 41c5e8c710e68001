import type { Mode, Roleplay } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

export interface NewRoleplay {
  bot_id: string;
  rubric_id: string;
  mode: Mode;
  time_limit_seconds?: number;
}

export function startRoleplay(roleplay: NewRoleplay): Promise<Roleplay> {
  return unwrap(api.POST("/v1/roleplays", { body: roleplay }));
}
