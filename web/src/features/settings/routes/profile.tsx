/** What everybody may change about themselves. */
import { Button, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Me } from "@/api/types";
import { Card } from "@/components/Card";
import { FormFailure } from "@/components/FormFailure";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { toast } from "@/components/toasts";
import { getMe } from "@/features/auth/api/get-me";
import { useFormSubmit } from "@/lib/use-form-submit";
import { updateMe } from "../api/update-me";
import { MfaCard } from "../components/MfaCard";
import css from "../components/settings.module.css";
import "../texts";

export function Component() {
  const { t } = useTranslation("settings");
  const me = useQuery(getMe);
  return (
    <>
      <PageHead title={t("profile.title")} />
      <Loaded query={me}>
        {(data) => (
          <div className={css.narrow}>
            <About me={data} />
            <MfaCard enabled={data.mfa_enabled} />
          </div>
        )}
      </Loaded>
    </>
  );
}

function About({ me }: { me: Me }) {
  const { t } = useTranslation(["settings", "common"]);
  const cache = useQueryClient();
  const form = useForm({
    initialValues: { name: me.name },
    validate: { name: (name) => (name.trim() ? null : t("profile.required")) },
  });
  const { busy, failure, submit } = useFormSubmit(form, async ({ name }) => {
    const saved = await updateMe({ name });
    cache.setQueryData(getMe.queryKey, saved);
    form.resetDirty({ name });
    toast(t("profile.saved"));
  });
  return (
    <Card title={t("profile.about")}>
      <form className="stack" noValidate onSubmit={form.onSubmit((values) => void submit(values))}>
        <FormFailure message={failure} />
        <TextInput label={t("profile.name")} autoComplete="name" maxLength={100} {...form.getInputProps("name")} />
        <TextInput
          label={t("profile.email")}
          description={me.email_verified ? undefined : t("profile.unverified")}
          value={me.email}
          readOnly
          variant="unstyled"
        />
        <div>
          <Button type="submit" loading={busy} disabled={!form.isDirty()}>
            {t("common:save")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
