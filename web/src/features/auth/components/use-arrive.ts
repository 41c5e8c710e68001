/** Where to go once signed in: the page that was asked for, if it is one of ours. */
import { useCallback } from "react";
import { useNavigate, useSearchParams } from "react-router";

import { queryClient } from "@/lib/query";

export function useArrive(): () => void {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const next = params.get("next");
  return useCallback(() => {
    queryClient.clear();
    void navigate(next && /^\/(?![/\\])/.test(next) ? next + location.hash : "/", { replace: true });
  }, [navigate, next]);
}
