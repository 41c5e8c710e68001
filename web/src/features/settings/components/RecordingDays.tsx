/** For how long new recordings of practice rooms are kept. */
import { NativeSelect } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { RecordingSettings } from "@/api/types";
import { Card } from "@/components/Card";
import { Loaded } from "@/components/Loaded";
import { toast } from "@/components/toasts";
import { useMessageFor } from "@/lib/http/message";
import { getRecordingSettings, setRecordingSettings } from "../api/recording-settings";

const DAYS = [7, 30, 90, 180, 365] as const satisfies readonly RecordingSettings["keep_days"][];

export function RecordingDays() {
  const { t } = useTranslation("settings");
  const query = useQuery(getRecordingSettings);
  return <Card title={t("recordings.title")}>{<Loaded query={query}>{(kept) => <Choice kept={kept} />}</Loaded>}</Card>;
}

function Choice({ kept }: { kept: RecordingSettings }) {
  const { t } = useTranslation("settings");
  const cache = useQueryClient();
  const messageFor = useMessageFor();
  const saving = useMutation({
    mutationFn: setRecordingSettings,
    onSuccess: (saved) => {
      cache.setQueryData(getRecordingSettings.queryKey, saved);
      toast(t("recordings.saved", { count: saved.keep_days }));
    },
  });
  const choose = (value: string) => {
    const days = DAYS.find((one) => String(one) === value);
    if (days) saving.mutate({ keep_days: days });
  };
  return (
    <NativeSelect
      label={t("recordings.days")}
      description={t("recordings.help")}
      value={String(saving.isPending ? saving.variables.keep_days : kept.keep_days)}
      disabled={saving.isPending}
      error={saving.isError ? messageFor(saving.error) : undefined}
      data={DAYS.map((days) => ({ value: String(days), label: t("recordings.choice", { count: days }) }))}
      onChange={(event) => choose(event.target.value)}
    />
  );
}
