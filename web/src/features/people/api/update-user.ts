import type { Role, User } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

export interface UserChange {
  role?: Role;
  team_id?: string | null;
  status?: "active" | "disabled";
}

export function updateUser(userId: string, change: UserChange): Promise<User> {
  return unwrap(api.PATCH("/v1/users/{user_id}", { params: { path: { user_id: userId } }, body: change }));
}
