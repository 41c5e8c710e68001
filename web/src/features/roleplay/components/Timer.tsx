import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { formatClock } from "@/lib/format";
import css from "./call.module.css";

const SHORT_SECONDS = 60;

/** Counts down to the time limit; said aloud only when it runs short. */
export function Timer({ startedAt, limit }: { startedAt: string; limit: number }) {
  const { t } = useTranslation("roleplay");
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(tick);
  }, []);
  const left = limit - (now - new Date(startedAt).getTime()) / 1000;
  return (
    <span className={css.timer} role="timer" data-short={left < SHORT_SECONDS || undefined}>
      {left > 0 ? t("time.left", { clock: formatClock(left) }) : t("time.up")}
    </span>
  );
}
