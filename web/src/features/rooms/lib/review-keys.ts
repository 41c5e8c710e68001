/** Keys of a review: they work wherever in it nobody is typing. */
import type { KeyboardEvent } from "react";

import type { Verdict } from "@/api/types";
import { VERDICTS } from "@/lib/choices";

export type ReviewKey = { answer: Verdict } | { move: 1 | -1 } | "comment";

const KEYS: Record<string, ReviewKey> = {
  ...Object.fromEntries(VERDICTS.map((answer, place) => [String(place + 1), { answer }])),
  j: { move: 1 },
  k: { move: -1 },
  c: "comment",
};

export function reviewKey(event: KeyboardEvent): ReviewKey | undefined {
  const held = event.ctrlKey || event.metaKey || event.altKey;
  return held || isTyping(event.target) ? undefined : KEYS[event.key];
}

/** A radio button takes no letters, so the keys go on working there. */
function isTyping(target: EventTarget): boolean {
  if (target instanceof HTMLInputElement) return target.type !== "radio" && target.type !== "checkbox";
  return target instanceof HTMLElement && (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName));
}
