import type { LanguageModel, LanguageModelChange } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

/** Without `api_key` the stored one stays. */
export function setLanguageModel(change: LanguageModelChange): Promise<LanguageModel> {
  return unwrap(api.PUT("/v1/settings/language-model", { body: change }));
}
