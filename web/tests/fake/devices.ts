/** A computer with a microphone and a camera, or without, and a person who lets a page use them, or not. */
import { vi } from "vitest";

import { FakeStream, FakeTrack, stubMedia } from "./media";

type Kind = "audio" | "video";

/** How loud the microphone hears it, 0 to 1. */
const LOUD = 0.2;

class FakeAudio {
  static tones = 0;
  readonly destination = {};
  readonly currentTime = 0;

  createAnalyser(): object {
    return { fftSize: 0, getFloatTimeDomainData: (samples: Float32Array) => samples.fill(LOUD) };
  }

  createMediaStreamSource(): object {
    return { connect: () => undefined };
  }

  createGain(): object {
    return { gain: { value: 1 }, connect: () => undefined };
  }

  createOscillator(): object {
    const start = () => (FakeAudio.tones += 1);
    return { frequency: { value: 0 }, connect: (to: object) => to, start, stop: () => undefined, onended: null };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

export class Devices {
  readonly opened: FakeStream[] = [];
  has: Kind[];
  fault: string | null = null;
  /** The browser asks the person, who has not answered while this is not null. */
  private asking: (() => void)[] | null = null;

  constructor(...has: Kind[]) {
    this.has = has;
    stubMedia();
    FakeAudio.tones = 0;
    vi.stubGlobal("AudioContext", FakeAudio);
    Object.defineProperty(navigator, "mediaDevices", { configurable: true, value: { getUserMedia: this.open } });
  }

  get tones(): number {
    return FakeAudio.tones;
  }

  /** Everything that is still on. */
  get running(): number {
    return this.opened.flatMap((one) => one.getTracks()).filter((one) => !one.stopped).length;
  }

  ask(): void {
    this.asking = [];
  }

  allow(): void {
    this.asking?.forEach((go) => go());
    this.asking = null;
  }

  private readonly open = async (wanted: MediaStreamConstraints): Promise<FakeStream> => {
    if (this.asking) await new Promise<void>((go) => this.asking?.push(go));
    if (this.fault) throw new DOMException("", this.fault);
    const kinds = (["audio", "video"] as const).filter((kind) => wanted[kind]);
    if (!kinds.every((kind) => this.has.includes(kind))) throw new DOMException("", "NotFoundError");
    const stream = new FakeStream(kinds.map((kind) => new FakeTrack(kind)));
    this.opened.push(stream);
    return stream;
  };
}
