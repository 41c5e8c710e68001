import type { LanguageModel } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

export interface LanguageModelChange {
  model: string;
  base_url: string;
  api_key?: string;
  tenant_limit_usd: number;
  user_limit_usd: number;
  input_usd_per_million: number;
  output_usd_per_million: number;
}

/** Without `api_key` the stored one stays. */
export function setLanguageModel(change: LanguageModelChange): Promise<LanguageModel> {
  return unwrap(api.PUT("/v1/settings/language-model", { body: change }));
}
