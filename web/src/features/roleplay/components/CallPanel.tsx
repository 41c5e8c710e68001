/** Beside the talk: the brief, what counts, and hints for those who ask. */
import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Roleplay } from "@/api/types";
import { CriteriaList } from "@/components/CriteriaList";
import { FormFailure } from "@/components/FormFailure";
import { Loaded } from "@/components/Loaded";
import { getRubric } from "@/features/rubrics/api/get-rubric";
import { useMessageFor } from "@/lib/http/message";
import { useMediaQuery } from "@/lib/use-media-query";
import { giveHints } from "../api/give-hints";
import css from "./call.module.css";

export function CallPanel({ roleplay, mine }: { roleplay: Roleplay; mine: boolean }) {
  const { t } = useTranslation("roleplay");
  const wide = useMediaQuery("(min-width: 56.01rem)");
  const { situation, product } = roleplay.bot;
  return (
    <aside className={css.panel} aria-label={t("panel.title")}>
      <details key={String(wide)} className={css.fold} open={wide}>
        <summary>{t("panel.title")}</summary>
        <details open>
          <summary>{t("panel.situation")}</summary>
          <p>{situation}</p>
        </details>
        <details>
          <summary>{t("panel.product")}</summary>
          <p>{product}</p>
        </details>
        <Rubric roleplay={roleplay} />
        {mine && roleplay.status === "active" && <Hints roleplayId={roleplay.roleplay_id} />}
      </details>
    </aside>
  );
}

function Rubric({ roleplay }: { roleplay: Roleplay }) {
  const { t } = useTranslation("roleplay");
  const query = useQuery(getRubric(roleplay.rubric_id, roleplay.rubric_version));
  return (
    <details>
      <summary>{t("panel.rubric")}</summary>
      <Loaded query={query}>{({ rubric }) => <CriteriaList rubric={rubric} />}</Loaded>
    </details>
  );
}

function Hints({ roleplayId }: { roleplayId: string }) {
  const { t } = useTranslation("roleplay");
  const message = useMessageFor();
  const asking = useMutation({ mutationFn: () => giveHints(roleplayId) });
  return (
    <details>
      <summary>{t("panel.hints")}</summary>
      <p className="small dim">{t("panel.hints_text")}</p>
      <ul className={css.hints} aria-live="polite">
        {asking.data?.map((hint) => (
          <li key={hint.title}>
            <strong>{hint.title}</strong>
            <p className="small dim">{t("panel.say", { example: hint.example })}</p>
          </li>
        ))}
      </ul>
      <FormFailure message={asking.isError ? message(asking.error) : null} />
      <Button variant="default" size="xs" onClick={() => asking.mutate()} loading={asking.isPending}>
        {asking.data ? t("panel.hints_again") : t("panel.hints_ask")}
      </Button>
    </details>
  );
}
