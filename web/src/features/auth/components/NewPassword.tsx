/** A new password, with its rules shown before they can be broken. */
import { PasswordInput, type PasswordInputProps } from "@mantine/core";
import { IconCheck, IconCircle } from "@tabler/icons-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";

import css from "./NewPassword.module.css";
import { PASSWORD_RULES, type PasswordRule } from "./password-rules";

export function NewPassword({ value, ...rest }: Omit<PasswordInputProps, "value"> & { value: string }) {
  const { t } = useTranslation("auth");
  const id = useId();
  return (
    <div>
      <PasswordInput {...rest} value={value} autoComplete="new-password" required withAsterisk={false} aria-describedby={id} />
      <div id={id} className={css.rules}>
        <p>{t("rules.title")}</p>
        <ul className={css.list}>
          {Object.entries(PASSWORD_RULES).map(([rule, met]) => (
            <li key={rule} data-met={met(value) || undefined}>
              {met(value) ? <IconCheck size={14} aria-hidden /> : <IconCircle size={14} aria-hidden />}
              {t(`rules.${rule as PasswordRule}`)}
              {met(value) && <span className="sr-only"> ({t("rules.met")})</span>}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
