/** The first code that runs: asks for the session, the page's data and its code while the rest still loads. */
import "./app/styles/mantine";
import "./app/styles/tokens.css";
import { earlyReads, isPublicPage, preloadChunks } from "./app/route-chunks";
import { askEarly } from "./lib/http/early";
import { accessToken, sessionHint } from "./lib/http/session";

const path = location.pathname;
const LONGEST_FRAME_MS = 100;

if (sessionHint() || !isPublicPage(path)) accessToken().catch(() => undefined);
earlyReads(path).forEach(askEarly);

// An old tab after a new release asks for chunks that are gone; once, it may load the new page.
addEventListener("vite:preloadError", (event) => {
  const last = Number(sessionStorage.getItem("sparring.reloaded") ?? 0);
  if (Date.now() - last < 60_000) return;
  sessionStorage.setItem("sparring.reloaded", String(Date.now()));
  event.preventDefault();
  location.reload();
});

/** Lets the browser paint and answer between two long pieces of work; a hidden tab paints nothing. */
function painted(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, LONGEST_FRAME_MS);
  });
}

async function open(): Promise<void> {
  await painted();
  preloadChunks(path);
  await import("./app/warm-react");
  await painted();
  await import("./app/warm-frame");
  await painted();
  const app = await import("./app/start");
  app.start(document.getElementById("root")!);
}

void open();
