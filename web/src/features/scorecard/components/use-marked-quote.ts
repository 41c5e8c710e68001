/** The quote that is looked up: kept in the address, so that a link leads to the very words. */
import { useCallback, useEffect, useState } from "react";
import { useLocation, useNavigate } from "react-router";

import type { Quote } from "@/api/types";
import { turnElementId } from "@/components/Transcript";
import { bringIntoView } from "@/lib/bring-into-view";

export type ScoreView = "results" | "transcript";

export interface MarkedQuote {
  marked: Quote | null;
  view: ScoreView;
  setView: (view: ScoreView) => void;
  show: (quote: Quote) => void;
}

export function useMarkedQuote(): MarkedQuote {
  const { hash, search } = useLocation();
  const navigate = useNavigate();
  const linked = Number(/^#turn-(\d+)$/.exec(hash)?.[1] ?? 0);
  const [marked, setMarked] = useState<Quote | null>(linked ? { turn: linked, text: "" } : null);
  const [view, setView] = useState<ScoreView>(linked ? "transcript" : "results");
  const [asked, setAsked] = useState(linked ? 1 : 0);
  const show = useCallback(
    (quote: Quote) => {
      setMarked(quote);
      setView("transcript");
      setAsked((times) => times + 1);
      void navigate({ search, hash: `turn-${quote.turn}` }, { replace: true, preventScrollReset: true });
    },
    [navigate, search],
  );
  useEffect(() => {
    if (asked > 0 && marked) bringIntoView(turnElementId(marked.turn), "center");
  }, [asked, marked]);
  return { marked, view, setView, show };
}
