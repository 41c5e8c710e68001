/** What the draft would say about a call that was played. */
import { Button, NativeSelect } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { PreviewCriterion, RoleplayCard, Rubric, RubricPreview } from "@/api/types";
import { Card } from "@/components/Card";
import { FormFailure } from "@/components/FormFailure";
import { ScoreMark } from "@/components/ScoreMark";
import { listRoleplays } from "@/features/roleplay/api/list-roleplays";
import { formatDateTime } from "@/lib/format";
import { useMessageFor } from "@/lib/http/message";
import { previewRubric } from "../api/preview-rubric";
import css from "./rubric.module.css";

export default function PreviewPanel({ rubric }: { rubric: () => Rubric }) {
  const { t } = useTranslation("rubrics");
  const message = useMessageFor();
  const { calls, known } = useScoredCalls();
  const judging = useMutation({ mutationFn: (id: string) => previewRubric(rubric(), id) });
  return (
    <Card title={t("preview.title")} className="stack">
      <p className="small dim">{t("preview.lead")}</p>
      {known && calls.length === 0 && <p className="small">{t("preview.no_calls")}</p>}
      {calls.length > 0 && <Pick calls={calls} busy={judging.isPending} onJudge={judging.mutate} />}
      <FormFailure message={judging.error ? message(judging.error) : null} />
      {judging.data && <Result preview={judging.data} rubric={rubric()} />}
    </Card>
  );
}

/** The calls that one may look at: official ones of one's people, and one's own. */
function useScoredCalls(): { calls: RoleplayCard[]; known: boolean } {
  const official = useQuery(listRoleplays({ scope: "official" }));
  const own = useQuery(listRoleplays({ scope: "own" }));
  const all = [official, own].flatMap((one) => one.data?.items ?? []);
  return { calls: all.filter((one) => one.score !== null), known: !official.isPending && !own.isPending };
}

function Pick({ calls, busy, onJudge }: { calls: RoleplayCard[]; busy: boolean; onJudge: (id: string) => void }) {
  const { t } = useTranslation("rubrics");
  const [chosen, setChosen] = useState(calls[0]?.roleplay_id ?? "");
  return (
    <div className={css.previewPick}>
      <NativeSelect
        label={t("preview.call")}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={calls.map((one) => ({ value: one.roleplay_id, label: `${one.user_name}, ${one.bot_name}, ${formatDateTime(one.started_at)}` }))}
      />
      <Button loading={busy} onClick={() => onJudge(chosen)}>
        {t("preview.run")}
      </Button>
    </div>
  );
}

function Result({ preview, rubric }: { preview: RubricPreview; rubric: Rubric }) {
  const { t } = useTranslation("rubrics");
  const titles = new Map(rubric.criteria.map((one) => [one.criterion_id, one.title]));
  return (
    <div role="status" className="stack">
      <p>
        {t("preview.result")} <ScoreMark score={preview.score} passed={preview.passed} />
        {preview.before && (
          <>
            {" "}
            <span className="dim">{t("preview.before")}</span> <ScoreMark score={preview.before.score} passed={preview.before.passed} />
          </>
        )}
      </p>
      {onlyTheMark(preview) && <p className="small">{t("preview.only_mark")}</p>}
      <ul className={css.previewList}>
        {preview.criteria.map((one) => (
          <Line key={one.criterion_id} criterion={one} title={titles.get(one.criterion_id) ?? one.criterion_id} />
        ))}
      </ul>
    </div>
  );
}

/** The score is the same, and yet it passes or does not: the mark was moved. */
function onlyTheMark({ score, passed, before }: RubricPreview): boolean {
  return before !== null && before.score === score && before.passed !== passed;
}

function Line({ criterion, title }: { criterion: PreviewCriterion; title: string }) {
  const { t } = useTranslation("rubrics");
  return (
    <li>
      <strong>{title}</strong> <span data-verdict={criterion.verdict}>{t(`verdict.${criterion.verdict}`)}</span>
      {criterion.quotes[0] && <p className="small">{t("preview.quote", { turn: criterion.quotes[0].turn, text: criterion.quotes[0].text })}</p>}
      {criterion.why && <p className="small dim">{criterion.why}</p>}
    </li>
  );
}
