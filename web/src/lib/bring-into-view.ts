/** Scrolls to an element and focuses it, calmly for those who wish that. */
export function bringIntoView(id: string, block: ScrollLogicalPosition): void {
  const element = document.getElementById(id);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element?.scrollIntoView({ block, behavior: calm ? "auto" : "smooth" });
  element?.focus({ preventScroll: true });
}
