/** One practice room on a server that keeps what was changed. */
import type { PresentPerson, Recording, Room, RoomCard, Seat, Talk } from "@/api/types";

import { FakeApi, json, problem } from "./api";
import { ago } from "./people";
import { room } from "./rooms";

export const SCENES = {
  items: [
    { scenario_id: "first-meeting", title: "First meeting", situation: "Two people meet.", call_type: "discovery" },
    { scenario_id: "renewal", title: "Renewal at risk", situation: "A contract ends.", call_type: "renewal" },
  ],
  next_cursor: null,
};

export function roomCard(changes: Partial<RoomCard> = {}): RoomCard {
  return {
    room_id: "rm_0",
    name: "Tuesday round",
    status: "scheduled",
    title: "First meeting",
    call_type: "discovery",
    host_name: "Aisha Rahman",
    your_seat: null,
    people: 2,
    starts_at: ago(-1),
    minutes: 30,
    opened_at: null,
    ended_at: null,
    created_at: ago(2),
    ...changes,
  };
}

export function present(changes: Partial<PresentPerson> = {}): PresentPerson {
  return { user_id: "user_1", name: "Aisha Rahman", ago: 0.5, room_id: null, muted: false, camera: false, speaking: false, away: false, ...changes };
}

export function recording(changes: Partial<Recording> = {}): Recording {
  const file = { participant: "user_0", name: "Jonas Keller", seat: "seller" as const, kind: "person" as const, begins: 0, seconds: 65, octets: 9_000 };
  return {
    recording_id: "rc_0",
    status: "ready",
    began_at: ago(1),
    expires_on: ago(-89),
    seconds: 65,
    failure: null,
    may_delete: false,
    files: [file, { ...file, participant: "user_1", name: "Aisha Rahman", seat: "buyer", begins: 4, seconds: 30 }],
    ...changes,
  };
}

export function talk(changes: Partial<Talk> = {}): Talk {
  const share = { user_id: "user_0", name: "Jonas Keller", seat: "seller" as const, seconds: 93, permille: 620, turns: 7, longest: 41, interruptions: 3, interrupted: 1 };
  return {
    begins: ago(1),
    span: 180,
    silence: 30,
    together: 4,
    people: [share, { ...share, user_id: "user_1", name: "", seat: null, seconds: 57, permille: 380, turns: 6, longest: 12, interruptions: 1, interrupted: 3 }],
    speech: [
      { user_id: "user_0", begins: 0, ends: 41 },
      { user_id: "user_1", begins: 60, ends: 72 },
    ],
    cut: false,
    ...changes,
  };
}

/** Answers as the server would, and refuses what is put in front, once each. */
export class RoomDesk {
  readonly api = new FakeApi();
  readonly sent: { what: string; body: Record<string, unknown>; key: string | null }[] = [];
  refusals: Response[] = [];
  there: PresentPerson[] = [];
  now: Room;

  constructor(changes: Partial<Room> = {}) {
    this.now = room(changes);
    this.api.on("GET /v1/rooms/{room_id}", () => json(this.now));
    this.api.on("GET /v1/presence", () => json({ items: this.there }));
    this.api.on("GET /v1/room-scenarios", () => json(SCENES));
    this.changes("POST /v1/rooms", () => ({}));
    this.changes("POST /v1/rooms/{room_id}/seat", ({ seat }) => this.seated(seat as Seat | null));
    this.changes("POST /v1/rooms/{room_id}/open", () => ({ status: "open", opened_at: ago(0) }));
    this.changes("POST /v1/rooms/{room_id}/lock", ({ locked }) => ({ locked: locked as boolean }));
    this.changes("POST /v1/rooms/{room_id}/end", () => ({ status: "ended", ended_at: ago(0) }));
    this.changes("POST /v1/rooms/{room_id}/host", ({ member_id }) => this.hostIs(member_id as string));
    this.changes("POST /v1/rooms/{room_id}/remove", ({ member_id }) => ({ members: this.now.members.filter((one) => one.user_id !== member_id) }));
    this.changes("POST /v1/rooms/{room_id}/consent", ({ given }) => this.consents(given as boolean));
    this.changes("POST /v1/rooms/{room_id}/leave", () => ({}));
    this.changes("PATCH /v1/rooms/{room_id}", (body) => ({ ...(body as Partial<Room>), version: this.now.version + 1 }));
  }

  said(what: string): Record<string, unknown>[] {
    return this.sent.filter((one) => one.what === what).map((one) => one.body);
  }

  /** Refuses the next change with this. */
  refuse(status: number, code: string, detail = code, errors: { field: string; message: string }[] = []): void {
    this.refusals.push(problem(status, code, detail, errors));
  }

  private changes(route: string, change: (body: Record<string, unknown>) => Partial<Room>): void {
    this.api.on(route, async (request) => {
      const body = JSON.parse((await request.text()) || "{}") as Record<string, unknown>;
      this.sent.push({ what: route.split("/").at(-1)!, body, key: request.headers.get("idempotency-key") });
      const refusal = this.refusals.shift();
      if (refusal) return refusal;
      this.now = { ...this.now, ...change(body) };
      return json(this.now);
    });
  }

  private seated(seat: Seat | null): Partial<Room> {
    return { your_seat: seat, members: this.now.members.map((one) => (one.user_id === this.now.you ? { ...one, seat } : one)) };
  }

  private hostIs(id: string): Partial<Room> {
    return { host_id: id, members: this.now.members.map((one) => ({ ...one, host: one.user_id === id })) };
  }

  private consents(given: boolean): Partial<Room> {
    return { members: this.now.members.map((one) => (one.user_id === this.now.you ? { ...one, consents: given } : one)) };
  }
}
