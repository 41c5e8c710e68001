/** Loaded by itself second: the router, server state and texts, in a task of their own. */
export { createBrowserRouter } from "react-router";
