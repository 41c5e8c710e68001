/** Who would change between pass and fail if past calls were judged by this version. */
import { Button, Checkbox } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { Rescore, RescoreChange, RubricView } from "@/api/types";
import { Card } from "@/components/Card";
import { confirm } from "@/components/confirm";
import { FormFailure } from "@/components/FormFailure";
import { ScoreMark } from "@/components/ScoreMark";
import { SkeletonLines } from "@/components/states";
import { Table, type Column } from "@/components/Table";
import { toast } from "@/components/toasts";
import { useMessageFor } from "@/lib/http/message";
import { applyRescore } from "../api/apply-rescore";
import { getRescore } from "../api/get-rescore";
import { listRescores } from "../api/list-rescores";
import { rescoreRubric } from "../api/rescore-rubric";
import css from "./rubric.module.css";

export default function RescorePanel({ view }: { view: RubricView }) {
  const { t } = useTranslation("rubrics");
  const message = useMessageFor();
  // eslint-disable-next-line react-hooks/exhaustive-deps -- another version is another question; the same one may be asked again
  const key = useMemo(() => crypto.randomUUID(), [view.rubric_id, view.version]);
  const asking = useMutation({ mutationFn: () => rescoreRubric(view.rubric_id, view.version, key) });
  const last = useQuery(listRescores(view.rubric_id));
  const failure = asking.error ?? last.error;
  const asked = asking.data ?? last.data?.items.find((one) => one.version === view.version);
  return (
    <Card title={t("rescore.title")} className="stack">
      <p className="small dim">{t("rescore.lead", { version: view.version })}</p>
      <FormFailure message={failure ? message(failure) : null} />
      {asked && <Running rubricId={view.rubric_id} rescoreId={asked.rescore_id} />}
      {!asking.data && (
        <div>
          <Button variant="default" loading={asking.isPending} onClick={() => asking.mutate()}>
            {t("rescore.ask")}
          </Button>
        </div>
      )}
    </Card>
  );
}

function Running({ rubricId, rescoreId }: { rubricId: string; rescoreId: string }) {
  const { t } = useTranslation("rubrics");
  const message = useMessageFor();
  const { data, error } = useQuery(getRescore(rubricId, rescoreId));
  if (error) return <FormFailure message={message(error)} />;
  if (!data) return <SkeletonLines lines={2} />;
  if (isJudging(data)) return <Judging rescore={data} />;
  if (data.changes.length === 0) return <p role="status">{t("rescore.nobody", { of: data.of })}</p>;
  return <Changes rubricId={rubricId} rescore={data} />;
}

function Judging({ rescore }: { rescore: Rescore }) {
  const { t } = useTranslation("rubrics");
  const { done, of } = rescore;
  return (
    <p role="status">
      {t("rescore.judging", { done, of })}
      <progress className={css.progress} max={of || 1} value={done} aria-label={t("rescore.title")} />
    </p>
  );
}

function isJudging(rescore: Rescore): boolean {
  return rescore.status === "queued" || rescore.status === "judging";
}

function Changes({ rubricId, rescore }: { rubricId: string; rescore: Rescore }) {
  const { t } = useTranslation(["rubrics", "common"]);
  const cache = useQueryClient();
  const message = useMessageFor();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = rescore.changes.filter((one) => mayTake(one) && !left.has(one.roleplay_id)).map((one) => one.roleplay_id);
  const applying = useMutation({
    mutationFn: () => applyRescore(rubricId, rescore.rescore_id, chosen),
    onSuccess: async () => {
      await Promise.all(["rescore", "scorecard", "roleplays", "dashboard", "reviews"].map((key) => cache.invalidateQueries({ queryKey: [key] })));
      toast(t("rescore.applied"));
    },
    onError: (error) => toast(message(error), "bad"),
  });
  const ask = async () => {
    const words = { title: t("rescore.apply_title", { count: chosen.length }), text: t("rescore.apply_text"), action: t("rescore.apply") };
    if (await confirm(words)) applying.mutate();
  };
  const toggle = (id: string) => setLeft((old) => (old.has(id) ? new Set([...old].filter((one) => one !== id)) : new Set([...old, id])));
  const flips = rescore.changes.filter((one) => one.flips).length;
  const columns: Column[] = [
    { id: "take", label: t("rescore.take"), hidden: true },
    { id: "call", label: t("rescore.call") },
    { id: "before", label: t("rescore.before") },
    { id: "after", label: t("rescore.after") },
  ];
  return (
    <div className="stack">
      <p role="status">{t("rescore.found", { flips, changes: rescore.changes.length, of: rescore.of })}</p>
      <Table caption={t("rescore.table")} columns={columns}>
        {rescore.changes.map((one) => (
          <ChangeRow key={one.roleplay_id} change={one} taken={!left.has(one.roleplay_id)} onToggle={() => toggle(one.roleplay_id)} />
        ))}
      </Table>
      {rescore.status === "ready" && (
        <div>
          <Button disabled={chosen.length === 0} loading={applying.isPending} onClick={() => void ask()}>
            {t("rescore.apply_chosen", { count: chosen.length })}
          </Button>
        </div>
      )}
    </div>
  );
}

function ChangeRow({ change, taken, onToggle }: { change: RescoreChange; taken: boolean; onToggle: () => void }) {
  const { t } = useTranslation("rubrics");
  return (
    <tr data-flips={change.flips || undefined}>
      <td>
        <Checkbox
          aria-label={t("rescore.take_call", { name: change.user_name, bot: change.bot_name })}
          checked={change.applied || (taken && mayTake(change))}
          disabled={!mayTake(change)}
          onChange={onToggle}
        />
      </td>
      <th scope="row">
        <Link to={`/roleplays/${change.roleplay_id}/scorecard`}>{change.user_name}</Link>
        <br />
        <span className="small dim">
          {change.bot_name} {change.applied && t("rescore.is_applied")} {change.own && t("rescore.own")} {change.problem && t("rescore.problem")}
        </span>
      </th>
      <td>
        <ScoreMark score={change.before.score} passed={change.before.passed} />
      </td>
      <td>
        <ScoreMark score={change.after.score} passed={change.after.passed} />
      </td>
    </tr>
  );
}

/** One's own result is put in force by somebody else, and once is enough. */
function mayTake(change: RescoreChange): boolean {
  return !change.applied && !change.own;
}
