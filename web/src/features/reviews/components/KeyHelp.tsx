/** Which keys do what in a review. */
import { Kbd } from "@mantine/core";
import { useTranslation } from "react-i18next";

import css from "./reviews.module.css";

const KEYS = [
  ["keys.move", ["j", "k"]],
  ["keys.decide", ["y", "n", "u"]],
  ["keys.agree", ["a"]],
  ["keys.comment", ["c"]],
  ["keys.finish", ["Ctrl", "Enter"]],
] as const;

export function KeyHelp() {
  const { t } = useTranslation("reviews");
  return (
    <p className={css.keys}>
      {KEYS.map(([name, keys]) => (
        <span key={name}>
          {keys.map((key) => (
            <Kbd key={key} size="xs">
              {key}
            </Kbd>
          ))}{" "}
          {t(name)}
        </span>
      ))}
    </p>
  );
}
