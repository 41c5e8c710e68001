import type { TurnAnswer } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

/** Says something once, however often it is sent with the same key. */
export function sendTurn(roleplayId: string, text: string, key: string): Promise<TurnAnswer> {
  const params = { path: { roleplay_id: roleplayId }, header: { "idempotency-key": key } };
  return unwrap(api.POST("/v1/roleplays/{roleplay_id}/turns", { params, body: { text } }));
}
