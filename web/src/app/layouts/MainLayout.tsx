/** The frame around every page inside: navigation by role, the account, shortcuts. */
import { useTranslation } from "react-i18next";
import { Link, NavLink, Outlet, ScrollRestoration, useMatch } from "react-router";

import { Brand } from "@/components/Brand";
import { useRole } from "@/features/auth/api/get-me";
import { Commands } from "../commands/Commands";
import { FindButton } from "../commands/FindButton";
import { AccountMenu } from "./AccountMenu";
import css from "./MainLayout.module.css";
import { navigationFor } from "./navigation";
import { usePresent } from "./use-present";
import { VerifyNotice } from "./VerifyNotice";

export function Component() {
  const { t } = useTranslation();
  usePresent();
  const inCall = useMatch("/roleplays/:roleplayId") !== null;
  return (
    <div className={css.frame} data-in-call={inCall || undefined}>
      <a href="#content" className={css.skip}>
        {t("skip")}
      </a>
      <header className={css.header}>
        <Link to="/" className={css.home} aria-label={`${t("app")}, ${t("nav.home")}`}>
          <Brand />
        </Link>
        <FindButton />
        <AccountMenu />
      </header>
      <Navigation />
      <main id="content" className={css.main} tabIndex={-1}>
        <VerifyNotice />
        <Outlet />
      </main>
      <Commands />
      <ScrollRestoration />
    </div>
  );
}

function Navigation() {
  const { t } = useTranslation();
  const role = useRole();
  return (
    <nav className={css.nav} aria-label={t("nav.label")}>
      {navigationFor(role).map(({ to, label, icon: Sign }) => (
        <NavLink key={to} to={to} end={to === "/"} className={css.link}>
          <Sign size={20} stroke={1.7} aria-hidden />
          <span>{t(`nav.${label}`)}</span>
        </NavLink>
      ))}
    </nav>
  );
}
