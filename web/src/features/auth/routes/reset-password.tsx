import { Button, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";

import { FormFailure } from "@/components/FormFailure";
import { PageHead } from "@/components/PageHead";
import { toast } from "@/components/toasts";
import { useFormSubmit } from "@/lib/use-form-submit";
import { resetPassword } from "../api/reset-password";
import { NewPassword } from "../components/NewPassword";
import { isEmail, isStrong } from "../components/password-rules";
import "../texts";

export function Component() {
  const { t } = useTranslation("auth");
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const form = useForm({
    initialValues: { email: params.get("email") ?? "", code: params.get("code") ?? "", password: "" },
    validate: {
      email: (email) => (isEmail(email) ? null : t("invalid_email")),
      code: (code) => (code.trim() ? null : t("required")),
      password: (password) => (isStrong(password) ? null : t("rules.unmet")),
    },
  });
  const { busy, failure, submit } = useFormSubmit(form, async ({ email, code, password }) => {
    await resetPassword(email.trim(), code.trim(), password);
    toast(t("reset.done"));
    void navigate(`/sign-in?email=${encodeURIComponent(email.trim())}`);
  });
  return (
    <>
      <PageHead title={t("reset.title")} lead={t("reset.lead")} />
      <form className="stack" noValidate onSubmit={form.onSubmit((values) => void submit(values))}>
        <FormFailure message={failure} />
        <TextInput type="email" label={t("email")} autoComplete="username" {...form.getInputProps("email")} />
        <TextInput label={t("code")} autoComplete="one-time-code" {...form.getInputProps("code")} />
        <NewPassword label={t("new_password")} {...form.getInputProps("password")} value={form.values.password} />
        <Button type="submit" size="md" loading={busy} fullWidth>
          {t("reset.action")}
        </Button>
      </form>
      <p className="small">
        <Link to="/sign-in">{t("forgot.back")}</Link>
      </p>
    </>
  );
}
