/** The values that people choose from, in the order in which they are offered. */
import type { CallType, Difficulty, Role, Verdict } from "@/api/types";

export const CALL_TYPES: readonly CallType[] = ["cold_call", "gatekeeper", "discovery", "demo", "negotiation", "renewal"];
export const DIFFICULTIES: readonly Difficulty[] = ["easy", "normal", "hard"];
export const ROLES: readonly Role[] = ["learner", "manager", "admin"];
export const VERDICTS: readonly Verdict[] = ["yes", "no", "not_assessable"];
