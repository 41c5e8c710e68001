import type { Roleplay } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

export function endRoleplay(roleplayId: string): Promise<Roleplay> {
  return unwrap(api.POST("/v1/roleplays/{roleplay_id}/end", { params: { path: { roleplay_id: roleplayId } } }));
}
