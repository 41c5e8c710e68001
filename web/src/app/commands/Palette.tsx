/** Find anything: pages at once, buyers as soon as they are there. */
import { TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useId, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { Modal } from "@/components/Modal";
import { useRole } from "@/features/auth/api/get-me";
import { listBots } from "@/features/bots/api/list-bots";
import { matches } from "@/lib/list/sort";
import { navigationFor } from "../layouts/navigation";
import css from "./Palette.module.css";

interface Command {
  to: string;
  group: string;
  label: string;
  detail?: string;
}

const MOST = 8;

function useCommands(): Command[] {
  const { t } = useTranslation();
  const role = useRole();
  const bots = useQuery(listBots({}));
  const pages = navigationFor(role).map(({ to, label }) => ({ to, group: t("commands.go"), label: t(`nav.${label}`) }));
  const profile = { to: "/profile", group: t("commands.go"), label: t("menu.profile") };
  const buyers = (bots.data?.items ?? []).map((bot) => ({
    to: `/bots/${bot.bot_id}`,
    group: t("commands.buyers"),
    label: bot.name,
    detail: `${bot.role}, ${bot.company}`,
  }));
  return [...pages, profile, ...buyers];
}

export default function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const id = useId();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const found = useCommands()
    .filter((one) => matches(text, [one.label, one.detail]))
    .slice(0, MOST);
  const go = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    void navigate(command.to);
  };
  const pressed = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter") go(found[at]);
    if (!step || found.length === 0) return;
    event.preventDefault();
    setAt((at + step + found.length) % found.length);
  };
  return (
    <Modal title={t("commands.title")} onClose={onClose}>
      <TextInput
        aria-label={t("commands.title")}
        placeholder={t("commands.placeholder")}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={pressed}
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={found.length ? `${id}-${at}` : undefined}
        autoComplete="off"
        autoFocus
      />
      <div id={id} role="listbox" aria-label={t("commands.title")} className={css.list}>
        {found.map((one, place) => (
          <Option key={one.to} id={`${id}-${place}`} command={one} selected={place === at} onAim={() => setAt(place)} onPick={() => go(one)} />
        ))}
      </div>
      {found.length === 0 && <p className="dim">{t("commands.none")}</p>}
    </Modal>
  );
}

interface OptionProps {
  id: string;
  command: Command;
  selected: boolean;
  onAim: () => void;
  onPick: () => void;
}

function Option({ id, command, selected, onAim, onPick }: OptionProps) {
  return (
    <div id={id} role="option" aria-selected={selected} className={css.item} onPointerMove={onAim} onClick={onPick}>
      <span>
        {command.label} {command.detail && <span className="dim small">{command.detail}</span>}
      </span>
      <span className="dim small">{command.group}</span>
    </div>
  );
}
