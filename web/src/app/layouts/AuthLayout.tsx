/** The pages in front of the door: one narrow form, and what the house is about. */
import { IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Outlet } from "react-router";

import { Brand } from "@/components/Brand";
import "@/features/auth/texts";
import css from "./AuthLayout.module.css";

export function Component() {
  const { t } = useTranslation("auth");
  return (
    <div className={css.page}>
      <aside className={css.promise}>
        <Brand />
        <div className={css.words}>
          <p className={css.claim}>{t("promise")}</p>
          <p className={css.text}>{t("promise_text")}</p>
          <Glimpse />
        </div>
      </aside>
      <main className={css.main}>
        <div className={css.form}>
          <Outlet />
        </div>
      </main>
    </div>
  );
}

/** A look at what waits behind the door: one exchange, and what the scorecard says about it. */
function Glimpse() {
  const { t } = useTranslation("auth");
  return (
    <div className={css.glimpse} aria-hidden>
      <p className={css.buyer}>{t("glimpse.buyer")}</p>
      <p className={css.rep}>{t("glimpse.rep")}</p>
      <p className={css.verdict}>
        <IconCheck size={16} />
        {t("glimpse.verdict")}
      </p>
    </div>
  );
}
