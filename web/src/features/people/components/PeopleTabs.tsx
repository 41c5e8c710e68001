import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";

import css from "./people.module.css";

const TABS = [
  ["/people", "users"],
  ["/people/invitations", "invitations"],
  ["/people/teams", "teams"],
] as const;

/** The three lists about people, each with its own address. */
export function PeopleTabs() {
  const { t } = useTranslation("people");
  return (
    <nav className={css.tabs} aria-label={t("tabs.label")}>
      {TABS.map(([to, name]) => (
        <NavLink key={to} to={to} end>
          {t(`tabs.${name}`)}
        </NavLink>
      ))}
    </nav>
  );
}
