/** What the server pushes, checked on arrival: anything else is dropped. */

export interface ReplyChunk {
  type: "reply.chunk";
  roleplay_id: string;
  turn: number;
  seq: number;
  text: string;
  done: boolean;
}

export interface ReplyReplaced {
  type: "reply.replaced";
  roleplay_id: string;
  turn: number;
  text: string;
}

export interface RoleplayEnded {
  type: "roleplay.ended";
  roleplay_id: string;
  outcome: string | null;
}

export interface ScorecardProgress {
  type: "scorecard.progress";
  roleplay_id: string;
  done: number;
  of: number;
}

export interface ScorecardReady {
  type: "scorecard.ready";
  roleplay_id: string;
  score: number;
  passed: boolean;
}

export interface ScorecardChanged {
  type: "scorecard.changed";
  roleplay_id: string;
}

export interface Notice {
  type: "notice";
  code: string;
  text: string;
}

/** Something of a practice room; what its body holds is checked by who reads it. */
export interface RoomSignal {
  type: "signal";
  room_id: string;
  number?: number;
  after?: number;
  body: { kind: string } & Record<string, unknown>;
}

/** Somebody of a room that one is in is there, or no longer, or in another way than before. */
export interface PresenceChange {
  type: "presence";
  user_id: string;
  there: boolean;
}

/** A frame of ours that was refused. */
export interface Refusal {
  type: "error";
  code: string;
}

export type ServerMessage =
  | ReplyChunk
  | ReplyReplaced
  | RoleplayEnded
  | ScorecardProgress
  | ScorecardReady
  | ScorecardChanged
  | RoomSignal
  | PresenceChange
  | Refusal
  | Notice;

export type MessageType = ServerMessage["type"];
export type MessageOf<T extends MessageType> = Extract<ServerMessage, { type: T }>;

const SHAPES: Record<MessageType, Record<string, string>> = {
  "reply.chunk": { roleplay_id: "string", turn: "number", seq: "number", text: "string" },
  "reply.replaced": { roleplay_id: "string", turn: "number", text: "string" },
  "roleplay.ended": { roleplay_id: "string" },
  "scorecard.progress": { roleplay_id: "string", done: "number", of: "number" },
  "scorecard.ready": { roleplay_id: "string" },
  "scorecard.changed": { roleplay_id: "string" },
  signal: { room_id: "string", body: "object" },
  presence: { user_id: "string", there: "boolean" },
  error: { code: "string" },
  notice: { code: "string", text: "string" },
};

export function parseMessage(raw: unknown): ServerMessage | { type: "pong" } | null {
  const body = typeof raw === "string" ? parseJson(raw) : null;
  if (!body) return null;
  if (body.type === "pong") return { type: "pong" };
  const shape = SHAPES[body.type as MessageType] as Record<string, string> | undefined;
  if (!shape) return null;
  const fits = Object.entries(shape).every(([name, kind]) => typeof body[name] === kind);
  return fits ? (body as unknown as ServerMessage) : null;
}

function parseJson(raw: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(raw);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
