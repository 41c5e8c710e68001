/** What is said to and by a room over the socket: in order, once, and again when it got lost. */

export type SignalBody = { kind: string } & Record<string, unknown>;

export interface SignalFrame {
  type: "signal";
  room_id: string;
  number?: number;
  after?: number;
  body: SignalBody;
}

const AGAIN_MS = 2_000;

interface Wire {
  /** False when there is no connection just now. */
  send: (frame: object) => boolean;
  heard: (body: SignalBody) => void;
}

export class SignalLine {
  private readonly room: string;
  private readonly wire: Wire;
  private readonly waiting = new Map<number, SignalBody>();
  private readonly timer: ReturnType<typeof setInterval>;
  private last = 0;
  private seen: number | null = null;

  constructor(room: string, wire: Wire) {
    this.room = room;
    this.wire = wire;
    this.timer = setInterval(() => this.sendAgain(), AGAIN_MS);
  }

  /** The next numbered frame; it is sent until the platform has said that it counts. */
  say(body: SignalBody): void {
    this.last += 1;
    this.waiting.set(this.last, body);
    this.put(this.last, body);
  }

  /** A new connection: what was said meanwhile is asked for, and what is on its way goes again. */
  resume(): void {
    if (this.seen !== null) this.put(0, { kind: "resume", seen: this.seen });
    else this.sendAgain();
  }

  /** A new life in the call: what was waiting belonged to the old one. */
  forget(): void {
    this.waiting.clear();
  }

  close(): void {
    clearInterval(this.timer);
    this.waiting.clear();
  }

  receive(frame: SignalFrame): void {
    const { number, after = 0, body } = frame;
    if (number === undefined) this.control(body);
    else if (this.seen === null || after === this.seen) this.take(number, body);
    else if (number > this.seen) this.resume();
  }

  private take(number: number, body: SignalBody): void {
    this.seen = number;
    this.wire.heard(body);
  }

  private control(body: SignalBody): void {
    if (body.kind === "taken" || body.kind === "resumed") this.counted(Number(body.n ?? body.taken));
    if (body.kind === "resumed" || body.kind === "missing") this.sendAgain();
    this.wire.heard(body);
  }

  private counted(upTo: number): void {
    for (const number of this.waiting.keys()) if (number <= upTo) this.waiting.delete(number);
  }

  private sendAgain(): void {
    this.waiting.forEach((body, number) => this.put(number, body));
  }

  private put(n: number, body: SignalBody): void {
    this.wire.send({ type: "signal", room_id: this.room, n, body });
  }
}
