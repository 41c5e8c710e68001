import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";

import css from "./home.module.css";

/** The same boxes as the page that is coming, so that nothing jumps. */
export function HomeSkeleton() {
  const { t } = useTranslation();
  return (
    <div role="status" className={css.split}>
      <span className="sr-only">{t("loading")}</span>
      <div className={css.column}>
        <Skeleton height={240} radius="md" />
        <Skeleton height={300} radius="md" />
      </div>
      <div className={css.column}>
        <Skeleton height={118} radius="md" />
        <Skeleton height={300} radius="md" />
      </div>
    </div>
  );
}
