/** Invite somebody, and see the link this once. */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Invitation, Role } from "@/api/types";
import { CopyButton } from "@/components/CopyButton";
import { FormFailure } from "@/components/FormFailure";
import { Modal } from "@/components/Modal";
import { ROLES } from "@/lib/choices";
import { formatDateTime } from "@/lib/format";
import { useFormSubmit } from "@/lib/use-form-submit";
import { createInvitation } from "../api/create-invitation";
import { listTeams } from "../api/list-teams";
import css from "./people.module.css";

type Sent = Invitation & { link: string };

export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("people");
  const [sent, setSent] = useState<Sent | null>(null);
  if (sent) return <SentDialog sent={sent} onClose={onClose} />;
  return (
    <Modal title={t("invitations.new")} onClose={onClose}>
      <InviteForm onSent={setSent} />
    </Modal>
  );
}

function InviteForm({ onSent }: { onSent: (sent: Sent) => void }) {
  const { t } = useTranslation(["people", "common"]);
  const cache = useQueryClient();
  const teams = useQuery(listTeams).data?.items ?? [];
  const form = useForm({
    initialValues: { email: "", name: "", role: "learner" as Role, team_id: "" },
    validate: {
      email: (email) => (/^\S+@\S+\.\S+$/.test(email.trim()) ? null : t("invitations.invalid_email")),
      name: (name) => (name.trim() ? null : t("invitations.required")),
    },
  });
  const { busy, failure, submit } = useFormSubmit(form, async ({ team_id, ...rest }) => {
    const sent = await createInvitation({ ...rest, email: rest.email.trim(), ...(team_id ? { team_id } : {}) });
    void cache.invalidateQueries({ queryKey: ["invitations"] });
    onSent(sent);
  });
  return (
    <form className="stack" noValidate onSubmit={form.onSubmit((values) => void submit(values))}>
      <FormFailure message={failure} />
      <TextInput label={t("invitations.name")} autoComplete="off" maxLength={100} {...form.getInputProps("name")} />
      <TextInput type="email" label={t("invitations.email")} autoComplete="off" {...form.getInputProps("email")} />
      <NativeSelect
        label={t("invitations.role")}
        data={ROLES.map((value) => ({ value, label: t(`common:roles.${value}`) }))}
        {...form.getInputProps("role")}
      />
      <NativeSelect
        label={t("invitations.team")}
        data={[{ value: "", label: t("invitations.no_team") }, ...teams.map((team) => ({ value: team.team_id, label: team.name }))]}
        {...form.getInputProps("team_id")}
      />
      <Button type="submit" loading={busy}>
        {t("invitations.send")}
      </Button>
    </form>
  );
}

function SentDialog({ sent, onClose }: { sent: Sent; onClose: () => void }) {
  const { t } = useTranslation("people");
  return (
    <Modal
      title={t("invitations.sent_title", { name: sent.name })}
      onClose={onClose}
      footer={<Button onClick={onClose}>{t("invitations.done")}</Button>}
    >
      <p>{t("invitations.sent_text", { email: sent.email, when: formatDateTime(sent.expires_at) })}</p>
      <div className={css.link}>
        <TextInput label={t("invitations.link")} readOnly value={sent.link} onFocus={(event) => event.currentTarget.select()} />
        <CopyButton text={sent.link} />
      </div>
    </Modal>
  );
}
