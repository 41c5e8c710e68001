import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";

import css from "./call.module.css";

export function CallSkeleton() {
  const { t } = useTranslation();
  return (
    <div role="status" className={css.call}>
      <span className="sr-only">{t("loading")}</span>
      <div className={css.header}>
        <Skeleton circle height={40} />
        <Skeleton height={36} width={220} />
      </div>
      <div className={css.body}>
        <div className={css.scroll}>
          <Skeleton height={76} width="70%" mb="md" radius="md" />
          <Skeleton height={54} width="60%" mb="md" ml="auto" radius="md" />
          <Skeleton height={76} width="65%" radius="md" />
        </div>
      </div>
    </div>
  );
}
