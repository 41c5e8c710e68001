/** Whoever is signed in is present for their colleagues; the page opens first. */
import { useEffect } from "react";

const LATER_MS = 2_000;

export function usePresent(): void {
  useEffect(() => {
    let end: (() => void) | undefined;
    let over = false;
    const begin = async () => {
      const { keepPresent } = await import("@/lib/socket/presence");
      if (!over) end = keepPresent();
    };
    // Without that code, as when a new version was just deployed, one is merely not seen.
    const later = setTimeout(() => void begin().catch(() => undefined), LATER_MS);
    return () => {
      over = true;
      clearTimeout(later);
      end?.();
    };
  }, []);
}
