/** Microphones, cameras and relay connections without any media in them. */
import { vi } from "vitest";

export class FakeTrack {
  enabled = true;
  stopped = false;
  onended: (() => void) | null = null;
  readonly kind: "audio" | "video";

  constructor(kind: "audio" | "video") {
    this.kind = kind;
  }

  stop(): void {
    this.stopped = true;
  }
}

export class FakeStream {
  private readonly tracks: FakeTrack[];

  constructor(tracks: FakeTrack[] = []) {
    this.tracks = tracks;
  }

  getTracks(): FakeTrack[] {
    return this.tracks;
  }

  getAudioTracks(): FakeTrack[] {
    return this.tracks.filter((one) => one.kind === "audio");
  }

  getVideoTracks(): FakeTrack[] {
    return this.tracks.filter((one) => one.kind === "video");
  }
}

export interface Line {
  kind: string;
  direction: string;
  codecs: string[];
  track: FakeTrack | null;
}

/** What a browser can encode, as Chromium tells it: far more than a room needs. */
const CAPABLE: Record<string, string[]> = {
  audio: ["audio/opus", "audio/red", "audio/G722", "audio/PCMU", "audio/telephone-event"],
  video: ["video/VP8", "video/rtx", "video/VP9", "video/H264", "video/AV1", "video/red", "video/ulpfec"],
};

export class FakePeer {
  static all: FakePeer[] = [];
  readonly config: RTCConfiguration;
  readonly lines: Line[] = [];
  localDescription: { sdp: string } | null = null;
  connectionState = "new";
  answers: string[] = [];
  closed = false;
  ontrack: ((event: object) => void) | null = null;
  onconnectionstatechange: (() => void) | null = null;

  constructor(config: RTCConfiguration) {
    this.config = config;
    FakePeer.all.push(this);
  }

  static get newest(): FakePeer {
    const found = FakePeer.all.at(-1);
    if (!found) throw new Error("no connection was made");
    return found;
  }

  addTransceiver(kind: string, { direction }: { direction: string }): object {
    const line: Line = { kind, direction, codecs: CAPABLE[kind]!, track: null };
    this.lines.push(line);
    const replaceTrack = (track: FakeTrack | null) => {
      line.track = track;
      return Promise.resolve();
    };
    const setCodecPreferences = (codecs: { mimeType: string }[]) => {
      line.codecs = codecs.map((one) => one.mimeType);
    };
    return { sender: { replaceTrack }, setCodecPreferences };
  }

  createOffer(): Promise<{ sdp: string }> {
    const line = ({ kind, direction, codecs }: Line) => `m=${kind} a=${direction} ${codecs.join(" ")}`;
    return Promise.resolve({ sdp: this.lines.map(line).join("\r\n") });
  }

  setLocalDescription(offer: { sdp: string }): Promise<void> {
    this.localDescription = offer;
    return Promise.resolve();
  }

  /** As a browser does, it takes one answer to its offer and no other. */
  setRemoteDescription({ sdp }: { sdp: string }): Promise<void> {
    if (this.closed || !this.localDescription || this.answers.length > 0) return Promise.reject(new DOMException("", "InvalidStateError"));
    this.answers.push(sdp);
    return Promise.resolve();
  }

  become(state: RTCPeerConnectionState): void {
    this.connectionState = state;
    this.onconnectionstatechange?.();
  }

  bring(mid: string | null, track: FakeTrack): void {
    this.ontrack?.({ transceiver: { mid }, track });
  }

  close(): void {
    this.closed = true;
  }
}

export function stubMedia(): void {
  FakePeer.all = [];
  const getCapabilities = (kind: string) => ({ codecs: CAPABLE[kind]!.map((mimeType) => ({ mimeType, clockRate: 90_000 })) });
  vi.stubGlobal("RTCPeerConnection", FakePeer);
  vi.stubGlobal("RTCRtpSender", { getCapabilities });
  vi.stubGlobal("MediaStream", FakeStream);
}

/** A microphone and a camera that are on. */
export function ownStream(...kinds: ("audio" | "video")[]): MediaStream {
  const tracks = (kinds.length ? kinds : (["audio", "video"] as const)).map((kind) => new FakeTrack(kind));
  return new FakeStream(tracks) as unknown as MediaStream;
}

export const asTrack = (track: FakeTrack) => track as unknown as MediaStreamTrack;
