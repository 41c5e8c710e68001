import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { SignalLine, type SignalBody, type SignalFrame } from "@/lib/media/line";

interface Sent {
  type: string;
  room_id: string;
  n: number;
  body: SignalBody;
}

let sent: Sent[];
let heard: SignalBody[];
let line: SignalLine;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  heard = [];
  line = new SignalLine("rm_0", { send: (frame) => sent.push(frame as Sent) > 0, heard: (body) => heard.push(body) });
});

afterEach(() => line.close());

const numbers = () => sent.map((one) => one.n);
const kinds = () => heard.map((one) => one.kind);
const signal = (body: SignalBody, place: Partial<SignalFrame> = {}): SignalFrame => ({ type: "signal", room_id: "rm_0", body, ...place });
const told = (number: number, after: number) => line.receive(signal({ kind: "chat", text: String(number) }, { number, after }));
const control = (body: SignalBody) => line.receive(signal(body));

/** Says nothing new and lets `seconds` go by; answers the numbers that were sent meanwhile. */
async function sentWithin(seconds: number): Promise<number[]> {
  sent = [];
  await vi.advanceTimersByTimeAsync(seconds * 1_000);
  return numbers();
}

describe("what one says", () => {
  it("test_says_frames_when_connected_should_number_them_from_one", () => {
    line.say({ kind: "hand", up: true });
    line.say({ kind: "chat", text: "Hi" });
    expect(sent).toEqual([
      { type: "signal", room_id: "rm_0", n: 1, body: { kind: "hand", up: true } },
      { type: "signal", room_id: "rm_0", n: 2, body: { kind: "chat", text: "Hi" } },
    ]);
  });

  it("test_says_frames_when_not_counted_should_send_them_again_in_order_until_they_are", async () => {
    line.say({ kind: "hand", up: true });
    line.say({ kind: "chat", text: "Hi" });
    line.say({ kind: "hand", up: false });
    expect(await sentWithin(2)).toEqual([1, 2, 3]);
    control({ kind: "taken", n: 2 });
    expect(await sentWithin(4)).toEqual([3, 3]);
    control({ kind: "taken", n: 3 });
    expect(await sentWithin(10)).toEqual([]);
  });

  it("test_says_frames_when_one_was_missing_should_send_all_that_wait_at_once", () => {
    line.say({ kind: "hand", up: true });
    line.say({ kind: "chat", text: "Hi" });
    sent = [];
    control({ kind: "missing" });
    expect(numbers()).toEqual([1, 2]);
  });

  it("test_forgets_when_life_is_new_should_drop_what_waits_and_count_on", async () => {
    line.say({ kind: "chat", text: "old" });
    line.forget();
    line.say({ kind: "join" });
    expect(await sentWithin(2)).toEqual([2]);
  });

  it("test_closes_line_when_frames_wait_should_say_nothing_more", async () => {
    line.say({ kind: "leave" });
    line.close();
    expect(await sentWithin(10)).toEqual([]);
  });
});

describe("what one hears", () => {
  it("test_hears_frames_when_in_order_should_tell_each_once", () => {
    told(7, 3);
    told(9, 7);
    told(9, 7);
    told(7, 3);
    expect(heard.map((one) => one.text)).toEqual(["7", "9"]);
    expect(sent).toEqual([]);
  });

  it("test_hears_frames_when_one_is_missing_should_ask_from_the_last_seen_and_tell_in_order", () => {
    told(1, 0);
    told(3, 2);
    expect(sent).toEqual([{ type: "signal", room_id: "rm_0", n: 0, body: { kind: "resume", seen: 1 } }]);
    told(2, 1);
    told(3, 2);
    expect(heard.map((one) => one.text)).toEqual(["1", "2", "3"]);
  });

  it("test_hears_frames_when_the_gap_lasts_should_ask_again_with_each_later_frame", () => {
    told(1, 0);
    told(3, 2);
    told(4, 3);
    expect(sent.map((one) => one.body)).toEqual([
      { kind: "resume", seen: 1 },
      { kind: "resume", seen: 1 },
    ]);
    expect(heard).toHaveLength(1);
  });

  it("test_hears_frames_when_unnumbered_should_tell_them_without_a_place_in_the_order", () => {
    told(1, 0);
    control({ kind: "speaking", speaking: [] });
    told(2, 1);
    expect(kinds()).toEqual(["chat", "speaking", "chat"]);
  });
});

describe("a new connection", () => {
  it("test_resumes_when_something_was_heard_should_send_what_waits_only_after_the_platform_said_what_counts", () => {
    told(5, 2);
    line.say({ kind: "chat", text: "a" });
    line.say({ kind: "chat", text: "b" });
    sent = [];
    line.resume();
    expect(sent.map((one) => one.body)).toEqual([{ kind: "resume", seen: 5 }]);
    control({ kind: "resumed", taken: 1 });
    expect(numbers()).toEqual([0, 2]);
  });

  it("test_resumes_when_nothing_was_heard_yet_should_send_what_waits", () => {
    line.say({ kind: "join" });
    sent = [];
    line.resume();
    expect(sent.map((one) => one.body.kind)).toEqual(["join"]);
  });

  it("test_resumes_when_the_answer_is_lost_should_send_what_waits_with_the_next_beat", async () => {
    told(5, 2);
    line.say({ kind: "chat", text: "a" });
    line.resume();
    expect(await sentWithin(2)).toEqual([1]);
  });
});
