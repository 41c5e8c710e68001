/** The pages in front of the door: one narrow form, and what the house is about. */
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
