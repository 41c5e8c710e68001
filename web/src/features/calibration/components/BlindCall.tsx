/** One call to judge: the transcript beside the criteria, a verdict for each. */
import { Button, NativeSelect } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { CalibrationCall, Speaker, Verdict } from "@/api/types";
import { FormFailure } from "@/components/FormFailure";
import { Segments } from "@/components/Segments";
import { Transcript } from "@/components/Transcript";
import { VERDICTS } from "@/lib/choices";
import { useMessageFor } from "@/lib/http/message";
import { getCalibrationCall } from "../api/get-calibration-call";
import { judgeCalibrationCall } from "../api/judge-calibration-call";
import css from "./calibration.module.css";

interface BlindCallProps {
  calibrationId: string;
  roleplayId: string;
  call: CalibrationCall;
  onJudged: (roleplayId: string) => Promise<void>;
}

type Choice = Verdict | "open";

export function BlindCall({ calibrationId, roleplayId, call, onJudged }: BlindCallProps) {
  const { t } = useTranslation("calibration");
  const cache = useQueryClient();
  const message = useMessageFor();
  const [given, setGiven] = useState<Record<string, Verdict>>(() => Object.fromEntries(call.verdicts.map((one) => [one.criterion_id, one.verdict])));
  const [turns, setTurns] = useState<Record<string, number | null>>(() => Object.fromEntries(call.verdicts.map((one) => [one.criterion_id, one.turn])));
  const sending = useMutation({
    mutationFn: () =>
      judgeCalibrationCall(
        calibrationId,
        roleplayId,
        Object.entries(given).map(([criterion_id, verdict]) => ({ criterion_id, verdict, turn: turns[criterion_id] ?? null })),
      ),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: getCalibrationCall(calibrationId, roleplayId).queryKey });
      // Busy until the next call is there, so that nobody sends this one twice.
      return onJudged(roleplayId);
    },
  });
  const open = call.criteria.filter((one) => !given[one.criterion_id]).length;
  return (
    <div className={css.columns}>
      <div className={css.transcript} tabIndex={0} role="region" aria-label={t("transcript")}>
        <Transcript lines={call.turns} repName={t("rep")} buyerName={t("buyer")} />
      </div>
      <div className="stack">
        {call.criteria.map((one) => (
          <article key={one.criterion_id} className={css.criterion}>
            <h2>{one.title}</h2>
            <p className="small dim">{one.definition}</p>
            <Segments<Choice>
              label={one.title}
              value={given[one.criterion_id] ?? "open"}
              options={VERDICTS.map((value) => ({ value, label: t(`verdict.${value}`) }))}
              onChange={(value) => value !== "open" && setGiven((old) => ({ ...old, [one.criterion_id]: value }))}
            />
            {(given[one.criterion_id] ?? "not_assessable") !== "not_assessable" && (
              <TurnPick
                call={call}
                speaker={one.shown_by}
                value={turns[one.criterion_id]}
                onPick={(turn) => setTurns((old) => ({ ...old, [one.criterion_id]: turn }))}
              />
            )}
          </article>
        ))}
        <FormFailure message={sending.error ? message(sending.error) : null} />
        <div className={css.foot}>
          <span className="small dim">{open > 0 && t("open", { count: open })}</span>
          <Button disabled={open > 0} loading={sending.isPending} onClick={() => sending.mutate()}>
            {t("next")}
          </Button>
        </div>
      </div>
    </div>
  );
}

interface TurnPickProps {
  call: CalibrationCall;
  speaker: Speaker;
  value: number | null | undefined;
  onPick: (turn: number | null) => void;
}

/** Where it is heard, or tried and missed: the words that may become an example. */
function TurnPick({ call, speaker, value, onPick }: TurnPickProps) {
  const { t } = useTranslation("calibration");
  const heard = call.turns.filter((one) => one.speaker === speaker);
  return (
    <NativeSelect
      size="xs"
      aria-label={t("at_turn")}
      value={value ?? ""}
      onChange={(event) => onPick(Number(event.currentTarget.value) || null)}
      data={[{ value: "", label: t("no_turn") }, ...heard.map((one) => ({ value: String(one.turn), label: t("turn_says", { turn: one.turn, text: one.text.slice(0, 60) }) }))]}
    />
  );
}
