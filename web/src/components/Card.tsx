/** A titled part of a page. */
import { useId, type ReactNode } from "react";

import css from "./Card.module.css";

interface CardProps {
  title?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
  tone?: "plain" | "accent";
}

export function Card({ title, aside, children, className, tone = "plain" }: CardProps) {
  const id = useId();
  return (
    <section className={[css.card, css[tone], className].filter(Boolean).join(" ")} aria-labelledby={title ? id : undefined}>
      {title !== undefined && (
        <header className={css.head}>
          <h2 id={id}>{title}</h2>
          {aside}
        </header>
      )}
      {children}
    </section>
  );
}
