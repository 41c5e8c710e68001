import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { PresentPerson } from "@/api/types";
import { stillThere } from "@/features/rooms/lib/use-presence";
import { liveSocket } from "@/lib/socket/live";
import { beHere, keepPresent, NOWHERE } from "@/lib/socket/presence";
import { FakeApi } from "../fake/api";
import { FakeSocket } from "../fake/socket";

const CALL = { room_id: "rm_0", muted: false, camera: true, speaking: false };
function look(visible: boolean): void {
  Object.defineProperty(document, "visibilityState", { configurable: true, value: visible ? "visible" : "hidden" });
  document.dispatchEvent(new Event("visibilitychange"));
}

const beats = () => FakeSocket.newest.sent.map((one) => JSON.parse(one) as object);

async function beatsWithin(seconds: number): Promise<object[]> {
  FakeSocket.newest.sent = [];
  await vi.advanceTimersByTimeAsync(seconds * 1_000);
  return beats();
}

describe("being there", () => {
  let end: () => void;

  beforeEach(async () => {
    vi.useFakeTimers();
    vi.stubGlobal("WebSocket", FakeSocket);
    const api = new FakeApi();
    vi.stubGlobal("fetch", (input: Request | string, init?: RequestInit) =>
      api.handle(input instanceof Request ? input : new Request(new URL(input, location.origin), init)),
    );
    end = keepPresent();
    await vi.advanceTimersByTimeAsync(10);
    FakeSocket.newest.sent = [];
  });

  afterEach(() => {
    look(true);
    beHere(NOWHERE);
    end();
    liveSocket.close();
  });

  it("test_beats_when_present_should_say_so_every_two_seconds", async () => {
    expect(await beatsWithin(6)).toEqual(Array(3).fill({ type: "beat", ...NOWHERE, away: false }));
  });

  it("test_beats_when_in_a_call_should_say_which_and_how_at_once_and_on", async () => {
    beHere(CALL);
    expect(beats()).toEqual([{ type: "beat", ...CALL, away: false }]);
    expect(await beatsWithin(2)).toEqual([{ type: "beat", ...CALL, away: false }]);
  });

  it("test_beats_when_nothing_changed_should_not_say_it_before_its_time", () => {
    beHere(CALL);
    beHere({ ...CALL });
    expect(beats()).toHaveLength(1);
    beHere({ ...CALL, speaking: true });
    expect(beats()).toHaveLength(2);
  });

  it("test_beats_when_page_is_hidden_in_no_call_should_say_nothing", async () => {
    look(false);
    expect(beats()).toEqual([]);
    expect(await beatsWithin(20)).toEqual([]);
    look(true);
    expect(beats()).toEqual([{ type: "beat", ...NOWHERE, away: false }]);
  });

  it("test_beats_when_page_is_hidden_in_a_call_should_say_away", async () => {
    beHere(CALL);
    FakeSocket.newest.sent = [];
    look(false);
    expect(beats()).toEqual([{ type: "beat", ...CALL, away: true }]);
    expect(await beatsWithin(2)).toEqual([{ type: "beat", ...CALL, away: true }]);
  });

  it("test_beats_when_ended_should_fall_silent", async () => {
    end();
    look(false);
    look(true);
    expect(await beatsWithin(10)).toEqual([]);
  });
});

describe("others who are there", () => {
  const person = (user_id: string, ago: number): PresentPerson => ({ user_id, name: user_id, ago, ...CALL, away: false });
  const there = (seconds: number) => stillThere([person("new", 0), person("old", 3.5)], seconds).map((one) => one.user_id);

  it.each([
    [0, ["new", "old"]],
    [1.4, ["new", "old"]],
    [1.5, ["new"]],
    [4.9, ["new"]],
    [5, []],
  ])("test_ages_answer_when_%d_seconds_old_should_keep_%j", (seconds, kept) => {
    expect(there(seconds)).toEqual(kept);
  });
});
