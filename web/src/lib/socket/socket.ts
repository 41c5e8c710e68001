/** The one connection to the server's pushes: opened by the first listener, kept alive, reopened. */
import { jittered } from "@/lib/backoff";

import { parseMessage, type MessageOf, type MessageType, type ServerMessage } from "./messages";

export type SocketState = "closed" | "connecting" | "open" | "waiting";

export interface SocketOptions {
  /** Makes the address, one-use ticket included; rejects when nobody is signed in. */
  address: () => Promise<string>;
  open?: (address: string) => WebSocket;
}

const HEARTBEAT_MS = 25_000;
const PONG_MS = 10_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 20_000;
const LINGER_MS = 15_000;

type Listener = (message: ServerMessage) => void;

export class LiveSocket {
  private readonly options: SocketOptions;
  private readonly listeners = new Map<MessageType, Set<Listener>>();
  private readonly watchers = new Set<() => void>();
  private current: WebSocket | null = null;
  private currentState: SocketState = "closed";
  private attempt = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private beat: ReturnType<typeof setTimeout> | undefined;
  private linger: ReturnType<typeof setTimeout> | undefined;

  constructor(options: SocketOptions) {
    this.options = options;
  }

  get state(): SocketState {
    return this.currentState;
  }

  watch = (told: () => void): (() => void) => {
    this.watchers.add(told);
    return () => this.watchers.delete(told);
  };

  on<T extends MessageType>(type: T, listener: (message: MessageOf<T>) => void): () => void {
    const set = this.listeners.get(type) ?? new Set();
    this.listeners.set(type, set.add(listener as Listener));
    clearTimeout(this.linger);
    if (this.currentState === "closed") void this.connect();
    return () => {
      set.delete(listener as Listener);
      if (this.idle()) this.linger = setTimeout(() => this.idle() && this.close(), LINGER_MS);
    };
  }

  /** Sends a frame over the open connection; false when there is none. */
  send(frame: object): boolean {
    if (this.current?.readyState !== WebSocket.OPEN) return false;
    this.current.send(JSON.stringify(frame));
    return true;
  }

  close(): void {
    clearTimeout(this.retry);
    clearTimeout(this.beat);
    const old = this.current;
    this.current = null;
    this.attempt = 0;
    old?.close();
    this.become("closed");
  }

  /** Tries at once instead of waiting out the backoff, for example when the network is back. */
  hurry(): void {
    if (this.currentState !== "waiting") return;
    clearTimeout(this.retry);
    void this.connect();
  }

  private idle(): boolean {
    return [...this.listeners.values()].every((set) => set.size === 0);
  }

  private async connect(): Promise<void> {
    this.become("connecting");
    try {
      const address = await this.options.address();
      if (this.state !== "connecting") return;
      this.attach(this.options.open?.(address) ?? new WebSocket(address));
    } catch {
      if (this.state === "connecting") this.waitAndRetry();
    }
  }

  private attach(socket: WebSocket): void {
    this.current = socket;
    socket.onopen = () => {
      this.attempt = 0;
      this.become("open");
      this.scheduleBeat();
    };
    socket.onmessage = (event: MessageEvent) => this.receive(socket, event.data);
    socket.onclose = () => {
      if (this.current === socket) this.waitAndRetry();
    };
  }

  private receive(socket: WebSocket, raw: unknown): void {
    if (this.current !== socket) return;
    this.scheduleBeat();
    const message = parseMessage(raw);
    if (!message || message.type === "pong") return;
    this.listeners.get(message.type)?.forEach((listener) => listener(message));
  }

  private scheduleBeat(): void {
    clearTimeout(this.beat);
    this.beat = setTimeout(() => this.ping(), HEARTBEAT_MS);
  }

  private ping(): void {
    if (this.current?.readyState !== WebSocket.OPEN) return;
    this.current.send(JSON.stringify({ type: "ping" }));
    this.beat = setTimeout(() => this.drop(), PONG_MS);
  }

  /** A dead line may take minutes to report its own end, so it is left, not awaited. */
  private drop(): void {
    const dead = this.current;
    this.waitAndRetry();
    dead?.close();
  }

  private waitAndRetry(): void {
    clearTimeout(this.beat);
    this.current = null;
    this.attempt += 1;
    this.become("waiting");
    this.retry = setTimeout(() => void this.connect(), jittered(this.attempt, FIRST_WAIT_MS, LONGEST_WAIT_MS));
  }

  private become(state: SocketState): void {
    this.currentState = state;
    this.watchers.forEach((told) => told());
  }
}
