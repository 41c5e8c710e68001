/** Where person and machine differ, side by side; one click makes the words an example. */
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { Calibration, CalibrationResult, Disagreement } from "@/api/types";
import { Card } from "@/components/Card";
import { toast } from "@/components/toasts";
import { addExample } from "@/features/rubrics/api/add-example";
import { getRubric } from "@/features/rubrics/api/get-rubric";
import { useMessageFor } from "@/lib/http/message";
import css from "./calibration.module.css";

interface DisagreementsProps {
  calibration: Calibration;
  result: CalibrationResult;
  titles: Map<string, string>;
}

export function Disagreements({ calibration, result, titles }: DisagreementsProps) {
  const { t } = useTranslation("calibration");
  const examples = useExamples(calibration.rubric_id);
  return (
    <Card title={t("differ.title", { count: result.disagreements.length })}>
      {result.disagreements.length === 0 && <p className="dim">{t("differ.none")}</p>}
      <ul className={css.differ}>
        {result.disagreements.map((one) => (
          <li key={`${one.roleplay_id} ${one.criterion_id}`}>
            <Case one={one} title={titles.get(one.criterion_id) ?? one.criterion_id} examples={examples} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

type Examples = ReturnType<typeof useExamples>;

function Case({ one, title, examples }: { one: Disagreement; title: string; examples: Examples }) {
  const { t } = useTranslation("calibration");
  return (
    <article>
      <h3>{title}</h3>
      <div className={css.sides}>
        <p>
          <span className="dim small">{t("differ.person")}</span>
          <br />
          <strong>{t(`verdict.${one.person}`)}</strong>
        </p>
        <p>
          <span className="dim small">{t("differ.machine")}</span>
          <br />
          <strong>{t(`verdict.${one.machine}`)}</strong>
        </p>
      </div>
      {one.text && (
        <blockquote className={css.words}>
          <Link to={`/roleplays/${one.roleplay_id}/scorecard#turn-${one.turn ?? 1}`}>{t("differ.turn", { turn: one.turn ?? 1 })}</Link> “{one.text}”
        </blockquote>
      )}
      {one.text && one.person !== "not_assessable" && <UseAsExample one={one} examples={examples} />}
    </article>
  );
}

function UseAsExample({ one, examples }: { one: Disagreement; examples: Examples }) {
  const { t } = useTranslation("calibration");
  const key = `${one.roleplay_id} ${one.criterion_id}`;
  const used = examples.used.has(key);
  const words = one.person === "yes" ? "differ.add_for" : "differ.add_against";
  return (
    <Button
      size="xs"
      variant="default"
      disabled={used || examples.version === undefined}
      loading={examples.busy === key}
      onClick={() => examples.use(one, key)}
    >
      {t(used ? "differ.added" : words)}
    </Button>
  );
}

function useExamples(rubricId: string) {
  const { t } = useTranslation("calibration");
  const cache = useQueryClient();
  const message = useMessageFor();
  const newest = useQuery(getRubric(rubricId));
  const version = newest.data?.version;
  const [used, setUsed] = useState<ReadonlySet<string>>(new Set());
  const adding = useMutation({
    mutationFn: ({ one }: { one: Disagreement; key: string }) =>
      addExample(rubricId, {
        version: version ?? 1,
        criterion_id: one.criterion_id,
        for: one.person === "yes",
        text: one.text ?? "",
        roleplay_id: one.roleplay_id,
        turn: one.turn,
      }),
    onSuccess: (view, { key }) => {
      cache.setQueryData(getRubric(rubricId).queryKey, view);
      setUsed((old) => new Set([...old, key]));
      toast(t("differ.saved", { version: view.version }));
    },
    onError: (error) => toast(message(error), "bad"),
  });
  const use = (one: Disagreement, key: string) => adding.mutate({ one, key });
  return { used, version, use, busy: adding.isPending ? adding.variables.key : null };
}
