import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

import { chunkGroups } from "./vite/chunk-groups.ts";
import { preloadApp } from "./vite/preload-app.ts";

const origin = process.env.SPARRING_ORIGIN ?? "http://localhost:8080";

export default defineConfig({
  plugins: [react(), preloadApp("/src/app/start.tsx")],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  server: {
    port: 5173,
    proxy: {
      "/api": origin,
      "/demo.json": origin,
      "/ws": { target: origin.replace(/^http/, "ws"), ws: true },
    },
  },
  build: {
    target: "es2023",
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    sourcemap: false,
    reportCompressedSize: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: chunkGroups } } },
  },
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    environment: "jsdom",
    setupFiles: ["tests/setup.ts"],
    css: { modules: { classNameStrategy: "non-scoped" } },
    restoreMocks: true,
    unstubGlobals: true,
  },
});
