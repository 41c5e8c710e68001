/** What a rep will see of the draft, and how it differs from what is published. */
import { useTranslation } from "react-i18next";

import type { BotView } from "@/api/types";
import { Card } from "@/components/Card";
import { Face } from "@/components/Face";
import { formatDateTime } from "@/lib/format";
import { changedFields, toPersona, type PersonaForm } from "../lib/persona-form";

export function BotAside({ bot, values }: { bot: BotView; values: PersonaForm }) {
  const { t } = useTranslation("bots");
  return (
    <>
      <Card title={t("editor.preview")}>
        <div className="stack">
          <div className="row">
            <Face name={values.name || "?"} />
            <div>
              <strong>{values.name}</strong>
              <p className="small dim">{t("at", { role: values.role, company: values.company })}</p>
            </div>
          </div>
          <p className="small">{values.situation}</p>
          <p className="small dim">
            {t("editor.hidden_count", { facts: values.hidden_facts.length, objections: values.objections.length })}
          </p>
        </div>
      </Card>
      <Card title={t("editor.versions")}>
        <Difference bot={bot} values={values} />
        <ol className="small dim" reversed start={bot.versions.length}>
          {[...bot.versions].reverse().map(({ version, published_at }) => (
            <li key={version}>{t("editor.version_line", { version, when: formatDateTime(published_at) })}</li>
          ))}
        </ol>
      </Card>
    </>
  );
}

function Difference({ bot, values }: { bot: BotView; values: PersonaForm }) {
  const { t } = useTranslation("bots");
  const { published, published_version: version } = bot;
  if (!published || version === null) return <p className="small">{t("editor.versions_none")}</p>;
  const changed = changedFields(toPersona(values), published);
  if (changed.length === 0) return <p className="small">{t("editor.same", { version })}</p>;
  return (
    <>
      <p className="small">{t("editor.changed", { version })}</p>
      <p className="small dim">{changed.map((name) => name.replaceAll("_", " ")).join(", ")}</p>
    </>
  );
}
