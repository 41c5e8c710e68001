/** Sends a review, and goes on to the next call when it is finished. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { toast } from "@/components/toasts";
import { getScorecard } from "@/features/scorecard/api/get-scorecard";
import { useMessageFor } from "@/lib/http/message";
import { listReviews } from "../api/list-reviews";
import { reviewScorecard } from "../api/review-scorecard";
import type { ReviewDraft } from "./use-review-draft";

export function useSendReview(roleplayId: string, draft: ReviewDraft) {
  const { t } = useTranslation("reviews");
  const cache = useQueryClient();
  const navigate = useNavigate();
  const message = useMessageFor();
  const goOn = async () => {
    const queue = await cache.query(listReviews({ state: "open" })).catch(() => undefined);
    const next = queue?.items.find((one) => one.roleplay_id !== roleplayId);
    await navigate(next ? `/reviews/${next.roleplay_id}` : "/reviews");
  };
  const sending = useMutation({
    mutationFn: (done: boolean) => reviewScorecard(roleplayId, draft.sent(done)),
    onSuccess: async (card, done) => {
      draft.clear();
      cache.setQueryData(getScorecard(roleplayId).queryKey, card);
      await Promise.all(["reviews", "roleplays", "dashboard"].map((key) => cache.invalidateQueries({ queryKey: [key] })));
      toast(t(done ? "finished" : "saved"));
      if (done) await goOn();
    },
  });
  return {
    busy: sending.isPending,
    sent: sending.isSuccess,
    failure: sending.error ? message(sending.error) : null,
    send: (done: boolean) => sending.mutate(done),
  };
}
