import type { Team } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

export function updateTeam(teamId: string, name: string): Promise<Team> {
  return unwrap(api.PATCH("/v1/teams/{team_id}", { params: { path: { team_id: teamId } }, body: { name } }));
}
