/** A learner's way to disagree with a verdict, once for each criterion, and what became of it. */
import { Button, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Appeal, CriterionResult, Scorecard } from "@/api/types";
import { FormFailure } from "@/components/FormFailure";
import { Note } from "@/components/Note";
import { toast } from "@/components/toasts";
import { useMessageFor } from "@/lib/http/message";
import { appealVerdict } from "../api/appeal-verdict";
import { getScorecard } from "../api/get-scorecard";
import css from "./scorecard.module.css";

const SHORTEST = 10;

export function Appealed({ card, criterion }: { card: Scorecard; criterion: CriterionResult }) {
  const { t } = useTranslation("scorecard");
  const [open, setOpen] = useState(false);
  if (criterion.appeal) return <AppealNote appeal={criterion.appeal} />;
  if (!card.may.appeal || criterion.verdict === "yes") return null;
  if (open) return <AppealForm card={card} criterion={criterion} onClose={() => setOpen(false)} />;
  return (
    <p>
      <button type="button" className={css.jump} onClick={() => setOpen(true)} aria-label={t("appeal.ask_about", { title: criterion.title })}>
        {t("appeal.ask")}
      </button>
    </p>
  );
}

function AppealNote({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation("scorecard");
  return (
    <Note>
      <strong>{t(`appeal.${appeal.status}`, { name: appeal.decided_by_name ?? "" })}</strong>
      <p>{t("appeal.reason", { reason: appeal.reason })}</p>
      {appeal.comment && <p>{t("appeal.answer", { comment: appeal.comment })}</p>}
    </Note>
  );
}

interface AppealFormProps {
  card: Scorecard;
  criterion: CriterionResult;
  onClose: () => void;
}

function AppealForm({ card, criterion, onClose }: AppealFormProps) {
  const { t } = useTranslation(["scorecard", "common"]);
  const cache = useQueryClient();
  const message = useMessageFor();
  const [reason, setReason] = useState("");
  const sending = useMutation({
    mutationFn: () => appealVerdict(card.roleplay_id, criterion.criterion_id, reason.trim()),
    onSuccess: (after) => {
      cache.setQueryData(getScorecard(card.roleplay_id).queryKey, after);
      toast(t("appeal.sent"));
    },
  });
  const short = reason.trim().length < SHORTEST;
  return (
    <form
      className={css.appeal}
      onSubmit={(event) => {
        event.preventDefault();
        if (!short) sending.mutate();
      }}
    >
      <FormFailure message={sending.error ? message(sending.error) : null} />
      <Textarea
        label={t("appeal.label", { title: criterion.title })}
        description={t("appeal.help")}
        autoFocus
        rows={2}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={css.appealActions}>
        <Button variant="default" onClick={onClose}>
          {t("common:cancel")}
        </Button>
        <Button type="submit" disabled={short} loading={sending.isPending}>
          {t("appeal.send")}
        </Button>
      </div>
    </form>
  );
}
