/** Settings of the company: the language model and its limits. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { LanguageModel } from "@/api/types";
import { Card } from "@/components/Card";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { getMe } from "@/features/auth/api/get-me";
import { formatDollars } from "@/lib/format";
import { getLanguageModel } from "../api/get-language-model";
import { ModelForm } from "../components/ModelForm";
import { RecordingDays } from "../components/RecordingDays";
import css from "../components/settings.module.css";
import "../texts";

export function Component() {
  const { t } = useTranslation("settings");
  const { data: me } = useQuery(getMe);
  const model = useQuery(getLanguageModel);
  return (
    <>
      <PageHead title={t("model.title")} lead={t("model.lead")} />
      <div className={css.narrow}>
        <Card title={t("model.card")}>
          <Loaded query={model}>
            {(data) => (
              <div className="stack">
                <InUse model={data} />
                <ModelForm key={`${data.kind} ${data.model}`} model={data} />
              </div>
            )}
          </Loaded>
        </Card>
        <RecordingDays />
        <Card title={t("company.title")}>
          <p>
            {t("company.name")}: <strong>{me?.company_name}</strong>
          </p>
          <p>
            <Link to="/people">{t("company.people")}</Link>
          </p>
        </Card>
      </div>
    </>
  );
}

function InUse({ model }: { model: LanguageModel }) {
  const { t } = useTranslation("settings");
  if (model.kind === "built_in") return <p className="dim">{t("model.built_in")}</p>;
  const money = { spent: formatDollars(model.spent_usd), limit: formatDollars(model.tenant_limit_usd) };
  return (
    <p className="dim">
      {t("model.openai", { model: model.model, host: hostOf(model.base_url) })} {t("model.spent", money)}
    </p>
  );
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
