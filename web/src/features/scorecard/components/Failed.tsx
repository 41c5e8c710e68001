/** The judge was never heard of again: nothing of the call is lost, and it can be judged anew. */
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { FormFailure } from "@/components/FormFailure";
import { useMessageFor } from "@/lib/http/message";
import { getScorecard } from "../api/get-scorecard";
import { scoreAgain } from "../api/score-again";
import css from "./scorecard.module.css";

export default function Failed({ roleplayId }: { roleplayId: string }) {
  const { t } = useTranslation("scorecard");
  const cache = useQueryClient();
  const message = useMessageFor();
  const { queryKey } = getScorecard(roleplayId);
  const asking = useMutation({
    mutationFn: () => scoreAgain(roleplayId),
    onSuccess: (progress) => cache.setQueryData(queryKey, progress),
    onError: () => cache.invalidateQueries({ queryKey }),
  });
  return (
    <div className={css.wait}>
      <h1>{t("waiting.failed")}</h1>
      <p role="status">{t("waiting.failed_text")}</p>
      <FormFailure message={asking.error ? message(asking.error) : null} />
      <Button onClick={() => asking.mutate()} loading={asking.isPending}>
        {t("waiting.again")}
      </Button>
    </div>
  );
}
