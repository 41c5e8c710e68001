/** Copies a text, and says that it did. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

const SAID_MS = 2000;

export function CopyButton({ text }: { text: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), SAID_MS);
  };
  return (
    <Button variant="default" onClick={() => void copy()}>
      <span role="status">{copied ? t("copied") : t("copy")}</span>
    </Button>
  );
}
