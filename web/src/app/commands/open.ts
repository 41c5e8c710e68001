/** Opening the command palette or the list of shortcuts from anywhere in the frame. */

export type CommandView = "find" | "help" | null;

let view: CommandView = null;
const watchers = new Set<() => void>();

export function openCommands(next: CommandView): void {
  view = next;
  watchers.forEach((told) => told());
}

export function commandView(): CommandView {
  return view;
}

export function watchCommands(told: () => void): () => void {
  watchers.add(told);
  return () => watchers.delete(told);
}
