import { describe, expect, it } from "vitest";

import { FilmClock, type Film, type Screen } from "@/features/rooms/lib/films";

/** A video element that plays by the wall clock of the test. */
class FakeScreen implements Screen {
  playbackRate = 1;
  paused = true;
  readyState = 4;
  refuses = false;
  seeks: number[] = [];
  private at = 0;

  get currentTime(): number {
    return this.at;
  }

  set currentTime(seconds: number) {
    this.seeks.push(seconds);
    this.at = seconds;
  }

  play(): Promise<void> {
    if (this.refuses) return Promise.reject(new DOMException("", "NotAllowedError"));
    this.paused = false;
    return Promise.resolve();
  }

  pause(): void {
    this.paused = true;
  }

  /** Plays for so long, `lag` seconds slower than it should. */
  pass(seconds: number, lag = 0): void {
    if (!this.paused && this.readyState >= 3) this.at += seconds * this.playbackRate - lag;
  }
}

class Cinema {
  now = 100;
  readonly screens: FakeScreen[];
  readonly clock: FilmClock;

  constructor(...films: Film[]) {
    this.clock = new FilmClock(films, () => this.now);
    this.screens = films.map(() => new FakeScreen());
    this.screens.forEach((screen, index) => this.clock.show(index, screen));
  }

  /** Lets time pass in turns of 200 ms, as the page does. */
  pass(seconds: number): void {
    for (let turn = 0; turn < Math.round(seconds * 5); turn++) {
      this.now += 0.2;
      this.screens.forEach((screen) => screen.pass(0.2));
      this.clock.turn();
    }
  }

  get at(): number {
    return Math.round(this.clock.playing.at * 10) / 10;
  }
}

const WHOLE = { begins: 0, seconds: 60 };

describe("films on one clock", () => {
  it("test_plays_films_when_all_are_there_should_go_on_together", () => {
    const cinema = new Cinema(WHOLE, WHOLE);
    const [one, other] = cinema.screens;
    cinema.clock.play();
    cinema.pass(3);
    expect(cinema.at).toBe(3);
    expect([one!.paused, other!.paused]).toEqual([false, false]);
    expect(one!.currentTime).toBeCloseTo(3);
    expect(other!.currentTime).toBeCloseTo(3);
    expect(one!.seeks).toHaveLength(1);
  });

  it("test_pauses_films_when_asked_should_stand_still_until_it_goes_on_from_there", () => {
    const cinema = new Cinema(WHOLE, WHOLE);
    cinema.clock.play();
    cinema.pass(2);
    cinema.clock.pause();
    expect(cinema.screens.every((one) => one.paused)).toBe(true);
    cinema.pass(30);
    expect(cinema.at).toBe(2);
    cinema.clock.play();
    cinema.pass(1);
    expect(cinema.at).toBe(3);
  });

  it("test_seeks_when_playing_should_move_every_film_to_its_own_moment", () => {
    const cinema = new Cinema(WHOLE, { begins: 10, seconds: 40 });
    cinema.clock.play();
    cinema.pass(1);
    cinema.clock.seek(25);
    expect(cinema.screens.map((one) => one.currentTime)).toEqual([25, 15]);
    cinema.pass(1);
    expect(cinema.at).toBe(26);
  });

  it("test_seeks_when_paused_should_show_the_moment_and_stay_paused", () => {
    const cinema = new Cinema(WHOLE);
    cinema.clock.seek(12);
    cinema.pass(2);
    expect(cinema.at).toBe(12);
    expect(cinema.screens[0]).toMatchObject({ currentTime: 12, paused: true });
  });

  it.each([
    [-5, 0],
    [1_000, 60],
  ])("test_seeks_when_asked_for_%i_should_stay_inside_at_%i", (wanted, at) => {
    const cinema = new Cinema(WHOLE);
    cinema.clock.seek(wanted);
    expect(cinema.at).toBe(at);
  });

  it("test_waits_when_a_film_is_not_there_yet_should_hold_all_and_go_on_together", () => {
    const cinema = new Cinema(WHOLE, WHOLE);
    const [one, late] = cinema.screens;
    late!.readyState = 1;
    cinema.clock.play();
    cinema.pass(4);
    expect(cinema.clock.playing).toMatchObject({ at: 0, waiting: true, running: true });
    expect(one!.paused).toBe(true);
    late!.readyState = 4;
    cinema.pass(1);
    expect(cinema.clock.playing).toMatchObject({ waiting: false, running: true });
    expect(cinema.at).toBe(1);
    expect([one!.paused, late!.paused]).toEqual([false, false]);
  });

  it("test_waits_when_a_film_has_its_last_blink_left_should_not_wait_for_it", () => {
    const cinema = new Cinema(WHOLE, { begins: 0, seconds: 5 });
    cinema.clock.play();
    cinema.pass(4.9 - 0.1);
    cinema.screens[1]!.readyState = 2;
    cinema.pass(1.2);
    expect(cinema.at).toBe(6);
    expect(cinema.screens[1]!.paused).toBe(true);
  });

  it("test_plays_film_when_it_begins_later_should_stay_dark_before_and_after_it", () => {
    const cinema = new Cinema(WHOLE, { begins: 5, seconds: 3 });
    const guest = cinema.screens[1]!;
    guest.readyState = 0;
    cinema.clock.play();
    cinema.pass(4);
    expect(cinema.at).toBe(4);
    expect(guest.paused).toBe(true);
    guest.readyState = 4;
    cinema.pass(2);
    expect(guest.paused).toBe(false);
    expect(guest.currentTime).toBeCloseTo(cinema.clock.playing.at - 5);
    cinema.pass(3);
    expect(guest.paused).toBe(true);
    expect(cinema.at).toBe(9);
  });

  it("test_hurries_when_rate_changes_should_play_every_film_and_the_clock_faster", () => {
    const cinema = new Cinema(WHOLE, { begins: 5, seconds: 30 });
    cinema.clock.play();
    cinema.pass(1);
    cinema.clock.hurry(2);
    cinema.pass(4);
    expect(cinema.at).toBe(9);
    expect(cinema.screens.map((one) => one.playbackRate)).toEqual([2, 2]);
    expect(cinema.screens[0]!.currentTime).toBeCloseTo(9);
  });

  it("test_ends_when_the_longest_film_is_over_should_stop_there_and_begin_anew", () => {
    const cinema = new Cinema({ begins: 0, seconds: 2 }, { begins: 1, seconds: 3 });
    expect(cinema.clock.seconds).toBe(4);
    cinema.clock.play();
    cinema.pass(10);
    expect(cinema.clock.playing).toMatchObject({ at: 4, running: false });
    expect(cinema.screens.every((one) => one.paused)).toBe(true);
    cinema.clock.play();
    cinema.pass(1);
    expect(cinema.at).toBe(1);
  });

  it("test_corrects_film_when_it_drifts_should_move_only_that_one", () => {
    const cinema = new Cinema(WHOLE, WHOLE);
    const [true_, slow] = cinema.screens;
    cinema.clock.play();
    cinema.pass(1);
    slow!.pass(0, 0.15);
    cinema.pass(0.2);
    expect(slow!.seeks).toHaveLength(1);
    slow!.pass(0, 0.15);
    cinema.pass(0.2);
    expect(slow!.seeks).toHaveLength(2);
    expect(slow!.currentTime).toBeCloseTo(cinema.clock.playing.at);
    expect(true_!.seeks).toHaveLength(1);
  });

  it("test_plays_when_the_browser_refuses_should_go_on_and_try_again_with_the_next_step", async () => {
    const cinema = new Cinema(WHOLE);
    const screen = cinema.screens[0]!;
    screen.refuses = true;
    cinema.clock.play();
    cinema.pass(1);
    await Promise.resolve();
    expect(screen.paused).toBe(true);
    screen.refuses = false;
    cinema.pass(0.2);
    expect(screen.paused).toBe(false);
    expect(screen.currentTime).toBeCloseTo(1.2);
  });

  it("test_watches_when_let_go_should_be_told_no_more", () => {
    const cinema = new Cinema(WHOLE);
    let told = 0;
    const letGo = cinema.clock.watch(() => (told += 1));
    cinema.clock.seek(1);
    expect(told).toBe(1);
    letGo();
    cinema.clock.seek(2);
    expect(told).toBe(1);
  });
});
