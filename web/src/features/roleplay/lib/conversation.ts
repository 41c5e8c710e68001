/** What has been said, joined from three sources: the server, the socket, and what is on its way. */
import type { Roleplay, Speaker, Turn, TurnAnswer } from "@/api/types";
import type { ReplyChunk } from "@/lib/socket/messages";

/** A turn that was sent and not yet answered. `after` is the last turn at the time of sending. */
export interface Pending {
  key: string;
  text: string;
  after: number;
  at: string;
}

export interface Stream {
  chunks: Record<number, string>;
  whole?: string;
}

export type Streams = Record<number, Stream>;

export interface Line {
  turn: number;
  speaker: Speaker;
  text: string;
  at?: string;
  state: "said" | "sending" | "streaming" | "thinking";
}

/** Every line once, by its turn number: what the server holds wins over what is still arriving. */
export function joinLines(turns: readonly Turn[], pending: Pending | null, streams: Streams): Line[] {
  const lines = new Map<number, Line>(turns.map((turn) => [turn.turn, { ...turn, state: "said" }]));
  if (pending && !isTaken(turns, pending)) addPending(lines, pending, lastTurn(turns));
  addStreams(lines, streams, lastTurn(turns));
  if (pending && !isAnswered(turns, pending)) addThinking(lines);
  return [...lines.values()].sort((a, b) => a.turn - b.turn);
}

function addPending(lines: Map<number, Line>, pending: Pending, last: number): void {
  const turn = Math.max(pending.after, last) + 1;
  lines.set(turn, { turn, speaker: "rep", text: pending.text, at: pending.at, state: "sending" });
}

function addStreams(lines: Map<number, Line>, streams: Streams, last: number): void {
  for (const [number, stream] of Object.entries(streams)) {
    const turn = Number(number);
    const text = streamText(stream);
    if (turn > last && text) lines.set(turn, { turn, speaker: "buyer", text, state: "streaming" });
  }
}

function addThinking(lines: Map<number, Line>): void {
  const newest = Math.max(0, ...lines.keys());
  if (lines.get(newest)?.speaker !== "rep") return;
  lines.set(newest + 1, { turn: newest + 1, speaker: "buyer", text: "", state: "thinking" });
}

export function lastTurn(turns: readonly Turn[]): number {
  return turns.at(-1)?.turn ?? 0;
}

/** The server already has the words, though their answer may still be missing. */
export function isTaken(turns: readonly Turn[], pending: Pending): boolean {
  return turns.some((turn) => turn.speaker === "rep" && turn.turn > pending.after);
}

export function isAnswered(turns: readonly Turn[], pending: Pending): boolean {
  return isTaken(turns, pending) && turns.at(-1)?.speaker === "buyer";
}

/** A reply that starts again replaces what came before it. */
export function withChunk(streams: Streams, chunk: ReplyChunk): Streams {
  const before = chunk.seq === 0 ? {} : streams[chunk.turn]?.chunks;
  return { ...streams, [chunk.turn]: { chunks: { ...before, [chunk.seq]: chunk.text } } };
}

export function withReplacement(streams: Streams, turn: number, text: string): Streams {
  return { ...streams, [turn]: { chunks: {}, whole: text } };
}

/** The words so far: only what stands without a gap, so that nothing is read out of order. */
export function streamText(stream: Stream): string {
  if (stream.whole !== undefined) return stream.whole;
  const pieces: string[] = [];
  for (let piece = stream.chunks[0]; piece !== undefined; piece = stream.chunks[pieces.length]) pieces.push(piece);
  return pieces.join("");
}

/** The call after an answer; turns that are there already are not added again. */
export function withAnswer(roleplay: Roleplay, pending: Pending, answer: TurnAnswer): Roleplay {
  const known = new Set(roleplay.turns.map((turn) => turn.turn));
  const fresh: Turn[] = [
    { turn: answer.turn, speaker: "rep" as const, text: pending.text, at: pending.at },
    { ...answer.reply, speaker: "buyer" as const },
  ].filter((turn) => !known.has(turn.turn));
  return {
    ...roleplay,
    turns: [...roleplay.turns, ...fresh].sort((a, b) => a.turn - b.turn),
    state: answer.state,
    model: answer.model,
    status: answer.state.ended ? "ended" : roleplay.status,
    outcome: answer.state.outcome,
  };
}
