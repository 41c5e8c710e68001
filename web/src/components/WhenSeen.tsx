/** Renders its content once it comes near the screen; until then only the space it will take. */
import { useEffect, useRef, useState, type ReactNode } from "react";

const NEAR = "200px";

export function WhenSeen({ height, children }: { height: number; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(typeof IntersectionObserver === "undefined");
  useEffect(() => {
    if (seen || !box.current) return;
    const watcher = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && setSeen(true), { rootMargin: NEAR });
    watcher.observe(box.current);
    return () => watcher.disconnect();
  }, [seen]);
  return (
    <div ref={box} style={{ minHeight: height }}>
      {seen && children}
    </div>
  );
}
