/** Role buttons that fill in the demo company's logins; nothing where there is no demo company. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { demoLogins, type DemoRole } from "../api/demo-logins";
import css from "./DemoLogins.module.css";
import type { Credentials } from "./SignInForm";

const ROLES: readonly DemoRole[] = ["learner", "manager", "admin"];

export function DemoLogins({ onPick, busy }: { onPick: (login: Credentials) => void; busy: boolean }) {
  const { t } = useTranslation(["auth", "common"]);
  const { data } = useQuery(demoLogins);
  if (!data) return null;
  return (
    <section className={css.demo} aria-label={t("demo.title")}>
      <h2>{t("demo.title")}</h2>
      <p className="small dim">{t("demo.text")}</p>
      <div className={css.roles}>
        {ROLES.map((role) => (
          <Button key={role} variant="default" disabled={busy} onClick={() => onPick(data[role])}>
            {t(`common:roles.${role}`)}
          </Button>
        ))}
      </div>
    </section>
  );
}
