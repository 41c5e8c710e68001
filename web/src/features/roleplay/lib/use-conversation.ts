/** A call as it goes on: sending, streaming, and what a reload or a lost line interrupted. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";

import type { Roleplay } from "@/api/types";
import { jittered } from "@/lib/backoff";
import { isPassing, isProblem } from "@/lib/http/problem";
import { useSocketMessage, useSocketState } from "@/lib/socket/live";
import { sendTurn } from "../api/send-turn";
import { isAnswered, isTaken, joinLines, lastTurn, withAnswer, withChunk, withReplacement, type Line, type Pending, type Streams } from "./conversation";
import { keepPending, keptPending, newPending } from "./outbox";

const FIRST_RETRY_MS = 800;
const LONGEST_RETRY_MS = 8_000;

export interface Conversation {
  lines: Line[];
  waiting: boolean;
  retrying: boolean;
  rejected: unknown;
  /** Words that the server did not take and does not have. */
  returned: string | null;
  say: (text: string) => void;
}

export function useConversation(roleplay: Roleplay): Conversation {
  const { roleplay_id: id, turns } = roleplay;
  const streams = useStreams(id);
  const { pending, send, retrying, rejected, refused } = useDelivery(id);
  const open = pending && !isAnswered(turns, pending) ? pending : null;
  const last = lastTurn(turns);
  const say = useCallback((text: string) => send(newPending(text, last)), [send, last]);
  return { lines: joinLines(turns, open, streams), waiting: open !== null, retrying, rejected, returned: refused && !isTaken(turns, refused) ? refused.text : null, say };
}

function useStreams(id: string): Streams {
  const cache = useQueryClient();
  const [streams, setStreams] = useState<Streams>({});
  useSocketMessage("reply.chunk", (chunk) => {
    if (chunk.roleplay_id === id) setStreams((old) => withChunk(old, chunk));
  });
  useSocketMessage("reply.replaced", ({ roleplay_id, turn, text }) => {
    if (roleplay_id !== id) return;
    setStreams((old) => withReplacement(old, turn, text));
    cache.setQueryData<Roleplay>(["roleplay", id], (old) => old && { ...old, turns: old.turns.map((one) => (one.turn === turn ? { ...one, text } : one)) });
  });
  useSocketMessage("roleplay.ended", ({ roleplay_id }) => {
    if (roleplay_id === id) void cache.invalidateQueries({ queryKey: ["roleplay", id] });
  });
  useCatchUp(id);
  return streams;
}

/** What was pushed while the line was down is asked for once it is back. */
function useCatchUp(id: string): void {
  const cache = useQueryClient();
  const state = useSocketState();
  const lost = useRef(false);
  useEffect(() => {
    if (state === "waiting") lost.current = true;
    if (state !== "open" || !lost.current) return;
    lost.current = false;
    void cache.invalidateQueries({ queryKey: ["roleplay", id] });
  }, [state, cache, id]);
}

function useDelivery(id: string) {
  const cache = useQueryClient();
  const [pending, setPending] = useState<Pending | null>(() => keptPending(id));
  const settle = () => {
    keepPending(id, null);
    setPending(null);
  };
  const sending = useMutation({
    mutationFn: (turn: Pending) => sendTurn(id, turn.text, turn.key),
    retry: (_count, error) => isPassing(error) || isProblem(error, "turn_in_progress"),
    retryDelay: (count) => jittered(count + 1, FIRST_RETRY_MS, LONGEST_RETRY_MS),
    onSuccess: (answer, turn) => {
      cache.setQueryData<Roleplay>(["roleplay", id], (old) => old && withAnswer(old, turn, answer));
      settle();
      if (answer.state.ended) void cache.invalidateQueries({ queryKey: ["roleplay", id] });
    },
    onError: () => {
      settle();
      void cache.invalidateQueries({ queryKey: ["roleplay", id] });
    },
  });
  const { mutate } = sending;
  const send = useCallback(
    (turn: Pending) => {
      keepPending(id, turn);
      setPending(turn);
      mutate(turn);
    },
    [id, mutate],
  );
  useResend(id, send);
  const refused = sending.isError ? sending.variables : null;
  return { pending, send, retrying: sending.isPending && (sending.failureCount > 0 || sending.isPaused), rejected: sending.error, refused };
}

/** Sends what a reload interrupted, once: the same key makes it the same turn. */
function useResend(id: string, send: (turn: Pending) => void): void {
  const resend = useEffectEvent((turn: Pending) => send(turn));
  useEffect(() => {
    const kept = keptPending(id);
    const timer = kept ? setTimeout(() => resend(kept)) : undefined;
    return () => clearTimeout(timer);
  }, [id]);
}
