/** Several films on one clock: each begins at its own moment of the recording, all go on together. */

export interface Film {
  begins: number;
  seconds: number;
}

/** What is played: a video element, or a stand-in. */
export interface Screen {
  currentTime: number;
  playbackRate: number;
  readonly paused: boolean;
  readonly readyState: number;
  play: () => Promise<void>;
  pause: () => void;
}

export interface Playing {
  at: number;
  running: boolean;
  waiting: boolean;
  rate: number;
}

/** Further apart than this is heard as an echo, or seen as lips out of step. */
const APART_S = 0.2;
/** HTMLMediaElement.HAVE_FUTURE_DATA: the next moment can be played. */
const CAN_GO_ON = 3;

export class FilmClock {
  readonly seconds: number;
  private readonly films: Film[];
  private readonly screens = new Map<number, Screen>();
  private readonly watchers = new Set<() => void>();
  private readonly now: () => number;
  private state: Playing = { at: 0, running: false, waiting: false, rate: 1 };
  private last: number;

  constructor(films: Film[], now: () => number = () => performance.now() / 1000) {
    this.films = films;
    this.seconds = Math.max(0, ...films.map((one) => one.begins + one.seconds));
    this.now = now;
    this.last = now();
  }

  watch = (told: () => void): (() => void) => {
    this.watchers.add(told);
    return () => this.watchers.delete(told);
  };

  get playing(): Playing {
    return this.state;
  }

  /** Puts film `index` on a screen, or takes it off. */
  show(index: number, screen: Screen | null): void {
    if (screen) this.screens.set(index, screen);
    else this.screens.delete(index);
  }

  play(): void {
    this.last = this.now();
    this.become({ running: true, at: this.state.at >= this.seconds ? 0 : this.state.at });
    this.turn();
  }

  pause(): void {
    this.become({ running: false, waiting: false });
    this.turn();
  }

  seek(at: number): void {
    this.become({ at: Math.min(Math.max(0, at), this.seconds) });
    for (const [screen, film] of this.shown()) {
      if (inside(film, this.state.at)) screen.currentTime = this.state.at - film.begins;
    }
    this.turn();
  }

  hurry(rate: number): void {
    this.become({ rate });
    for (const [screen] of this.shown()) screen.playbackRate = rate;
  }

  /** A step of the clock, some times a second: time goes on unless a film that should be seen is not there yet. */
  turn(): void {
    const now = this.now();
    const passed = now - this.last;
    this.last = now;
    if (this.state.running) this.goOn(passed);
    for (const [screen, film] of this.shown()) this.keepUp(screen, film);
  }

  private goOn(passed: number): void {
    const waiting = this.shown().some(([screen, film]) => this.misses(screen, film));
    const at = waiting ? this.state.at : Math.min(this.seconds, this.state.at + passed * this.state.rate);
    this.become({ at, waiting, running: at < this.seconds });
  }

  /** True for a film that should be seen now and is not there; its very end may stay away. */
  private misses(screen: Screen, film: Film): boolean {
    const left = film.begins + film.seconds - this.state.at;
    return inside(film, this.state.at) && left > APART_S && screen.readyState < CAN_GO_ON;
  }

  private keepUp(screen: Screen, film: Film): void {
    const wanted = this.state.at - film.begins;
    if (!inside(film, this.state.at) || !this.state.running || this.state.waiting) {
      if (!screen.paused) screen.pause();
    } else if (screen.paused) {
      screen.currentTime = wanted;
      screen.playbackRate = this.state.rate;
      // A browser may refuse to play; the clock then goes on in silence, and the next step tries again.
      void screen.play().catch(() => undefined);
    } else if (Math.abs(screen.currentTime - wanted) > APART_S) {
      screen.currentTime = wanted;
    }
  }

  private shown(): [Screen, Film][] {
    return [...this.screens].flatMap(([index, screen]) => {
      const film = this.films[index];
      return film ? [[screen, film] as [Screen, Film]] : [];
    });
  }

  private become(change: Partial<Playing>): void {
    this.state = { ...this.state, ...change };
    this.watchers.forEach((told) => told());
  }
}

const inside = (film: Film, at: number): boolean => at >= film.begins && at < film.begins + film.seconds;
