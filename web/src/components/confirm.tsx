/** Asking before something is destroyed: `await confirm({...})` anywhere, one host in the app. */
import { Button } from "@mantine/core";
import { useSyncExternalStore, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Modal } from "./Modal";

interface Question {
  title: string;
  text: ReactNode;
  action: string;
  danger?: boolean;
}

interface Asked extends Question {
  answer: (yes: boolean) => void;
}

let asked: Asked | null = null;
const watchers = new Set<() => void>();

/** Resolves to true when the person agrees; says in `text` what will be lost. */
export function confirm(question: Question): Promise<boolean> {
  asked?.answer(false);
  return new Promise((resolve) => {
    show({
      ...question,
      answer: (yes) => {
        show(null);
        resolve(yes);
      },
    });
  });
}

function show(next: Asked | null): void {
  asked = next;
  watchers.forEach((told) => told());
}

function watch(told: () => void): () => void {
  watchers.add(told);
  return () => watchers.delete(told);
}

export function ConfirmHost() {
  const { t } = useTranslation();
  const question = useSyncExternalStore(watch, () => asked);
  if (!question) return null;
  return (
    <Modal
      title={question.title}
      onClose={() => question.answer(false)}
      footer={
        <>
          <Button variant="default" onClick={() => question.answer(false)} autoFocus>
            {t("cancel")}
          </Button>
          <Button color={question.danger ? "red" : undefined} onClick={() => question.answer(true)}>
            {question.action}
          </Button>
        </>
      }
    >
      <p>{question.text}</p>
    </Modal>
  );
}
