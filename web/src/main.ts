/** The first code that runs: asks for the session and the page's chunk while the rest still loads. */
import "./app/styles/mantine.css";
import "./app/styles/tokens.css";
import { isPublicPage, preloadRoute } from "./app/route-chunks";
import { accessToken, sessionHint } from "./lib/http/session";

preloadRoute(location.pathname);
if (sessionHint() || !isPublicPage(location.pathname)) accessToken().catch(() => undefined);

// An old tab after a new release asks for chunks that are gone; once, it may load the new page.
addEventListener("vite:preloadError", (event) => {
  const last = Number(sessionStorage.getItem("sparring.reloaded") ?? 0);
  if (Date.now() - last < 60_000) return;
  sessionStorage.setItem("sparring.reloaded", String(Date.now()));
  event.preventDefault();
  location.reload();
});

const firstPaint = new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
void Promise.all([import("./app/start"), firstPaint]).then(([app]) => app.start(document.getElementById("root")!));
