/** One part of a page, mounted by itself over the fake API. */
import { render } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import type { ReactElement } from "react";
import { createMemoryRouter, RouterProvider } from "react-router";
import { vi } from "vitest";

import { Providers } from "@/app/Providers";
import "@/lib/i18n/i18n";
import { FakeApi } from "./fake/api";

export interface Part {
  api: FakeApi;
  user: UserEvent;
  container: HTMLElement;
  unmount: () => void;
}

export function renderPart(part: ReactElement, api = new FakeApi()): Part {
  vi.stubGlobal("fetch", (input: Request | string, init?: RequestInit) => {
    const request = input instanceof Request ? new Request(input, init) : new Request(new URL(input, location.origin), init);
    return api.handle(request);
  });
  const router = createMemoryRouter([{ path: "/", element: part }]);
  const view = render(
    <Providers>
      <RouterProvider router={router} />
    </Providers>,
  );
  return { api, user: userEvent.setup(), container: view.container, unmount: view.unmount };
}
