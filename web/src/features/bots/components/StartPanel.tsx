/** The rubric in full, private or official, the time limit, and the start. */
import { Button, NativeSelect } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";

import type { BotView, Mode, RubricCard } from "@/api/types";
import { Card } from "@/components/Card";
import { FormFailure } from "@/components/FormFailure";
import { Loaded } from "@/components/Loaded";
import { Note } from "@/components/Note";
import { getMe } from "@/features/auth/api/get-me";
import { startRoleplay, type NewRoleplay } from "@/features/roleplay/api/start-roleplay";
import { listRubrics } from "@/features/rubrics/api/list-rubrics";
import { useMessageFor } from "@/lib/http/message";
import css from "./bot.module.css";
import { RubricInFull } from "./RubricInFull";

const LIMITS = [5, 10, 15, 20, 30, 45];

export function StartPanel({ bot }: { bot: BotView }) {
  const { t } = useTranslation("bots");
  const rubrics = useQuery(listRubrics({}));
  if (bot.status === "archived") return <Note>{t("before.archived")}</Note>;
  return (
    <Loaded query={rubrics}>
      {(page) => (page.items.length > 0 ? <Start bot={bot} rubrics={page.items} /> : <Note>{t("before.rubric_none")}</Note>)}
    </Loaded>
  );
}

/** The rubric that was asked for, else the first made for this kind of call. */
function preferred(rubrics: RubricCard[], wanted: string | null, bot: BotView): string {
  const asked = rubrics.find((one) => one.rubric_id === wanted);
  const fitting = rubrics.find((one) => one.call_types.includes(bot.call_type));
  return (asked ?? fitting ?? rubrics[0])?.rubric_id ?? "";
}

/** `key` stays while the choices stay: after an answer that was lost, the same call is meant. */
function useStart(key: string) {
  const navigate = useNavigate();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (wanted: NewRoleplay) => startRoleplay(wanted, key),
    onSuccess: (roleplay) => {
      cache.setQueryData(["roleplay", roleplay.roleplay_id], roleplay);
      void navigate(`/roleplays/${roleplay.roleplay_id}`);
    },
  });
}

function Start({ bot, rubrics }: { bot: BotView; rubrics: RubricCard[] }) {
  const { t } = useTranslation("bots");
  const message = useMessageFor();
  const [params] = useSearchParams();
  const [rubricId, setRubricId] = useState(() => preferred(rubrics, params.get("rubric"), bot));
  const [mode, setMode] = useState<Mode>("private");
  const [minutes, setMinutes] = useState(15);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- another choice is another call
  const key = useMemo(() => crypto.randomUUID(), [rubricId, mode, minutes]);
  const starting = useStart(key);
  const ready = bot.published_version !== null;
  const start = () =>
    starting.mutate({ bot_id: bot.bot_id, rubric_id: rubricId, mode, time_limit_seconds: minutes * 60 });
  return (
    <div className="stack">
      <Card className="stack">
        <ModeChoice mode={mode} onChange={setMode} />
        <div className={css.start}>
          <NativeSelect
            className={css.limit}
            label={t("before.limit")}
            value={String(minutes)}
            onChange={(event) => setMinutes(Number(event.currentTarget.value))}
            data={LIMITS.map((count) => ({ value: String(count), label: t("before.minutes", { count }) }))}
          />
          <Button size="md" onClick={start} loading={starting.isPending} disabled={!ready || !rubricId}>
            {t("before.start")}
          </Button>
        </div>
        <ModelLine />
        {!ready && <Note>{t("before.unpublished")}</Note>}
        <FormFailure message={starting.isError ? message(starting.error) : null} />
      </Card>
      <Card title={t("before.rubric")}>
        {rubrics.length > 1 && (
          <NativeSelect
            mb="sm"
            label={t("before.rubric_pick")}
            value={rubricId}
            onChange={(event) => setRubricId(event.currentTarget.value)}
            data={rubrics.map((one) => ({ value: one.rubric_id, label: one.name }))}
          />
        )}
        <RubricInFull rubricId={rubricId} />
      </Card>
    </div>
  );
}

function ModeChoice({ mode, onChange }: { mode: Mode; onChange: (mode: Mode) => void }) {
  const { t } = useTranslation("bots");
  return (
    <fieldset className={css.options}>
      <legend>{t("before.attempt")}</legend>
      {(["private", "official"] as const).map((one) => (
        <label key={one} className={css.option}>
          <input type="radio" name="mode" value={one} checked={mode === one} onChange={() => onChange(one)} />
          <span>
            <strong>{t(`before.${one}`)}</strong>
            <span className="small dim">{t(`before.${one}_text`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function ModelLine() {
  const { t } = useTranslation("bots");
  const { data: me } = useQuery(getMe);
  if (!me) return null;
  const words = me.model.kind === "built_in" ? t("before.model_built_in") : t("before.model_openai", { name: me.model.name });
  return <p className="small dim">{words}</p>;
}
