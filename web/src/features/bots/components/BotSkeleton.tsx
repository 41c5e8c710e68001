import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";

import css from "./bot.module.css";

export function BotSkeleton() {
  const { t } = useTranslation();
  return (
    <div role="status">
      <span className="sr-only">{t("loading")}</span>
      <Skeleton circle height={54} mb="xs" />
      <Skeleton height={28} width={240} mb="xs" />
      <Skeleton height={16} width={320} mb="xl" />
      <div className={css.columns}>
        <Skeleton height={300} radius="md" />
        <Skeleton height={420} radius="md" />
      </div>
    </div>
  );
}
