/** A practice room as one of its members sees it. */
import type { Room } from "@/api/types";

import { ago } from "./people.ts";

export function room(changes: Partial<Room> = {}): Room {
  return {
    room_id: "rm_0",
    name: "Tuesday round",
    status: "scheduled",
    scenario: { title: "A meeting", situation: "Two people meet.", call_type: "discovery" },
    rubric: { rubric_id: "rub_0", rubric_version: 2, rubric_name: "Discovery with SPIN" },
    starts_at: ago(-1),
    minutes: 30,
    records: false,
    locked: false,
    created_at: ago(2),
    opened_at: null,
    ended_at: null,
    version: 3,
    host_id: "user_0",
    you: "user_0",
    your_seat: "seller",
    brief: "Sell it.",
    members: [{ user_id: "user_0", name: "Jonas Keller", seat: "seller", consents: false, host: true }],
    places: { seller: 1, buyer: 1, observer: 5, coach: 1 },
    ...changes,
  };
}
