/** Who is signed in, and what concerns only them. */
import { Skeleton, useMantineColorScheme } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { confirm } from "@/components/confirm";
import { Face } from "@/components/Face";
import { Segments } from "@/components/Segments";
import { toast } from "@/components/toasts";
import { getMe } from "@/features/auth/api/get-me";
import { signOut } from "@/features/auth/api/sign-out";
import { useMessageFor } from "@/lib/http/message";
import { openCommands } from "../commands/open";
import css from "./AccountMenu.module.css";

export function AccountMenu() {
  const { t } = useTranslation();
  const { data: me } = useQuery(getMe);
  const panel = useRef<HTMLDivElement>(null);
  const close = () => panel.current?.hidePopover();
  const leave = useLeave();
  if (!me) return <Skeleton circle height={32} />;
  return (
    <>
      <button type="button" className={css.open} popoverTarget="account-menu" aria-label={`${t("menu.open")}: ${me.name}`}>
        <Face name={me.name} size="sm" />
      </button>
      <div ref={panel} id="account-menu" popover="auto" className={css.panel} role="group" aria-label={t("menu.open")}>
        <p className={css.who}>
          <strong>{me.name}</strong>
          <span className="dim small">
            {t(`roles.${me.role}`)} · {me.company_name}
          </span>
        </p>
        <ThemeSwitch />
        <Link to="/profile" className={css.item} onClick={close}>
          {t("menu.profile")}
        </Link>
        <button
          type="button"
          className={css.item}
          onClick={() => {
            close();
            openCommands("help");
          }}
        >
          {t("menu.shortcuts")}
        </button>
        <button type="button" className={css.item} onClick={() => void leave(false)}>
          {t("menu.sign_out")}
        </button>
        <button
          type="button"
          className={css.item}
          onClick={() => {
            close();
            void leave(true);
          }}
        >
          {t("menu.sign_out_everywhere")}
        </button>
      </div>
    </>
  );
}

function useLeave(): (everywhere: boolean) => Promise<void> {
  const { t } = useTranslation();
  const message = useMessageFor();
  return async (everywhere) => {
    const question = { title: t("menu.everywhere_title"), text: t("menu.everywhere_text"), action: t("menu.sign_out_everywhere") };
    if (everywhere && !(await confirm(question))) return;
    await signOut(everywhere).catch((error: unknown) => toast(message(error), "bad"));
  };
}

function ThemeSwitch() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Segments
      wide
      label={t("menu.theme")}
      value={colorScheme}
      onChange={setColorScheme}
      options={[
        { value: "light", label: t("menu.theme_light") },
        { value: "dark", label: t("menu.theme_dark") },
        { value: "auto", label: t("menu.theme_auto") },
      ]}
    />
  );
}
