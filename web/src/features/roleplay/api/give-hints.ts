import type { Hint } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

export async function giveHints(roleplayId: string): Promise<Hint[]> {
  const params = { path: { roleplay_id: roleplayId } };
  return (await unwrap(api.POST("/v1/roleplays/{roleplay_id}/hints", { params }))).hints;
}
