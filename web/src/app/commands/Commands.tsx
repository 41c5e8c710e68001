/** Keys that work everywhere; the palette and the list of keys load when first asked for. */
import { lazy, Suspense, useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { useNavigate } from "react-router";

import { commandView, openCommands, watchCommands } from "./open";

const Palette = lazy(() => import("./Palette"));
const Shortcuts = lazy(() => import("./Shortcuts"));

const JUMPS: Record<string, string> = { h: "/", b: "/bots", s: "/roleplays", r: "/reviews" };
const SECOND_KEY_MS = 1200;

export function Commands() {
  const view = useSyncExternalStore(watchCommands, commandView);
  useGlobalKeys();
  return (
    <Suspense>
      {view === "find" && <Palette onClose={() => openCommands(null)} />}
      {view === "help" && <Shortcuts onClose={() => openCommands(null)} />}
    </Suspense>
  );
}

function useGlobalKeys(): void {
  const navigate = useNavigate();
  const jump = useEffectEvent((key: string) => {
    const to = JUMPS[key];
    if (to) void navigate(to);
  });
  useEffect(() => {
    let goAt = 0;
    const single = (event: KeyboardEvent) => {
      if (event.key === "?") openCommands("help");
      else if (event.key === "/") focusSearch(event);
      else if (event.timeStamp - goAt < SECOND_KEY_MS) jump(event.key);
      goAt = event.key === "g" ? event.timeStamp : 0;
    };
    const pressed = (event: KeyboardEvent) => {
      const held = event.ctrlKey || event.metaKey;
      if (held && event.key.toLowerCase() === "k") openPalette(event);
      else if (!held && !event.altKey && !isTyping(event.target)) single(event);
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
}

function openPalette(event: KeyboardEvent): void {
  event.preventDefault();
  openCommands("find");
}

function focusSearch(event: KeyboardEvent): void {
  const box = document.querySelector<HTMLInputElement>("input[data-search]");
  if (!box) return;
  event.preventDefault();
  box.focus();
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
