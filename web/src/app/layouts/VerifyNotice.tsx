/** A quiet reminder until the e-mail address is confirmed. */
import { Alert } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { getMe } from "@/features/auth/api/get-me";

export function VerifyNotice() {
  const { t } = useTranslation();
  const { data: me } = useQuery(getMe);
  if (!me || me.email_verified) return null;
  return (
    <Alert variant="light" p="xs" mb="md" role="note">
      {t("verify.text")}
    </Alert>
  );
}
