/** Puts the app on the page. */
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";

import "@/lib/i18n/i18n";
import { Providers } from "./Providers";
import { openRouter } from "./router";

export function start(root: HTMLElement): void {
  const router = openRouter();
  createRoot(root).render(
    <StrictMode>
      <Providers>
        <RouterProvider router={router} />
      </Providers>
    </StrictMode>,
  );
}
