/** Taking the second step away: only with the password, so that a left-open screen is not enough. */
import { Button, PasswordInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { FormFailure } from "@/components/FormFailure";
import { Modal } from "@/components/Modal";
import { toast } from "@/components/toasts";
import { useMessageFor } from "@/lib/http/message";
import { removeMfa } from "../api/remove-mfa";

export function RemoveMfa({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation("settings");
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t("mfa.remove")}
      </Button>
      {open && <Question onClose={() => setOpen(false)} onDone={onDone} />}
    </div>
  );
}

function Question({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation(["settings", "common"]);
  const message = useMessageFor();
  const [password, setPassword] = useState("");
  const removing = useMutation({
    mutationFn: () => removeMfa(password),
    onSuccess: () => {
      onDone();
      onClose();
      toast(t("mfa.removed"));
    },
  });
  return (
    <Modal title={t("mfa.remove_title")} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (password) removing.mutate();
        }}
      >
        <p>{t("mfa.remove_text")}</p>
        <FormFailure message={removing.error ? message(removing.error) : null} />
        <PasswordInput
          label={t("mfa.password")}
          autoComplete="current-password"
          autoFocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" color="red" disabled={!password} loading={removing.isPending}>
          {t("mfa.remove")}
        </Button>
      </form>
    </Modal>
  );
}
