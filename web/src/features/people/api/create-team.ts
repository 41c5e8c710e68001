import type { Team } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

export function createTeam(name: string): Promise<Team> {
  return unwrap(api.POST("/v1/teams", { body: { name } }));
}
