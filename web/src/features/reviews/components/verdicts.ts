/** What the parts of a review agree on. */
import type { Verdict } from "@/api/types";

export const VERDICT_NAMES = { yes: "verdict.yes", no: "verdict.no", not_assessable: "verdict.not_assessable" } as const;

/** Saying what the machine said is agreeing with it. */
export function overrule(verdict: Verdict, machine: Verdict): Verdict | null {
  return verdict === machine ? null : verdict;
}

export function criterionElementId(criterionId: string): string {
  return `review-${criterionId}`;
}

export function commentElementId(criterionId: string): string {
  return `comment-${criterionId}`;
}
