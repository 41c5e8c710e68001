/** Loaded by itself first, so that React is ready before the rest asks for it; names only what the app uses. */
export { createRoot } from "react-dom/client";
