/** Brings one's review to the server: one request at a time, again after a lost connection. */
import type { RoomReview, RoomReviewChange } from "@/api/types";
import { jittered } from "@/lib/backoff";
import { isPassing } from "@/lib/http/problem";

export type SaveState = "stored" | "waiting" | "saving" | "lost" | "refused";
export type Wanted = Omit<RoomReviewChange, "version">;

interface Ears {
  send: (review: RoomReviewChange) => Promise<RoomReview>;
  stored: (review: RoomReview) => void;
  told: (state: SaveState, error?: unknown) => void;
}

const FIRST_MS = 1_000;
const LONGEST_MS = 15_000;

export class ReviewSaver {
  private wanted: Wanted | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = false;
  private watched = true;
  private version: number;
  private readonly ears: Ears;

  constructor(version: number, ears: Ears) {
    this.version = version;
    this.ears = ears;
  }

  /** Sends this review after `delay` milliseconds, unless a newer one is wanted by then. */
  want(review: Wanted, delay: number): void {
    this.wanted = review;
    this.ears.told("waiting");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.run(), delay);
  }

  /** The form is there. */
  watch(): void {
    this.watched = true;
  }

  /** The form is gone: what is left is sent now, and not tried again. */
  leave(): void {
    this.watched = false;
    clearTimeout(this.timer);
    void this.run();
  }

  private async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    while (this.wanted && (await this.bring(this.wanted)));
    this.running = false;
  }

  /**
   * True when this review is stored. A lost answer may belong to a review that is stored: the very
   * same one is sent again, which changes nothing there, before any newer one.
   */
  private async bring(review: Wanted): Promise<boolean> {
    for (let attempt = 1; ; attempt += 1) {
      this.ears.told("saving");
      try {
        const stored = await this.ears.send({ ...review, version: this.version });
        this.version = stored.version;
        if (this.wanted === review) this.wanted = null;
        this.ears.stored(stored);
        this.ears.told(this.wanted ? "waiting" : "stored");
        return true;
      } catch (error) {
        if (!isPassing(error) || !this.watched) {
          this.wanted = null;
          this.ears.told("refused", error);
          return false;
        }
        this.ears.told("lost");
        await soon(jittered(attempt, FIRST_MS, LONGEST_MS));
      }
    }
  }
}

/** After that time, or as soon as the browser is online again. */
function soon(ms: number): Promise<void> {
  return new Promise((done) => {
    const go = () => {
      clearTimeout(timer);
      removeEventListener("online", go);
      done();
    };
    const timer = setTimeout(go, ms);
    addEventListener("online", go);
  });
}
