/** Names the app's chunks and styles in index.html, so that they load beside the entry and not after it. */
import type { HtmlTagDescriptor, Plugin } from "vite";

interface Output {
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
      handler: (html, { bundle }) => {
        const outputs = Object.values(bundle ?? {}) as Output[];
        const app = outputs.find((output) => output.facadeModuleId?.endsWith(module));
        if (!app) throw new Error(`no chunk was made from ${module}`);
        const wanted = [...closure(app, outputs)];
        const styles = wanted.flatMap((output) => [...(output.viteMetadata?.importedCss ?? [])]).map(stylesheet);
        const scripts = wanted.map((output) => modulePreload(output.fileName));
        return [...styles, ...scripts].filter((tag) => !html.includes(String(tag.attrs?.href)));
      },
    },
  };
}

function closure(from: Output, outputs: Output[], seen = new Set<Output>()): Set<Output> {
  if (seen.has(from)) return seen;
  seen.add(from);
  for (const name of from.imports ?? []) {
    const next = outputs.find((output) => output.fileName === name);
    if (next) closure(next, outputs, seen);
  }
  return seen;
}

/** Low, so that the styles of the first paint never share the line with the app's code. */
function modulePreload(file: string): HtmlTagDescriptor {
  return { tag: "link", attrs: { rel: "modulepreload", crossorigin: true, fetchpriority: "low", href: `/${file}` }, injectTo: "head" };
}

function stylesheet(file: string): HtmlTagDescriptor {
  return { tag: "link", attrs: { rel: "stylesheet", crossorigin: true, href: `/${file}` }, injectTo: "head" };
}
