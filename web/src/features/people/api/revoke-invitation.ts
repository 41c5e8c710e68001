import { api, unwrap } from "@/lib/http/client";

export async function revokeInvitation(invitationId: string): Promise<void> {
  await unwrap(api.DELETE("/v1/invitations/{invitation_id}", { params: { path: { invitation_id: invitationId } } }));
}
