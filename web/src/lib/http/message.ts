/** What to tell a person about an error: our words for known codes, the server's sentence else. */
import { useTranslation } from "react-i18next";

import { ApiProblem } from "./problem";

const KNOWN = ["offline", "invalid_credentials", "last_admin", "version_conflict", "too_many_requests", "unavailable"] as const;
type Known = (typeof KNOWN)[number];

export function useMessageFor(): (error: unknown) => string {
  const { t } = useTranslation();
  return (error) => {
    if (!(error instanceof ApiProblem)) return t("errors.unknown");
    if ((KNOWN as readonly string[]).includes(error.code)) return t(`errors.${error.code as Known}`);
    if (error.status >= 500 || error.message === error.code) return t("errors.unknown");
    return error.message;
  };
}
