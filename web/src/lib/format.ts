/** Dates, durations and figures as people read them. */
import { i18n } from "@/lib/i18n/i18n";

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

export function formatDate(iso: string): string {
  return new Intl.DateTimeFormat(i18n.language, { day: "numeric", month: "short", year: "numeric" }).format(new Date(iso));
}

export function formatDateTime(iso: string): string {
  const shape = { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" } as const;
  return new Intl.DateTimeFormat(i18n.language, shape).format(new Date(iso));
}

/** "3 days ago", for the last month; a date before that. */
export function formatAgo(iso: string, now = Date.now()): string {
  const seconds = Math.round((new Date(iso).getTime() - now) / 1000);
  const away = Math.abs(seconds);
  const words = new Intl.RelativeTimeFormat(i18n.language, { numeric: "auto" });
  if (away < MINUTE) return words.format(0, "second");
  if (away < HOUR) return words.format(Math.trunc(seconds / MINUTE), "minute");
  if (away < DAY) return words.format(Math.trunc(seconds / HOUR), "hour");
  if (away < 30 * DAY) return words.format(Math.trunc(seconds / DAY), "day");
  return formatDate(iso);
}

/** Seconds as 4:05. */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

export function formatScore(score: number | null | undefined): string {
  return score === null || score === undefined ? "–" : score.toFixed(1);
}

export function formatDollars(amount: number): string {
  const digits = amount !== 0 && Math.abs(amount) < 1 ? 4 : 2;
  return new Intl.NumberFormat(i18n.language, { style: "currency", currency: "USD", maximumFractionDigits: digits }).format(amount);
}

export function formatPercent(share: number): string {
  return new Intl.NumberFormat(i18n.language, { style: "percent", maximumFractionDigits: 0 }).format(share);
}

/** At most two letters for a face. */
export function initials(name: string): string {
  const parts = name.trim().split(/\s+/);
  const letters = [parts[0], parts.length > 1 ? parts.at(-1) : undefined].map((part) => part?.[0] ?? "");
  return letters.join("").toUpperCase();
}
