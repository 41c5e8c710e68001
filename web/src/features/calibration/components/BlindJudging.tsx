/** One call after the other, with nobody else's verdict in sight. */
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Calibration } from "@/api/types";
import { FormFailure } from "@/components/FormFailure";
import { Loaded } from "@/components/Loaded";
import { SkeletonLines } from "@/components/states";
import { useMessageFor } from "@/lib/http/message";
import { finishCalibration } from "../api/finish-calibration";
import { getCalibration } from "../api/get-calibration";
import { getCalibrationCall } from "../api/get-calibration-call";
import { BlindCall } from "./BlindCall";
import css from "./calibration.module.css";

export function BlindJudging({ calibration }: { calibration: Calibration }) {
  const { t } = useTranslation("calibration");
  const cache = useQueryClient();
  const message = useMessageFor();
  const { calls: items, calibration_id: id } = calibration;
  const firstOpen = items.find((one) => !one.done) ?? items[0];
  const [at, setAt] = useState(firstOpen?.roleplay_id ?? "");
  const done = items.filter((one) => one.done).length;
  const finishing = useMutation({
    mutationFn: () => finishCalibration(id),
    onSuccess: (after) => {
      cache.setQueryData(getCalibration(id).queryKey, after);
      void cache.invalidateQueries({ queryKey: ["rubric"] });
      void cache.invalidateQueries({ queryKey: ["calibrations"] });
    },
  });
  const judged = async (roleplayId: string) => {
    const { queryKey } = getCalibration(id);
    // The list on screen may be older than the last verdict but one.
    await cache.invalidateQueries({ queryKey, exact: true });
    const newest = cache.getQueryData<Calibration>(queryKey)?.calls ?? items;
    const next = newest.find((one) => !one.done && one.roleplay_id !== roleplayId);
    if (next) setAt((now) => (now === roleplayId ? next.roleplay_id : now));
  };
  return (
    <div className="stack">
      <nav className={css.calls} aria-label={t("calls")}>
        {items.map((one, place) => (
          <Button
            key={one.roleplay_id}
            size="xs"
            variant={one.roleplay_id === at ? "filled" : one.done ? "light" : "default"}
            aria-current={one.roleplay_id === at || undefined}
            onClick={() => setAt(one.roleplay_id)}
          >
            {t(one.done ? "call_done" : "call", { number: place + 1 })}
          </Button>
        ))}
        <span className="small dim" role="status">
          {t("progress", { done, of: items.length })}
        </span>
        <Button disabled={done < items.length} loading={finishing.isPending} onClick={() => finishing.mutate()}>
          {t("finish")}
        </Button>
      </nav>
      <FormFailure message={finishing.error ? message(finishing.error) : null} />
      <OneCall key={at} calibrationId={id} roleplayId={at} onJudged={(judgedId) => void judged(judgedId)} />
    </div>
  );
}

function OneCall({ calibrationId, roleplayId, onJudged }: { calibrationId: string; roleplayId: string; onJudged: (id: string) => void }) {
  const call = useQuery({ ...getCalibrationCall(calibrationId, roleplayId), refetchOnWindowFocus: false });
  return (
    <Loaded query={call} skeleton={<SkeletonLines lines={10} />}>
      {(data) => <BlindCall calibrationId={calibrationId} roleplayId={roleplayId} call={data} onJudged={onJudged} />}
    </Loaded>
  );
}
