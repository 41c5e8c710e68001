import { Button, PasswordInput, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { FormFailure } from "@/components/FormFailure";

export interface Credentials {
  email: string;
  password: string;
}

interface SignInFormProps {
  form: UseFormReturnType<Credentials>;
  busy: boolean;
  failure: string | null;
  onSubmit: (values: Credentials) => Promise<void>;
}

export function SignInForm({ form, busy, failure, onSubmit }: SignInFormProps) {
  const { t } = useTranslation("auth");
  return (
    <form className="stack" noValidate onSubmit={form.onSubmit((values) => void onSubmit(values))}>
      <FormFailure message={failure} />
      <TextInput
        type="email"
        name="email"
        label={t("email")}
        autoComplete="username"
        required
        withAsterisk={false}
        {...form.getInputProps("email")}
      />
      <PasswordInput
        name="password"
        label={t("password")}
        autoComplete="current-password"
        required
        withAsterisk={false}
        {...form.getInputProps("password")}
      />
      <Button type="submit" size="md" loading={busy} fullWidth>
        {t("sign_in.action")}
      </Button>
      <p className="small">
        <Link to={`/forgot-password?email=${encodeURIComponent(form.values.email)}`}>{t("sign_in.forgot")}</Link>
      </p>
    </form>
  );
}
