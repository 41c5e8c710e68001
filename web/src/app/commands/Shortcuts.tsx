import { Kbd } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { Modal } from "@/components/Modal";
import css from "./Shortcuts.module.css";

const KEYS = [
  ["find", ["Ctrl", "K"]],
  ["help", ["?"]],
  ["search", ["/"]],
  ["home", ["g", "h"]],
  ["bots", ["g", "b"]],
  ["sessions", ["g", "s"]],
  ["reviews", ["g", "r"]],
  ["send", ["Enter"]],
  ["newline", ["Shift", "Enter"]],
  ["close", ["Esc"]],
] as const;

export default function Shortcuts({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal title={t("shortcuts.title")} onClose={onClose}>
      <dl className={css.list}>
        {KEYS.map(([name, keys]) => (
          <div key={name}>
            <dt>{t(`shortcuts.${name}`)}</dt>
            <dd>
              {keys.map((key, place) => (
                <span key={key}>
                  {place > 0 && <span className="dim small"> {keys[0] === "g" ? t("shortcuts.then") : "+"} </span>}
                  <Kbd>{key}</Kbd>
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
