/** Asks before unsaved work is left, inside the app and when the tab is closed. */
import { useEffect } from "react";
import { useBlocker } from "react-router";

import { confirm } from "./confirm";

interface Question {
  title: string;
  text: string;
  action: string;
}

export function useLeaveGuard(unsaved: boolean, question: Question): void {
  const blocker = useBlocker(({ currentLocation, nextLocation }) => unsaved && currentLocation.pathname !== nextLocation.pathname);
  const { title, text, action } = question;
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    void confirm({ title, text, action, danger: true }).then((leave) => (leave ? blocker.proceed() : blocker.reset()));
  }, [blocker, title, text, action]);
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [unsaved]);
}
