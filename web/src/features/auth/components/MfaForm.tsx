import { Button, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { FormFailure } from "@/components/FormFailure";
import { useFormSubmit } from "@/lib/use-form-submit";
import { answerMfa } from "../api/answer-mfa";

interface MfaFormProps {
  email: string;
  mfaSession: string;
  onDone: () => void;
  onRestart: () => void;
}

export function MfaForm({ email, mfaSession, onDone, onRestart }: MfaFormProps) {
  const { t } = useTranslation("auth");
  const form = useForm({
    initialValues: { code: "" },
    validate: { code: (code) => (/^\d{6}$/.test(code.trim()) ? null : t("mfa.wrong")) },
  });
  const { busy, failure, submit } = useFormSubmit(form, async ({ code }) => {
    await answerMfa(email, mfaSession, code.trim());
    onDone();
  });
  return (
    <form className="stack" noValidate onSubmit={form.onSubmit((values) => void submit(values))}>
      <FormFailure message={failure} />
      <TextInput
        label={t("code")}
        description={t("mfa.text")}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        data-autofocus
        autoFocus
        {...form.getInputProps("code")}
      />
      <Button type="submit" size="md" loading={busy} fullWidth>
        {t("mfa.action")}
      </Button>
      <Button variant="subtle" onClick={onRestart}>
        {t("mfa.again")}
      </Button>
    </form>
  );
}
