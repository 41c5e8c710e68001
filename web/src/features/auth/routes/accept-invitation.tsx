import { Button, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

import type { Role } from "@/api/types";
import { FormFailure } from "@/components/FormFailure";
import { PageHead } from "@/components/PageHead";
import { EmptyState, ErrorState, SkeletonLines } from "@/components/states";
import { isPassing } from "@/lib/http/problem";
import { useFormSubmit } from "@/lib/use-form-submit";
import { acceptInvitation } from "../api/accept-invitation";
import { previewInvitation } from "../api/preview-invitation";
import { NewPassword } from "../components/NewPassword";
import { isStrong } from "../components/password-rules";
import { useArrive } from "../components/use-arrive";
import "../texts";

interface Preview {
  company_name: string;
  email: string;
  name: string;
  role: Role;
}

export function Component() {
  const { t } = useTranslation("auth");
  const [params] = useSearchParams();
  const token = params.get("token") ?? "";
  const preview = useQuery(previewInvitation(token));
  if (preview.data) return <AcceptForm token={token} preview={preview.data} />;
  if (preview.isError && isPassing(preview.error))
    return <ErrorState error={preview.error} retry={() => void preview.refetch()} />;
  if (preview.isError) return <EmptyState title={t("invitation.bad_title")} text={t("invitation.bad_text")} />;
  return <SkeletonLines lines={5} height={24} />;
}

function AcceptForm({ token, preview }: { token: string; preview: Preview }) {
  const { t } = useTranslation(["auth", "common"]);
  const arrive = useArrive();
  const form = useForm({
    initialValues: { name: preview.name, password: "" },
    validate: {
      name: (name) => (name.trim() ? null : t("required")),
      password: (password) => (isStrong(password) ? null : t("rules.unmet")),
    },
  });
  const { busy, failure, submit } = useFormSubmit(form, async ({ name, password }) => {
    await acceptInvitation(token, name, password);
    arrive();
  });
  const role = t(`common:roles.${preview.role}`);
  return (
    <>
      <PageHead
        title={t("invitation.title", { company: preview.company_name })}
        lead={t("invitation.lead", { role, email: preview.email })}
      />
      <form className="stack" noValidate onSubmit={form.onSubmit((values) => void submit(values))}>
        <FormFailure message={failure} />
        <input type="email" name="email" autoComplete="username" defaultValue={preview.email} hidden />
        <TextInput label={t("name")} autoComplete="name" maxLength={120} {...form.getInputProps("name")} />
        <NewPassword label={t("password")} {...form.getInputProps("password")} value={form.values.password} />
        <Button type="submit" size="md" loading={busy} fullWidth>
          {t("invitation.action")}
        </Button>
      </form>
    </>
  );
}
