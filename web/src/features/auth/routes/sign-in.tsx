import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";

import { PageHead } from "@/components/PageHead";
import { useFormSubmit } from "@/lib/use-form-submit";
import { signIn } from "../api/sign-in";
import { DemoLogins } from "../components/DemoLogins";
import { MfaForm } from "../components/MfaForm";
import { isEmail } from "../components/password-rules";
import { SignInForm, type Credentials } from "../components/SignInForm";
import { useArrive } from "../components/use-arrive";
import "../texts";

export function Component() {
  const { t } = useTranslation("auth");
  const [params] = useSearchParams();
  const [mfaSession, setMfaSession] = useState<string | null>(null);
  const arrive = useArrive();
  const form = useForm<Credentials>({
    initialValues: { email: params.get("email") ?? "", password: "" },
    validate: {
      email: (email) => (isEmail(email) ? null : t("invalid_email")),
      password: (password) => (password ? null : t("required")),
    },
  });
  const { busy, failure, submit } = useFormSubmit(form, async ({ email, password }) => {
    const answer = await signIn(email.trim(), password);
    if (answer.signedIn) arrive();
    else setMfaSession(answer.mfaSession);
  });
  const pickDemo = (login: Credentials) => {
    form.setValues(login);
    void submit(login);
  };
  if (mfaSession !== null)
    return (
      <>
        <PageHead title={t("mfa.title")} />
        <MfaForm email={form.values.email} mfaSession={mfaSession} onDone={arrive} onRestart={() => setMfaSession(null)} />
      </>
    );
  return (
    <>
      <PageHead title={t("sign_in.title")} lead={params.has("next") ? t("sign_in.expired") : undefined} />
      <SignInForm form={form} busy={busy} failure={failure} onSubmit={submit} />
      <p className="small dim">
        {t("sign_in.new_here")} <Link to="/sign-up">{t("sign_in.sign_up")}</Link>
      </p>
      <DemoLogins onPick={pickDemo} busy={busy} />
    </>
  );
}
