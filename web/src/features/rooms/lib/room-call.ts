/** A call that goes on: joins, joins again when the connection or the relay is lost, and leaves. */
import { jittered } from "@/lib/backoff";
import { stop } from "@/lib/media/devices";
import { SignalLine, type SignalBody, type SignalFrame } from "@/lib/media/line";
import { RelayPeer } from "@/lib/media/peer";
import { BEGINNING, follow, type CallState } from "./call-state";

export interface CallWire {
  admit: () => Promise<{ ticket: string; ice_servers: RTCIceServer[] }>;
  send: (frame: object) => boolean;
}

const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 5_000;
const LOST_MS = 2_000;
/** An answer that got lost with its socket never comes; who has none, or no media with it, asks anew. */
const JOINED_MS = 12_000;
const ANEW = ["not_joined", "bad_ticket", "bad_frame", "too_large"];

export class RoomCall {
  readonly streams = new Map<string, MediaStream>();
  private readonly me: string;
  private readonly wire: CallWire;
  private readonly line: SignalLine;
  private readonly watchers = new Set<() => void>();
  private readonly mine: MediaStream;
  private current: CallState = BEGINNING;
  private peer: RelayPeer | null = null;
  private screen: MediaStreamTrack | null = null;
  private looking: string[] | null = null;
  private attempt = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private lost: ReturnType<typeof setTimeout> | undefined;
  private slow: ReturnType<typeof setTimeout> | undefined;
  private life = 0;

  constructor(room: string, me: string, mine: MediaStream, wire: CallWire) {
    this.me = me;
    this.mine = mine;
    this.wire = wire;
    this.line = new SignalLine(room, { send: wire.send, heard: (body) => this.heard(body) });
    void this.join();
  }

  watch = (told: () => void): (() => void) => {
    this.watchers.add(told);
    return () => this.watchers.delete(told);
  };

  get state(): CallState {
    return this.current;
  }

  receive(frame: SignalFrame): void {
    this.line.receive(frame);
  }

  /** The socket is open again. */
  reconnected(): void {
    this.line.resume();
  }

  /** A frame was refused: whoever is no longer known in the call, came with a spent ticket, or said
   * what cannot be read and would be said for ever, joins anew. */
  refused(code: string): void {
    if (ANEW.includes(code)) this.again();
    else if (code === "no_seat" || code === "no_such_room") this.end(code);
  }

  say(body: SignalBody): void {
    this.line.say(body);
  }

  /** Switches microphone and camera; the tracks go silent at once, the others are told. */
  mute(muted: boolean, camera_off: boolean): void {
    this.mine.getAudioTracks().forEach((track) => (track.enabled = !muted));
    this.mine.getVideoTracks().forEach((track) => (track.enabled = !camera_off));
    this.become({ off: { ...this.current.off, [this.me]: { muted, camera_off } } });
    this.say({ kind: "mute", muted, camera_off });
  }

  async share(screen: MediaStreamTrack | null): Promise<void> {
    this.screen?.stop();
    this.screen = screen;
    await this.peer?.share(screen);
    this.say({ kind: "share", on: screen !== null });
  }

  /** Whose pictures are looked at; null is everybody's. What is not looked at is not sent here. */
  look(people: string[] | null): void {
    if (JSON.stringify(people) === JSON.stringify(this.looking)) return;
    this.looking = people;
    if (this.current.phase === "live") this.say({ kind: "watch", people });
  }

  leave(): void {
    this.line.say({ kind: "leave" });
    this.end("left");
  }

  /** Ends it on this page, camera and microphone too; the others hear from the relay. */
  end(why: string): void {
    clearTimeout(this.retry);
    clearTimeout(this.lost);
    clearTimeout(this.slow);
    this.life += 1;
    this.peer?.close();
    this.peer = null;
    this.screen?.stop();
    stop(this.mine);
    this.line.close();
    this.become({ phase: "over", why });
  }

  private async join(): Promise<void> {
    const life = ++this.life;
    this.retry = undefined;
    this.peer?.close();
    this.line.forget();
    try {
      const { ticket, ice_servers } = await this.wire.admit();
      if (life !== this.life) return;
      const offer = await this.connect(ice_servers);
      if (life !== this.life) return;
      this.say({ kind: "join", ticket, offer });
      this.slow = setTimeout(() => this.again(), JOINED_MS);
    } catch {
      if (life === this.life) this.again();
    }
  }

  private async connect(iceServers: RTCIceServer[]): Promise<string> {
    const peer = new RelayPeer(iceServers, { onTrack: (mid, track) => this.arrived(mid, track), onState: (state) => this.media(state) });
    this.peer = peer;
    const [microphone, camera] = [this.mine.getAudioTracks()[0], this.mine.getVideoTracks()[0]];
    await peer.send(microphone ?? null, camera ?? null);
    if (this.screen) await peer.share(this.screen);
    return peer.offer();
  }

  private heard(body: SignalBody): void {
    if (this.current.phase === "over") return;
    if (body.kind === "connected") this.met(String(body.user_id));
    if (body.kind === "answer") void this.answered(String(body.sdp));
    else if (body.kind === "moved" || body.kind === "refused") this.again();
    else if (body.kind === "gone" && body.user_id === this.me) this.dropped(String(body.why));
    else this.told(follow(this.current, body));
  }

  private met(who: string): void {
    if (who !== this.me) this.remind();
  }

  /** Whoever came just now, or came back, was not told what I switched off and whether my hand is up. */
  private remind(): void {
    const { muted = false, camera_off = false } = this.current.off[this.me] ?? {};
    if (muted || camera_off) this.say({ kind: "mute", muted, camera_off });
    if (this.current.hands.includes(this.me)) this.say({ kind: "hand", up: true });
  }

  private told(after: CallState): void {
    this.become(after);
    if (after.phase === "over") this.end(after.why ?? "ended");
  }

  private async answered(sdp: string): Promise<void> {
    try {
      await this.peer?.take(sdp);
    } catch {
      this.again();
    }
  }

  private dropped(why: string): void {
    if (why === "ended" || why === "left" || why === "removed") this.end(why);
    else if (why !== "replaced") this.again();
  }

  private media(state: RTCPeerConnectionState): void {
    clearTimeout(this.lost);
    if (state === "connected") this.settle();
    else if (state === "failed") this.again();
    else if (state === "disconnected") this.lost = setTimeout(() => this.again(), LOST_MS);
  }

  private settle(): void {
    clearTimeout(this.retry);
    clearTimeout(this.slow);
    this.retry = undefined;
    this.attempt = 0;
    this.become({ phase: "live" });
    this.remind();
    if (this.looking) this.say({ kind: "watch", people: this.looking });
    if (this.screen) this.say({ kind: "share", on: true });
  }

  /** Joins a little later; further bad news meanwhile must not put that off, or it would never come. */
  private again(): void {
    if (this.current.phase === "over" || this.retry !== undefined) return;
    this.attempt += 1;
    this.become({ phase: "again" });
    clearTimeout(this.lost);
    clearTimeout(this.slow);
    this.retry = setTimeout(() => void this.join(), jittered(this.attempt, FIRST_WAIT_MS, LONGEST_WAIT_MS));
  }

  private arrived(mid: string, track: MediaStreamTrack): void {
    this.streams.set(mid, new MediaStream([track]));
    this.become({});
  }

  private become(change: Partial<CallState>): void {
    this.current = { ...this.current, ...change };
    this.watchers.forEach((told) => told());
  }
}
