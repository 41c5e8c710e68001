import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

import { chunkGroups } from "./vite/chunk-groups.ts";
import { preloadApp } from "./vite/preload-app.ts";
import { trimPalette } from "./vite/trim-palette.ts";

const origin = process.env.SPARRING_ORIGIN ?? "http://localhost:8080";

export default defineConfig({
  plugins: [trimPalette(), react(), preloadApp("/src/app/start.tsx")],
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
    projects: [
      { extends: true, test: { name: "screens", include: ["tests/{lib,screens}/*.test.{ts,tsx}"], environment: "jsdom", setupFiles: ["tests/setup.ts"] } },
      { extends: true, test: { name: "built", include: ["tests/built/*.test.ts"], environment: "node" } },
    ],
    css: { modules: { classNameStrategy: "non-scoped" } },
    env: { DEBUG_PRINT_LIMIT: "0" },
    testTimeout: 20_000,
    restoreMocks: true,
    unstubGlobals: true,
  },
});
