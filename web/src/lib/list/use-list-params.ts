/** A list's search, filters, sorting and page, kept in the address so that a reload keeps them. */
import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";

/** Chooses between lists and narrows none, so it does not count as a filter. */
const VIEW = "scope";

export interface ListParams<F extends string> {
  q: string;
  filters: Record<F, string>;
  sort: string;
  cursor: string | undefined;
  filtered: boolean;
  set: (change: Partial<Record<F | "q" | "sort" | "cursor", string>>) => void;
  clear: () => void;
}

export function useListParams<F extends string>(names: readonly F[], defaultSort = ""): ListParams<F> {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (change: Partial<Record<string, string>>) => setParams((old) => applied(old, change), { replace: !("cursor" in change) }),
    [setParams],
  );
  const clear = useCallback(() => setParams({}), [setParams]);
  return useMemo(() => {
    const filters = Object.fromEntries(names.map((name) => [name, params.get(name) ?? ""])) as Record<F, string>;
    const q = params.get("q") ?? "";
    const filtered = q !== "" || names.some((name) => name !== VIEW && Boolean(filters[name]));
    return { q, filters, sort: params.get("sort") ?? defaultSort, cursor: params.get("cursor") ?? undefined, filtered, set, clear };
  }, [params, names, defaultSort, set, clear]);
}

/** Any change but the page itself goes back to the first page. */
function applied(old: URLSearchParams, change: Partial<Record<string, string>>): URLSearchParams {
  const next = new URLSearchParams(old);
  if (!("cursor" in change)) next.delete("cursor");
  for (const [name, value] of Object.entries(change)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return next;
}
