/** Who is there now. What was heard ages: five seconds without a word are absence, answer or none. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import type { PresentPerson } from "@/api/types";
import { useSocketMessage } from "@/lib/socket/live";
import { listPresence } from "../api/list-presence";

const SILENCE_S = 5;
const LOOK_MS = 500;

/** Those of an answer who still count, `seconds` after it came. */
export function stillThere(items: PresentPerson[], seconds: number): PresentPerson[] {
  return items.filter((one) => one.ago + seconds < SILENCE_S);
}

/** Everybody who is there by their id; undefined while nobody knows. */
export function usePresence(): Map<string, PresentPerson> | undefined {
  const cache = useQueryClient();
  const { data } = useQuery(listPresence);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const looking = setInterval(() => setNow(Date.now()), LOOK_MS);
    return () => clearInterval(looking);
  }, []);
  useSocketMessage("presence", () => void cache.invalidateQueries({ queryKey: listPresence.queryKey }));
  if (!data) return undefined;
  const there = stillThere(data.items, Math.max(0, now - data.at) / 1000);
  return new Map(there.map((one) => [one.user_id, one]));
}
