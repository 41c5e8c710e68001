/** The app as it is shipped, built afresh beside the real output, and what a page of it loads. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const root = join(import.meta.dirname, "../..");
export const dist = join(root, "node_modules/.cache/built-app");

/** In a process of its own: inside the test runner React would be built for development. */
export function buildApp(): void {
  const vite = join(root, "node_modules/vite/bin/vite.js");
  const options = ["build", "--outDir", dist, "--emptyOutDir", "--manifest", "--logLevel", "error"];
  const env = { PATH: process.env.PATH, NODE_ENV: "production" };
  execFileSync(process.execPath, [vite, ...options], { cwd: root, env, stdio: "pipe" });
}

interface Entry {
  file: string;
  src?: string;
  imports?: string[];
  css?: string[];
}

function manifest(): Record<string, Entry> {
  return JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8")) as Record<string, Entry>;
}

export function indexHtml(): string {
  return readFileSync(join(dist, "index.html"), "utf8");
}

/** Everything that loads statically with a source file: scripts and styles, by file name. */
export function loadedWith(...sources: string[]): Set<string> {
  const entries = manifest();
  const files = new Set<string>();
  const visit = (name: string): void => {
    const entry = entries[name];
    if (!entry) throw new Error(`${name} is not in the build`);
    if (files.has(entry.file)) return;
    [entry.file, ...(entry.css ?? [])].forEach((file) => files.add(file));
    entry.imports?.forEach(visit);
  };
  sources.forEach(visit);
  return files;
}

/** Files that index.html itself names. */
export function namedByIndex(): string[] {
  return [...indexHtml().matchAll(/(?:href|src)="\/(assets\/[^"]+)"/g)].map((found) => found[1]!);
}

/** Kilobytes (1,000 bytes) after gzip -9, as the budgets count. */
export function kilobytes(files: Iterable<string>): number {
  const sizes = [...files].map((file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length);
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}

export function assets(ending: string): string[] {
  const folder = join(dist, "assets");
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(ending)).map((name) => `assets/${name}`) : [];
}

export function textOf(file: string): string {
  return readFileSync(join(dist, file), "utf8");
}
