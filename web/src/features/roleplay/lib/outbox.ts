/** The turn on its way, kept across reloads so that it is sent again with the same key. */
import type { Pending } from "./conversation";

const name = (roleplayId: string) => `sparring.turn.${roleplayId}`;
const draftName = (roleplayId: string) => `sparring.draft.${roleplayId}`;

export function newPending(text: string, after: number): Pending {
  return { key: crypto.randomUUID(), text, after, at: new Date().toISOString() };
}

export function keepPending(roleplayId: string, pending: Pending | null): void {
  put(name(roleplayId), pending && JSON.stringify(pending));
}

export function keptPending(roleplayId: string): Pending | null {
  try {
    const kept = JSON.parse(take(name(roleplayId)) ?? "null") as Pending | null;
    return kept && typeof kept.key === "string" && typeof kept.text === "string" ? kept : null;
  } catch {
    return null;
  }
}

export function keepDraft(roleplayId: string, text: string): void {
  put(draftName(roleplayId), text || null);
}

export function keptDraft(roleplayId: string): string {
  return take(draftName(roleplayId)) ?? "";
}

function put(key: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  } catch {
    // Without storage a reload cannot resend; the turn in memory still is.
  }
}

function take(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}
