/** Keys of the review: they work wherever nobody is typing. */
import { useEffect, useEffectEvent } from "react";

export interface ReviewActions {
  move: (by: 1 | -1) => void;
  yes: () => void;
  no: () => void;
  unsure: () => void;
  agree: () => void;
  comment: () => void;
  finish: () => void;
}

const KEYS: Record<string, (actions: ReviewActions) => void> = {
  j: (actions) => actions.move(1),
  k: (actions) => actions.move(-1),
  y: (actions) => actions.yes(),
  n: (actions) => actions.no(),
  u: (actions) => actions.unsure(),
  a: (actions) => actions.agree(),
  c: (actions) => actions.comment(),
};

export function useReviewKeys(actions: ReviewActions): void {
  const act = useEffectEvent((event: KeyboardEvent) => {
    const held = event.ctrlKey || event.metaKey || event.altKey;
    if (event.key === "Enter" && held) actions.finish();
    const single = held || isTyping(event.target) ? undefined : KEYS[event.key];
    if (!single) return;
    event.preventDefault();
    single(actions);
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => act(event);
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
}

/** A radio button takes no letters, so the keys go on working there. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== "radio" && target.type !== "checkbox";
  return target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName);
}
