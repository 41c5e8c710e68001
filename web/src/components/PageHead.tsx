/** The top of a page: its one heading, a line about it, and what can be done here. */
import { useEffect, type ReactNode } from "react";

import css from "./PageHead.module.css";

interface PageHeadProps {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  above?: ReactNode;
  face?: ReactNode;
}

export function PageHead({ title, lead, actions, above, face }: PageHeadProps) {
  usePageTitle(title);
  return (
    <header className={css.head}>
      {face}
      <div className={css.words}>
        {above && <p className={css.above}>{above}</p>}
        <h1>{title}</h1>
        {lead && <p className={css.lead}>{lead}</p>}
      </div>
      {actions && <div className={css.actions}>{actions}</div>}
    </header>
  );
}

export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Sparring`;
  }, [title]);
}
