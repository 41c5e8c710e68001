/** A quiet reminder until the e-mail address is confirmed. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { Note } from "@/components/Note";
import { getMe } from "@/features/auth/api/get-me";
import css from "./MainLayout.module.css";

export function VerifyNotice() {
  const { t } = useTranslation();
  const { data: me } = useQuery(getMe);
  if (!me || me.email_verified) return null;
  return (
    <div className={css.notice}>
      <Note>{t("verify.text")}</Note>
    </div>
  );
}
