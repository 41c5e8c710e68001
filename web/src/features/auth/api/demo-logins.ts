/** The demo company's logins, which only the local edge serves. */
import { queryOptions } from "@tanstack/react-query";

interface Login {
  email: string;
  password: string;
}

export type DemoRole = "admin" | "manager" | "learner";
export type DemoLogins = Record<DemoRole, Login>;

export const demoLogins = queryOptions({
  queryKey: ["demo-logins"],
  queryFn: async (): Promise<DemoLogins | null> => {
    const answer = await fetch("/demo.json").catch(() => null);
    if (!answer?.ok || !answer.headers.get("content-type")?.includes("json")) return null;
    const found: unknown = await answer.json().catch(() => null);
    return isLogins(found) ? found : null;
  },
  staleTime: Infinity,
});

function isLogins(found: unknown): found is DemoLogins {
  if (typeof found !== "object" || found === null) return false;
  return (["admin", "manager", "learner"] as const).every((role) => {
    const login = (found as Partial<DemoLogins>)[role];
    return typeof login?.email === "string" && typeof login.password === "string";
  });
}
