import { Button, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { FormFailure } from "@/components/FormFailure";
import { PageHead } from "@/components/PageHead";
import { useFormSubmit } from "@/lib/use-form-submit";
import { signUp } from "../api/sign-up";
import { NewPassword } from "../components/NewPassword";
import { isEmail, isStrong } from "../components/password-rules";
import { useArrive } from "../components/use-arrive";
import "../texts";

export function Component() {
  const { t } = useTranslation("auth");
  const arrive = useArrive();
  const needed = (text: string) => (text.trim() ? null : t("required"));
  const form = useForm({
    initialValues: { company_name: "", name: "", email: "", password: "" },
    validate: {
      company_name: needed,
      name: needed,
      email: (email) => (isEmail(email) ? null : t("invalid_email")),
      password: (password) => (isStrong(password) ? null : t("rules.unmet")),
    },
  });
  const { busy, failure, submit } = useFormSubmit(form, async (values) => {
    await signUp({ ...values, email: values.email.trim() });
    arrive();
  });
  const plain = { required: true, withAsterisk: false } as const;
  return (
    <>
      <PageHead title={t("sign_up.title")} lead={t("sign_up.lead")} />
      <form className="stack" noValidate onSubmit={form.onSubmit((values) => void submit(values))}>
        <FormFailure message={failure} />
        <TextInput label={t("company")} autoComplete="organization" maxLength={120} {...plain} {...form.getInputProps("company_name")} />
        <TextInput label={t("name")} autoComplete="name" maxLength={120} {...plain} {...form.getInputProps("name")} />
        <TextInput type="email" label={t("email")} autoComplete="username" {...plain} {...form.getInputProps("email")} />
        <NewPassword label={t("password")} {...form.getInputProps("password")} value={form.values.password} />
        <Button type="submit" size="md" loading={busy} fullWidth>
          {t("sign_up.action")}
        </Button>
      </form>
      <p className="small dim">
        {t("sign_up.have_one")} <Link to="/sign-in">{t("sign_in.action")}</Link>
      </p>
    </>
  );
}
