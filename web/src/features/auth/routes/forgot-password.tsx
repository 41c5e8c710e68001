import { Button, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";

import { FormFailure } from "@/components/FormFailure";
import { PageHead } from "@/components/PageHead";
import { useFormSubmit } from "@/lib/use-form-submit";
import { forgotPassword } from "../api/forgot-password";
import { isEmail } from "../components/password-rules";
import "../texts";

export function Component() {
  const { t } = useTranslation("auth");
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const form = useForm({
    initialValues: { email: params.get("email") ?? "" },
    validate: { email: (email) => (isEmail(email) ? null : t("invalid_email")) },
  });
  const { busy, failure, submit } = useFormSubmit(form, async ({ email }) => {
    await forgotPassword(email.trim());
    void navigate(`/reset-password?email=${encodeURIComponent(email.trim())}`);
  });
  return (
    <>
      <PageHead title={t("forgot.title")} lead={t("forgot.lead")} />
      <form className="stack" noValidate onSubmit={form.onSubmit((values) => void submit(values))}>
        <FormFailure message={failure} />
        <TextInput type="email" label={t("email")} autoComplete="username" {...form.getInputProps("email")} />
        <Button type="submit" size="md" loading={busy} fullWidth>
          {t("forgot.action")}
        </Button>
      </form>
      <p className="small">
        <Link to="/sign-in">{t("forgot.back")}</Link>
      </p>
    </>
  );
}
