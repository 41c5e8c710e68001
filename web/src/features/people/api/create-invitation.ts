import type { Invitation, Role } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

export interface NewInvitation {
  email: string;
  name: string;
  role: Role;
  team_id?: string;
}

/** The answer holds the link, this once. */
export function createInvitation(invitation: NewInvitation): Promise<Invitation & { link: string }> {
  return unwrap(api.POST("/v1/invitations", { body: invitation }));
}
