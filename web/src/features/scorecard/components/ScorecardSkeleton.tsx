import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";

import css from "./scorecard.module.css";

export function ScorecardSkeleton() {
  const { t } = useTranslation();
  return (
    <div role="status">
      <span className="sr-only">{t("loading")}</span>
      <Skeleton height={30} width={180} mb="xs" />
      <Skeleton height={16} width={300} mb="lg" />
      <div className={css.columns} data-view="results">
        <div className={css.results}>
          <Skeleton height={190} radius="md" />
          <Skeleton height={420} radius="md" />
        </div>
        <Skeleton className={css.side} height={500} radius="md" />
      </div>
    </div>
  );
}
