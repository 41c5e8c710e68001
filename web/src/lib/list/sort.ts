/** Sorting of what a page holds: `name` upwards, `-name` downwards, empty values last. */

type Value = string | number | boolean | null | undefined;

export function sortRows<T>(rows: readonly T[], sort: string, valueOf: (row: T, column: string) => Value): T[] {
  if (!sort) return [...rows];
  const down = sort.startsWith("-");
  const column = down ? sort.slice(1) : sort;
  return [...rows].sort((a, b) => compare(valueOf(a, column), valueOf(b, column), down));
}

function compare(a: Value, b: Value, down: boolean): number {
  if (isBlank(a) || isBlank(b)) return Number(isBlank(a)) - Number(isBlank(b));
  const order = typeof a === "string" ? a.localeCompare(String(b)) : Number(a) - Number(b);
  return down ? -order : order;
}

function isBlank(value: Value): boolean {
  return value === null || value === undefined || value === "";
}

/** True when every word of `q` is found somewhere in `texts`. */
export function matches(q: string, texts: readonly (string | null | undefined)[]): boolean {
  const hay = texts.filter(Boolean).join(" ").toLocaleLowerCase();
  return q.toLocaleLowerCase().split(/\s+/).every((word) => hay.includes(word));
}
