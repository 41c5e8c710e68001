/** What was said, with room for a remark at each turn. */
import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Quote, Roleplay } from "@/api/types";
import { Transcript } from "@/components/Transcript";
import css from "./reviews.module.css";
import type { ReviewDraft } from "./use-review-draft";

interface ReviewTranscriptProps {
  call: Roleplay;
  marked: Quote | null;
  draft: ReviewDraft;
  locked: boolean;
}

export function ReviewTranscript({ call, marked, draft, locked }: ReviewTranscriptProps) {
  const { t } = useTranslation("reviews");
  const [open, setOpen] = useState<number | null>(null);
  const remark = (turn: number) =>
    open === turn || draft.remarks[turn] ? (
      <Textarea
        className={css.remark}
        rows={2}
        aria-label={t("remark.label", { turn })}
        placeholder={t("remark.placeholder")}
        autoFocus={open === turn}
        maxLength={1000}
        value={draft.remarks[turn] ?? ""}
        onChange={(event) => draft.remark(turn, event.currentTarget.value)}
      />
    ) : (
      <Button size="compact-xs" variant="subtle" className={css.addRemark} onClick={() => setOpen(turn)} aria-label={t("remark.add_at", { turn })}>
        {t("remark.add")}
      </Button>
    );
  return (
    <div className={css.transcript} tabIndex={0} role="region" aria-label={t("transcript")}>
      <Transcript
        lines={call.turns}
        repName={call.user_name}
        buyerName={call.bot.name}
        marked={marked}
        aside={locked ? undefined : remark}
      />
    </div>
  );
}
