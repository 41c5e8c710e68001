/** How far this rubric's machine verdicts can be trusted, measured against a person. */
import { Button, NumberInput, Switch } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";

import type { RubricView } from "@/api/types";
import { Card } from "@/components/Card";
import { FormFailure } from "@/components/FormFailure";
import { useRole } from "@/features/auth/api/get-me";
import { startCalibration } from "@/features/calibration/api/start-calibration";
import { formatDateTime } from "@/lib/format";
import { useMessageFor } from "@/lib/http/message";
import { gateRubric } from "../api/gate-rubric";
import { getRubric } from "../api/get-rubric";
import css from "./rubric.module.css";

const USUAL_CALLS = 5;

export default function Trust({ view }: { view: RubricView }) {
  const { t } = useTranslation("rubrics");
  const navigate = useNavigate();
  const message = useMessageFor();
  const [calls, setCalls] = useState(USUAL_CALLS);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- another number of calls is another calibration
  const key = useMemo(() => crypto.randomUUID(), [view.rubric_id, calls]);
  const starting = useMutation({
    mutationFn: () => startCalibration(view.rubric_id, calls, key),
    onSuccess: (made) => navigate(`/calibrations/${made.calibration_id}`),
  });
  return (
    <Card title={t("trust.title")} className="stack">
      <Measured view={view} />
      <FormFailure message={starting.error ? message(starting.error) : null} />
      <div className={css.calibrate}>
        <NumberInput label={t("trust.calls")} min={3} max={50} value={calls} onChange={(value) => setCalls(Number(value) || USUAL_CALLS)} />
        <Button variant="default" loading={starting.isPending} onClick={() => starting.mutate()}>
          {t("trust.start")}
        </Button>
      </div>
      <Gate view={view} />
    </Card>
  );
}

function Measured({ view }: { view: RubricView }) {
  const { t } = useTranslation("rubrics");
  const { calibration } = view;
  if (!calibration) return <p className="small dim">{t("trust.never")}</p>;
  const words = {
    kappa: two(calibration.kappa),
    low: two(calibration.ci_low),
    high: two(calibration.ci_high),
    judgements: calibration.judgements,
    when: formatDateTime(calibration.at),
  };
  return (
    <p className="small">
      <Link to={`/calibrations/${calibration.calibration_id}`}>{t("trust.measured", words)}</Link>{" "}
      {calibration.version < view.version && t("trust.older", { version: calibration.version })}
    </p>
  );
}

function two(value: number | null): string {
  return value === null ? "–" : value.toFixed(2);
}

function Gate({ view }: { view: RubricView }) {
  const { t } = useTranslation("rubrics");
  const admin = useRole() === "admin";
  const cache = useQueryClient();
  const message = useMessageFor();
  const switching = useMutation({
    mutationFn: (on: boolean) => gateRubric(view.rubric_id, on),
    onSuccess: (after) => cache.setQueryData(getRubric(view.rubric_id).queryKey, after),
  });
  return (
    <>
      <Switch
        label={t("trust.gate")}
        description={t("trust.gate_help")}
        disabled={!admin || switching.isPending}
        checked={view.gates_certificates}
        onChange={(event) => switching.mutate(event.currentTarget.checked)}
      />
      <FormFailure message={switching.error ? message(switching.error) : null} />
    </>
  );
}
