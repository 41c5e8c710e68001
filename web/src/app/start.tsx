/** Puts the app on the page. */
import { startTransition, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";

import "@/lib/i18n/i18n";
import { Providers } from "./Providers";
import { openRouter } from "./router";

export function start(root: HTMLElement): void {
  const router = openRouter();
  const page = (
    <StrictMode>
      <Providers>
        <RouterProvider router={router} />
      </Providers>
    </StrictMode>
  );
  startTransition(() => createRoot(root).render(page));
}
