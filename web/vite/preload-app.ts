/** Names the app's chunk and styles in index.html, so that they load beside the entry and not after it. */
import type { HtmlTagDescriptor, Plugin } from "vite";

interface Chunk {
  type: "chunk" | "asset";
  fileName: string;
  facadeModuleId?: string | null;
  imports?: string[];
  viteMetadata?: { importedCss: Set<string> };
}

export function preloadApp(module: string): Plugin {
  return {
    name: "preload-app",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (_html, { bundle }) => {
        const chunks = Object.values(bundle ?? {}) as Chunk[];
        const app = chunks.find((chunk) => chunk.facadeModuleId?.endsWith(module));
        if (!app) throw new Error(`no chunk was made from ${module}`);
        return [...closure(app, chunks)].map(preload);
      },
    },
  };
}

function closure(from: Chunk, chunks: Chunk[], seen = new Set<string>()): Set<string> {
  if (seen.has(from.fileName)) return seen;
  seen.add(from.fileName);
  for (const name of from.imports ?? []) {
    const next = chunks.find((chunk) => chunk.fileName === name);
    if (next) closure(next, chunks, seen);
  }
  return seen;
}

function preload(fileName: string): HtmlTagDescriptor {
  return { tag: "link", attrs: { rel: "modulepreload", crossorigin: true, href: `/${fileName}` }, injectTo: "head" };
}
