/** Scan or type the secret, then prove it with a code. */
import { Button, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { encode } from "uqr";

import { CopyButton } from "@/components/CopyButton";
import { FormFailure } from "@/components/FormFailure";
import { useFormSubmit } from "@/lib/use-form-submit";
import { confirmMfa } from "../api/confirm-mfa";
import type { MfaStarted } from "../api/start-mfa";
import css from "./settings.module.css";

export default function MfaEnrolment({ started, onDone }: { started: MfaStarted; onDone: () => void }) {
  const { t } = useTranslation("settings");
  const form = useForm({
    initialValues: { code: "" },
    validate: { code: (code) => (/^\d{6}$/.test(code.trim()) ? null : t("mfa.wrong")) },
  });
  const { busy, failure, submit } = useFormSubmit(form, async ({ code }) => {
    await confirmMfa(code.trim());
    onDone();
  });
  return (
    <form className="stack" noValidate onSubmit={form.onSubmit((values) => void submit(values))}>
      <p>{t("mfa.step_scan")}</p>
      <QrCode text={started.otpauth_uri} label={t("mfa.qr")} />
      <p>{t("mfa.step_secret")}</p>
      <p className={css.secret}>
        <code>{started.secret}</code>
        <CopyButton text={started.secret} />
      </p>
      <FormFailure message={failure} />
      <TextInput
        label={t("mfa.code")}
        description={t("mfa.step_code")}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        {...form.getInputProps("code")}
      />
      <div>
        <Button type="submit" loading={busy}>
          {t("mfa.confirm")}
        </Button>
      </div>
    </form>
  );
}

function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text);
  const dots = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg className={css.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={dots.join("")} fill="#000" />
    </svg>
  );
}
