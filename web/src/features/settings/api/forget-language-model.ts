import { api, unwrap } from "@/lib/http/client";

export async function forgetLanguageModel(): Promise<void> {
  await unwrap(api.DELETE("/v1/settings/language-model"));
}
