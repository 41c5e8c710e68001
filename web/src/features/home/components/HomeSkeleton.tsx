import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";

import css from "./home.module.css";

/** The same boxes as the page that is coming, so that nothing jumps. */
export function HomeSkeleton() {
  const { t } = useTranslation();
  return (
    <div role="status" className={css.grid}>
      <span className="sr-only">{t("loading")}</span>
      <Skeleton className={css.wide} height={158} radius="md" />
      <Skeleton height={158} radius="md" />
      <Skeleton className={css.wide} height={330} radius="md" />
      <Skeleton height={330} radius="md" />
    </div>
  );
}
