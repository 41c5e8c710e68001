/** A remark in the flow of a page. */
import type { ReactNode } from "react";

import css from "./Note.module.css";

interface NoteProps {
  children: ReactNode;
  tone?: "plain" | "bad";
  role?: "note" | "alert" | "status";
}

export function Note({ children, tone = "plain", role = "note" }: NoteProps) {
  return (
    <div role={role} className={css.note} data-tone={tone}>
      {children}
    </div>
  );
}
