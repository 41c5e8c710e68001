import { api, unwrap } from "@/lib/http/client";
import { forgetSession } from "@/lib/http/session";

export async function signOut(everywhere: boolean): Promise<void> {
  await unwrap(api.POST("/v1/auth/sign-out", { body: { everywhere } }));
  forgetSession();
}
