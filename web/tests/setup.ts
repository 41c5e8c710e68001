/** What jsdom lacks, and a clean browser before every test. */
import "@testing-library/jest-dom/vitest";
import { cleanup } from "@testing-library/react";
import { afterEach, beforeEach, vi } from "vitest";

import { forgetSession } from "@/lib/http/session";
import { queryClient } from "@/lib/query";

function stubMedia(query: string): MediaQueryList {
  return { matches: query.includes("min-width"), media: query, addEventListener: vi.fn(), removeEventListener: vi.fn() } as unknown as MediaQueryList;
}

/** Everything is in sight from the beginning, and stays there. */
class SeesAll {
  observe = vi.fn();
  disconnect = vi.fn();
}

function show(this: HTMLDialogElement): void {
  this.setAttribute("open", "");
}

function hide(this: HTMLDialogElement): void {
  this.removeAttribute("open");
}

beforeEach(() => {
  vi.stubGlobal("matchMedia", stubMedia);
  vi.stubGlobal("scrollTo", vi.fn());
  vi.stubGlobal("IntersectionObserver", SeesAll);
  Element.prototype.scrollIntoView = () => undefined;
  Object.assign(HTMLDialogElement.prototype, { showModal: show, close: hide });
  // A textarea that grows measures itself again when fonts have come.
  Object.assign(document, { fonts: new EventTarget() });
});

afterEach(() => {
  cleanup();
  queryClient.clear();
  forgetSession();
  localStorage.clear();
  sessionStorage.clear();
  vi.useRealTimers();
});
