import { api, unwrap } from "@/lib/http/client";
import { adoptTokens } from "@/lib/http/session";

export async function acceptInvitation(token: string, name: string, password: string): Promise<void> {
  adoptTokens(await unwrap(api.POST("/v1/invitations/accept", { body: { token, name, password } })));
}
