import { Button, PasswordInput, Switch, TextInput } from "@mantine/core";
import { useForm, type UseFormReturnType } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { LanguageModel } from "@/api/types";
import { confirm } from "@/components/confirm";
import { FormFailure } from "@/components/FormFailure";
import { toast } from "@/components/toasts";
import { getMe } from "@/features/auth/api/get-me";
import { useMessageFor } from "@/lib/http/message";
import { useFormSubmit } from "@/lib/use-form-submit";
import { forgetLanguageModel } from "../api/forget-language-model";
import { getLanguageModel } from "../api/get-language-model";
import { setLanguageModel } from "../api/set-language-model";
import css from "./settings.module.css";

const AMOUNTS = ["tenant_limit_usd", "user_limit_usd", "input_usd_per_million", "output_usd_per_million"] as const;
const LABELS = {
  tenant_limit_usd: "model.tenant_limit",
  user_limit_usd: "model.user_limit",
  input_usd_per_million: "model.input_price",
  output_usd_per_million: "model.output_price",
} as const;

type Amounts = Record<(typeof AMOUNTS)[number], string>;
type Values = Amounts & { model: string; base_url: string; api_key: string; reads_moves: boolean };

function valuesOf(model: LanguageModel): Values {
  const amounts = Object.fromEntries(AMOUNTS.map((name) => [name, String(model[name])])) as Amounts;
  const own = model.kind === "openai";
  const provider = { model: own ? model.model : "", base_url: own ? model.base_url : "https://api.openai.com/v1" };
  return { ...amounts, ...provider, api_key: "", reads_moves: model.reads_moves };
}

/** The provider, its key, and what it may cost. */
export function ModelForm({ model }: { model: LanguageModel }) {
  const { t } = useTranslation("settings");
  const cache = useQueryClient();
  const form = useForm<Values>({
    initialValues: valuesOf(model),
    validate: {
      model: (name) => (/^[\w.:/@-]{1,120}$/.test(name) ? null : t("model.model_wrong")),
      base_url: (url) => (URL.canParse(url) && /^https?:/.test(url) ? null : t("model.url_wrong")),
      ...Object.fromEntries(AMOUNTS.map((name) => [name, (text: string) => (isAmount(text) ? null : t("model.amount_wrong"))])),
    },
  });
  const { busy, failure, submit } = useFormSubmit(form, async ({ model: name, base_url, api_key, reads_moves, ...amounts }) => {
    const numbers = Object.fromEntries(AMOUNTS.map((one) => [one, Number(amounts[one])])) as Record<keyof Amounts, number>;
    const saved = await setLanguageModel({ model: name, base_url, reads_moves, ...numbers, ...(api_key ? { api_key } : {}) });
    cache.setQueryData(getLanguageModel.queryKey, saved);
    void cache.invalidateQueries({ queryKey: getMe.queryKey });
    form.setFieldValue("api_key", "");
    toast(t("model.saved", { model: saved.model }));
  });
  return (
    <form className="stack" noValidate onSubmit={form.onSubmit((values) => void submit(values))}>
      <FormFailure message={failure} />
      <Provider form={form} last4={model.key_last4} />
      <p className="small dim">{t("model.limit_help")}</p>
      <div className={css.pair}>
        {AMOUNTS.map((name) => (
          <TextInput key={name} label={t(LABELS[name])} inputMode="decimal" {...form.getInputProps(name)} />
        ))}
      </div>
      <div className="row">
        <Button type="submit" loading={busy}>
          {t("model.save")}
        </Button>
        {model.kind === "openai" && <ForgetButton />}
      </div>
    </form>
  );
}

function isAmount(text: string): boolean {
  return text.trim() !== "" && Number(text) >= 0 && Number(text) <= 1_000_000;
}

function Provider({ form, last4 }: { form: UseFormReturnType<Values>; last4: string | null }) {
  const { t } = useTranslation("settings");
  return (
    <>
      <div className={css.pair}>
        <TextInput label={t("model.model")} placeholder="gpt-5-mini" {...form.getInputProps("model")} />
        <TextInput label={t("model.base_url")} type="url" {...form.getInputProps("base_url")} />
      </div>
      <p className="small dim">{t("model.base_url_help")}</p>
      <PasswordInput
        label={t("model.key")}
        description={last4 ? t("model.key_kept", { last4 }) : t("model.key_help")}
        autoComplete="off"
        {...form.getInputProps("api_key")}
      />
      <Switch
        label={t("model.reads_moves")}
        description={t("model.reads_moves_help")}
        {...form.getInputProps("reads_moves", { type: "checkbox" })}
      />
    </>
  );
}

function ForgetButton() {
  const { t } = useTranslation("settings");
  const cache = useQueryClient();
  const message = useMessageFor();
  const forgetting = useMutation({
    mutationFn: forgetLanguageModel,
    onSuccess: () => {
      toast(t("model.forgotten"));
      void cache.invalidateQueries({ queryKey: getLanguageModel.queryKey });
      void cache.invalidateQueries({ queryKey: getMe.queryKey });
    },
    onError: (error) => toast(message(error), "bad"),
  });
  const ask = async () => {
    const question = { title: t("model.forget_title"), text: t("model.forget_text"), action: t("model.forget"), danger: true };
    if (await confirm(question)) forgetting.mutate();
  };
  return (
    <Button variant="default" loading={forgetting.isPending} onClick={() => void ask()}>
      {t("model.forget")}
    </Button>
  );
}
