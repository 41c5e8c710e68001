/** A page that does not exist, or that broke. */
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useRouteError } from "react-router";

import { EmptyState, ErrorState } from "@/components/states";
import { ApiProblem } from "@/lib/http/problem";
import { SessionUnreachable } from "@/lib/http/session";
import { offlineProblem } from "@/lib/http/problem";

export function RouteError() {
  const { t } = useTranslation();
  const error = useRouteError();
  const reload = () => location.reload();
  if (error instanceof SessionUnreachable) return <ErrorState error={offlineProblem()} retry={reload} />;
  if (error instanceof ApiProblem) return <ErrorState error={error} retry={reload} />;
  if (!error) return <EmptyState title={t("errors.not_found_title")} action={<Button onClick={() => location.assign("/")}>{t("nav.home")}</Button>} />;
  return <EmptyState title={t("errors.title")} text={t("errors.crashed")} action={<Button onClick={reload}>{t("try_again")}</Button>} />;
}
