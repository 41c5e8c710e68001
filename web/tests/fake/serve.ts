/** Serves the built app over the fake API on one origin, with the headers of the real edge. For looking and measuring. */
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { WebSocketServer } from "ws";

import { FakeApi } from "./api.ts";

const port = Number(process.env.PORT ?? 8090);
const dist = join(import.meta.dirname, "../../dist");
const api = new FakeApi();
const TYPES: Record<string, string> = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
const CSP = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' ws: wss:; base-uri 'none'; frame-ancestors 'none'";

const packed = new Map<string, Uint8Array>();

function reply(response: ServerResponse, status: number, type: string, body: string | Uint8Array, more: Record<string, string> = {}): void {
  const key = body.toString();
  const small = packed.get(key) ?? brotliCompressSync(body);
  packed.set(key, small);
  response.writeHead(status, { "Content-Type": type, "Content-Security-Policy": CSP, "Content-Encoding": "br", ...more });
  response.end(small);
}

async function requestOf(incoming: IncomingMessage): Promise<Request> {
  const pieces: Uint8Array[] = [];
  for await (const piece of incoming) pieces.push(piece as Uint8Array);
  const body = pieces.length ? Buffer.concat(pieces) : undefined;
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)] as [string, string]);
  return new Request(`http://fake${incoming.url ?? "/"}`, { method: incoming.method, headers, body });
}

/** The cookie says who is signed in, so that a picture needs no password. */
async function serveApi(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const role = /role=(\w+)/.exec(incoming.headers.cookie ?? "");
  api.signedIn = role !== null;
  if (role) api.role = role[1] as FakeApi["role"];
  const answer = await api.handle(await requestOf(incoming));
  if (answer.status === 204) response.writeHead(204).end();
  else reply(response, answer.status, answer.headers.get("Content-Type") ?? "application/json", await answer.text());
}

async function serveFile(path: string, response: ServerResponse): Promise<void> {
  const wanted = join(dist, normalize(path));
  const file = extname(path) && wanted.startsWith(dist) ? wanted : join(dist, "index.html");
  const body = await readFile(file).catch(() => null);
  if (!body) return reply(response, 404, "text/plain", "not found");
  const cache = path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
  reply(response, 200, TYPES[extname(file)] ?? "application/octet-stream", body, { "Cache-Control": cache });
}

const DEMO = JSON.stringify(Object.fromEntries(["admin", "manager", "learner"].map((role) => [role, { email: `${role}@northwind.example`, password: "Sparring-demo-1" }])));

const server = createServer((incoming, response) => {
  const path = new URL(incoming.url ?? "/", "http://fake").pathname;
  if (path.startsWith("/api/")) void serveApi(incoming, response);
  else if (path === "/demo.json") reply(response, 200, "application/json", DEMO);
  else void serveFile(path, response);
});
const sockets = new WebSocketServer({ server, path: "/ws" });
sockets.on("connection", (socket) => socket.on("message", () => socket.send(JSON.stringify({ type: "pong" }))));
server.listen(port);
