/** A room's platform at the other end of a call. */
import { vi } from "vitest";

import { RoomCall } from "@/features/rooms/lib/room-call";
import type { SignalBody } from "@/lib/media/line";
import { FakePeer, ownStream, type FakeTrack } from "./media";

interface Sent {
  n: number;
  body: SignalBody;
}

/** A platform that counts what it hears, answers joins and pushes what the test says. */
export class CallDesk {
  sent: SignalBody[] = [];
  tickets = 0;
  failing: boolean;
  connected = true;
  joined = true;
  mine = ownStream();
  readonly call: RoomCall;
  private told = 0;
  private taken = 0;

  constructor(failing = false) {
    this.failing = failing;
    this.call = new RoomCall("rm_0", "user_0", this.mine, { admit: () => this.admit(), send: (frame) => this.take(frame as Sent) });
  }

  push(body: SignalBody): void {
    const after = this.told;
    this.told += 1;
    this.call.receive({ type: "signal", room_id: "rm_0", number: this.told, after, body });
  }

  get tracks(): FakeTrack[] {
    return this.mine.getTracks() as unknown as FakeTrack[];
  }

  /** All that was said of one kind. */
  said(kind: string): SignalBody[] {
    return this.sent.filter((one) => one.kind === kind);
  }

  /** In the call, with media going. */
  async live(): Promise<this> {
    await pass(0);
    this.push({ kind: "answer", sdp: "v=0" });
    await pass(0);
    FakePeer.newest.become("connected");
    return this;
  }

  private admit(): Promise<{ ticket: string; ice_servers: RTCIceServer[] }> {
    this.tickets += 1;
    if (this.failing) return Promise.reject(new Error("offline"));
    return Promise.resolve({ ticket: `ticket_${this.tickets}`, ice_servers: [] });
  }

  private take({ n, body }: Sent): boolean {
    if (!this.connected) return false;
    this.sent.push(body);
    if (body.kind === "join") {
      this.joined = true;
      this.taken = n;
    }
    queueMicrotask(() => this.count(n));
    return true;
  }

  private count(n: number): void {
    if (!this.joined) this.call.refused("not_joined");
    else this.call.receive({ type: "signal", room_id: "rm_0", body: { kind: "taken", n: (this.taken = Math.max(this.taken, n)) } });
  }
}

export const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
