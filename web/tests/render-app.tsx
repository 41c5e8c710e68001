/** The whole app at one address, over the fake API and a socket that the test holds. */
import { render } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { createMemoryRouter, RouterProvider } from "react-router";
import { onTestFinished, vi } from "vitest";

import type { Role } from "@/api/types";
import { Providers } from "@/app/Providers";
import { routes } from "@/app/router";
import "@/lib/i18n/i18n";
import { liveSocket } from "@/lib/socket/live";
import { FakeApi } from "./fake/api";
import { FakeSocket } from "./fake/socket";

export interface App {
  api: FakeApi;
  user: UserEvent;
  router: ReturnType<typeof createMemoryRouter>;
  container: HTMLElement;
  unmount: () => void;
}

interface Options {
  role?: Role | null;
  api?: FakeApi;
}

export function renderApp(path: string, { role = "learner", api = new FakeApi() }: Options = {}): App {
  api.signedIn = role !== null;
  if (role) api.role = role;
  vi.stubGlobal("fetch", (input: Request | string, init?: RequestInit) => {
    const request = input instanceof Request ? new Request(input, init) : new Request(new URL(input, location.origin), init);
    return api.handle(request);
  });
  vi.stubGlobal("WebSocket", FakeSocket);
  onTestFinished(() => liveSocket.close());
  const router = createMemoryRouter(routes, { initialEntries: [path] });
  const view = render(
    <Providers>
      <RouterProvider router={router} />
    </Providers>,
  );
  return { api, router, user: userEvent.setup(), container: view.container, unmount: view.unmount };
}
