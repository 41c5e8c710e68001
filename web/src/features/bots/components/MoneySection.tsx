import { Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { Card } from "@/components/Card";
import css from "./editor.module.css";
import { LongField, NumberField, TextField, type EditorForm } from "./fields";

const HIGHEST_PRICE = 1_000_000_000;

/** The truth about money and about who decides. */
export function MoneySection({ form }: { form: EditorForm }) {
  const { t } = useTranslation("bots");
  const trust = (path: string) => <NumberField form={form} path={path} label={t("editor.needs_trust")} min={0} max={100} />;
  return (
    <section id="money">
      <Card title={t("editor.money")} className="stack">
        <LongField form={form} path="budget.text" label={t("editor.budget_text")} />
        {trust("budget.needs_trust")}
        <LongField form={form} path="authority.text" label={t("editor.authority_text")} />
        {trust("authority.needs_trust")}
        <Switch label={t("editor.decides")} {...form.getInputProps("authority.decides", { type: "checkbox" })} />
        <div className={css.triple}>
          <NumberField form={form} path="list_price" label={t("editor.list_price")} min={1} max={HIGHEST_PRICE} />
          <NumberField form={form} path="walk_away_price" label={t("editor.walk_away_price")} min={1} max={HIGHEST_PRICE} />
          <TextField form={form} path="currency" label={t("editor.currency")} max={3} />
        </div>
      </Card>
    </section>
  );
}
