import { IconSearch } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import css from "./FindButton.module.css";
import { openCommands } from "./open";

export function FindButton() {
  const { t } = useTranslation();
  return (
    <button type="button" className={css.find} onClick={() => openCommands("find")} aria-keyshortcuts="Control+K">
      <IconSearch size={16} aria-hidden />
      <span className={css.words}>{t("menu.find")}</span>
      <kbd className={css.keys}>Ctrl K</kbd>
    </button>
  );
}
