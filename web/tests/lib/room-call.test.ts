import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { CallDesk, pass } from "../fake/call-desk";
import { asTrack, FakePeer, FakeTrack, stubMedia } from "../fake/media";

let desk: CallDesk;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(0.999);
  stubMedia();
});

afterEach(() => desk.call.end("left"));

describe("joining a call", () => {
  it("test_joins_when_begun_should_send_its_tracks_its_ticket_and_one_offer", async () => {
    desk = await new CallDesk().live();
    expect(desk.said("join")).toEqual([{ kind: "join", ticket: "ticket_1", offer: FakePeer.newest.localDescription!.sdp }]);
    expect(FakePeer.newest.lines.map((one) => one.track).slice(0, 3)).toEqual([...desk.mine.getTracks(), null]);
    expect(FakePeer.newest.answers).toEqual(["v=0"]);
    expect(desk.call.state).toMatchObject({ phase: "live", why: null });
    expect(desk.sent.map((one) => one.kind)).toEqual(["join"]);
  });

  it("test_joins_when_no_ticket_is_to_be_had_should_try_again_later_and_later_without_storming", async () => {
    desk = new CallDesk(true);
    const waits: number[] = [];
    let before = Date.now();
    await pass(0);
    for (let tries = desk.tickets; desk.tickets < 9; await pass(10)) {
      if (desk.tickets === tries) continue;
      tries = desk.tickets;
      waits.push(Date.now() - before);
      before = Date.now();
    }
    expect(desk.call.state.phase).toBe("again");
    for (const [turn, longest] of [300, 600, 1_200, 2_400, 4_800, 5_000, 5_000].entries()) {
      expect(waits[turn]).toBeGreaterThan(longest / 2);
      expect(waits[turn]).toBeLessThanOrEqual(longest + 20);
    }
    desk.failing = false;
    await pass(6_000);
    await desk.live();
    expect(desk.call.state.phase).toBe("live");
  });

  it("test_joins_when_left_meanwhile_should_make_no_connection", async () => {
    desk = new CallDesk();
    desk.call.leave();
    await pass(60_000);
    expect(FakePeer.all).toEqual([]);
    expect(desk.said("join")).toEqual([]);
    expect(desk.call.state).toMatchObject({ phase: "over", why: "left" });
  });

  it("test_brings_streams_when_tracks_arrive_should_keep_them_by_their_place", async () => {
    desk = await new CallDesk().live();
    const told = vi.fn();
    desk.call.watch(told);
    const track = new FakeTrack("video");
    FakePeer.newest.bring("11", track);
    expect(desk.call.streams.get("11")?.getTracks()).toEqual([track]);
    expect(told).toHaveBeenCalledOnce();
  });
});

describe("a call that is over", () => {
  it.each(["ended", "removed", "left"])("test_ends_when_one_is_gone_because_%s_should_not_come_back", async (why) => {
    desk = await new CallDesk().live();
    desk.push({ kind: "gone", user_id: "user_0", why });
    expect(desk.call.state).toMatchObject({ phase: "over", why });
    expect(FakePeer.newest.closed).toBe(true);
    desk.push({ kind: "moved" });
    await pass(60_000);
    expect(desk.said("join")).toHaveLength(1);
  });

  it("test_ends_when_the_room_ended_should_close_and_stop_the_shared_screen", async () => {
    desk = await new CallDesk().live();
    const screen = new FakeTrack("video");
    await desk.call.share(asTrack(screen));
    desk.push({ kind: "ended" });
    expect(desk.call.state).toMatchObject({ phase: "over", why: "ended" });
    expect(FakePeer.newest.closed).toBe(true);
    expect(screen.stopped).toBe(true);
    expect(desk.tracks.map((one) => one.stopped)).toEqual([true, true]);
  });

  it.each(["no_seat", "no_such_room"])("test_ends_when_refused_with_%s_should_not_try_again", async (code) => {
    desk = await new CallDesk().live();
    desk.call.refused(code);
    await pass(60_000);
    expect(desk.call.state).toMatchObject({ phase: "over", why: code });
    expect(desk.tickets).toBe(1);
  });

  it("test_refused_when_a_frame_of_something_else_is_meant_should_go_on", async () => {
    desk = await new CallDesk().live();
    desk.call.refused("too_many_frames");
    expect(desk.call.state.phase).toBe("live");
  });

  it("test_replaced_when_another_page_joined_should_leave_the_call_to_it", async () => {
    desk = await new CallDesk().live();
    desk.push({ kind: "gone", user_id: "user_0", why: "replaced" });
    await pass(60_000);
    expect(desk.said("join")).toHaveLength(1);
  });

  it("test_leaves_when_asked_should_say_so_once", async () => {
    desk = await new CallDesk().live();
    desk.call.leave();
    await pass(10_000);
    expect(desk.said("leave")).toHaveLength(1);
    expect(desk.call.state).toMatchObject({ phase: "over", why: "left" });
  });
});

describe("what the others know", () => {
  const off = { kind: "mute", muted: true, camera_off: false };

  it("test_mutes_when_pressed_should_silence_the_track_at_once_and_tell_the_others", async () => {
    desk = await new CallDesk().live();
    desk.call.mute(true, false);
    expect(desk.mine.getTracks().map((one) => one.enabled)).toEqual([false, true]);
    expect(desk.call.state.off.user_0).toEqual({ muted: true, camera_off: false });
    expect(desk.said("mute")).toEqual([off]);
  });

  it("test_reminds_when_somebody_comes_should_tell_what_is_off_and_the_hand", async () => {
    desk = await new CallDesk().live();
    desk.call.mute(true, false);
    desk.push({ kind: "hand", user_id: "user_0", up: true });
    desk.push({ kind: "connected", user_id: "user_1" });
    expect(desk.said("mute")).toEqual([off, off]);
    expect(desk.said("hand")).toEqual([{ kind: "hand", up: true }]);
    desk.push({ kind: "connected", user_id: "user_0" });
    expect(desk.said("mute")).toHaveLength(2);
  });

  it("test_reminds_when_nothing_is_off_should_say_nothing", async () => {
    desk = await new CallDesk().live();
    desk.push({ kind: "connected", user_id: "user_1" });
    expect(desk.sent.map((one) => one.kind)).toEqual(["join"]);
  });

  it("test_reminds_when_back_in_the_call_should_tell_what_is_off", async () => {
    desk = await new CallDesk().live();
    desk.call.mute(true, false);
    FakePeer.newest.become("failed");
    await pass(400);
    await desk.live();
    expect(desk.said("mute")).toEqual([off, off]);
  });

  it("test_chats_when_back_in_the_call_should_show_each_line_once_from_its_history", async () => {
    desk = await new CallDesk().live();
    const line = (text: string) => ({ kind: "chat", user_id: "user_1", text, at: "2026-11-23T10:00:00Z" });
    desk.push(line("one"));
    FakePeer.newest.become("failed");
    await pass(400);
    desk.call.receive({ type: "signal", room_id: "rm_0", body: { kind: "history", lines: [line("one"), line("two"), { ...line("psst"), kind: "whisper" }] } });
    await desk.live();
    desk.push(line("three"));
    expect(desk.call.state.chat.map((one) => [one.text, one.whisper])).toEqual([
      ["one", false],
      ["two", false],
      ["psst", true],
      ["three", false],
    ]);
  });
});
