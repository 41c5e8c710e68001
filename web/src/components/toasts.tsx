/** Short messages in the corner: `toast(...)` anywhere, one host in the app. */
import { CloseButton } from "@mantine/core";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";

import css from "./toasts.module.css";

interface Toast {
  id: number;
  text: string;
  tone: "plain" | "bad";
}

const SHOWN_MS = 5000;
const MOST = 3;

let toasts: readonly Toast[] = [];
let counter = 0;
const watchers = new Set<() => void>();

export function toast(text: string, tone: Toast["tone"] = "plain"): void {
  counter += 1;
  const one = { id: counter, text, tone };
  replace([...toasts, one].slice(-MOST));
  setTimeout(() => dismiss(one.id), SHOWN_MS);
}

function dismiss(id: number): void {
  replace(toasts.filter((one) => one.id !== id));
}

function replace(next: readonly Toast[]): void {
  toasts = next;
  watchers.forEach((told) => told());
}

function watch(told: () => void): () => void {
  watchers.add(told);
  return () => watchers.delete(told);
}

export function ToastHost() {
  const { t } = useTranslation();
  const shown = useSyncExternalStore(watch, () => toasts);
  return (
    <div className={css.host} role="status" aria-live="polite">
      {shown.map((one) => (
        <div key={one.id} className={css.toast} data-tone={one.tone}>
          <p>{one.text}</p>
          <CloseButton aria-label={t("close")} onClick={() => dismiss(one.id)} />
        </div>
      ))}
    </div>
  );
}
