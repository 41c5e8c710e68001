/** What a page shows instead of its content: nothing yet, something wrong, still coming. */
import { Button, Skeleton } from "@mantine/core";
import { IconAlertTriangle, IconCloudOff } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { useMessageFor } from "@/lib/http/message";
import { isProblem } from "@/lib/http/problem";
import css from "./states.module.css";

const TITLES = { gone: "errors.not_found_title", offline: "errors.offline_title", broken: "errors.title" } as const;

interface EmptyStateProps {
  title: string;
  text?: ReactNode;
  icon?: ReactNode;
  action?: ReactNode;
}

export function EmptyState({ title, text, icon, action }: EmptyStateProps) {
  return (
    <div className={css.state}>
      {icon && (
        <span className={css.icon} aria-hidden>
          {icon}
        </span>
      )}
      <h2>{title}</h2>
      {text && <p className={css.text}>{text}</p>}
      {action}
    </div>
  );
}

export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  const message = useMessageFor();
  const kind = kindOf(error);
  const Sign = kind === "offline" ? IconCloudOff : IconAlertTriangle;
  return (
    <div className={css.state} role="alert">
      <span className={css.icon} aria-hidden>
        <Sign />
      </span>
      <h2>{t(TITLES[kind])}</h2>
      <p className={css.text}>{message(error)}</p>
      {retry && kind !== "gone" && (
        <Button variant="default" onClick={retry}>
          {t("try_again")}
        </Button>
      )}
      <Reference error={error} />
    </div>
  );
}

function kindOf(error: unknown): keyof typeof TITLES {
  if (isProblem(error, "offline")) return "offline";
  return isProblem(error) && error.status === 404 ? "gone" : "broken";
}

function Reference({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (!isProblem(error) || !error.correlationId) return null;
  return <p className={css.trace}>{t("errors.reference", { id: error.correlationId })}</p>;
}

export function SkeletonLines({ lines = 3, height = 14 }: { lines?: number; height?: number }) {
  return (
    <Waiting>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={height} mb={10} width={line === lines - 1 && lines > 1 ? "60%" : "100%"} />
      ))}
    </Waiting>
  );
}

export function SkeletonCards({ cards = 6, height = 148 }: { cards?: number; height?: number }) {
  return (
    <Waiting className={css.cards}>
      {Array.from({ length: cards }, (_, card) => (
        <Skeleton key={card} height={height} radius="md" />
      ))}
    </Waiting>
  );
}

function Waiting({ children, className }: { children: ReactNode; className?: string }) {
  const { t } = useTranslation();
  return (
    <div role="status" className={className}>
      <span className="sr-only">{t("loading")}</span>
      {children}
    </div>
  );
}
