/** Two-step sign-in: on with a code, off with a question. */
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";

import type { Me } from "@/api/types";
import { Card } from "@/components/Card";
import { SkeletonLines } from "@/components/states";
import { toast } from "@/components/toasts";
import { getMe } from "@/features/auth/api/get-me";
import { useMessageFor } from "@/lib/http/message";
import { startMfa } from "../api/start-mfa";
import { RemoveMfa } from "./RemoveMfa";

const MfaEnrolment = lazy(() => import("./MfaEnrolment"));

export function MfaCard({ enabled }: { enabled: boolean }) {
  const { t } = useTranslation("settings");
  const cache = useQueryClient();
  const message = useMessageFor();
  const onError = (error: Error) => toast(message(error), "bad");
  const set = (mfa_enabled: boolean) => cache.setQueryData<Me>(getMe.queryKey, (me) => me && { ...me, mfa_enabled });
  const starting = useMutation({ mutationFn: startMfa, onError });
  const enrolled = () => {
    set(true);
    starting.reset();
    toast(t("mfa.done"));
  };
  return (
    <Card title={t("mfa.title")}>
      <div className="stack">
        <p>{t(enabled ? "mfa.on" : "mfa.off")}</p>
        {!enabled && starting.data && (
          <Suspense fallback={<SkeletonLines lines={5} />}>
            <MfaEnrolment started={starting.data} onDone={enrolled} />
          </Suspense>
        )}
        {!enabled && !starting.data && (
          <div>
            <Button loading={starting.isPending} onClick={() => starting.mutate()}>
              {t("mfa.start")}
            </Button>
          </div>
        )}
        {enabled && <RemoveMfa onDone={() => set(false)} />}
      </div>
    </Card>
  );
}
