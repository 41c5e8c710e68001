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

describe("a call that is lost", () => {
  it("test_rejoins_when_media_fails_should_make_a_new_connection_with_a_new_ticket", async () => {
    desk = await new CallDesk().live();
    const old = FakePeer.newest;
    old.become("failed");
    expect(desk.call.state.phase).toBe("again");
    await pass(400);
    expect(old.closed).toBe(true);
    expect(desk.said("join").map((one) => one.ticket)).toEqual(["ticket_1", "ticket_2"]);
    await desk.live();
    expect(desk.call.state.phase).toBe("live");
  });

  it("test_rejoins_when_media_is_cut_should_wait_two_seconds_for_it_first", async () => {
    desk = await new CallDesk().live();
    FakePeer.newest.become("disconnected");
    await pass(1_900);
    FakePeer.newest.become("connected");
    await pass(10_000);
    expect(FakePeer.all).toHaveLength(1);
    FakePeer.newest.become("disconnected");
    await pass(2_500);
    expect(FakePeer.all).toHaveLength(2);
  });

  it("test_rejoins_when_the_old_connection_stirs_meanwhile_should_still_join", async () => {
    desk = await new CallDesk().live();
    FakePeer.newest.become("failed");
    FakePeer.newest.become("connecting");
    await pass(400);
    expect(desk.said("join")).toHaveLength(2);
  });

  it.each([
    ["moved", { kind: "moved" }],
    ["refused", { kind: "refused", reason: "unknown_room" }],
    ["lost", { kind: "gone", user_id: "user_0", why: "lost" }],
  ])("test_rejoins_when_%s_should_join_again", async (_, body) => {
    desk = await new CallDesk().live();
    desk.push(body);
    expect(desk.call.state.phase).toBe("again");
    await pass(400);
    expect(desk.said("join")).toHaveLength(2);
  });

  it("test_rejoins_when_the_answer_is_no_answer_should_join_again", async () => {
    desk = new CallDesk();
    await pass(0);
    vi.spyOn(FakePeer.newest, "setRemoteDescription").mockRejectedValue(new DOMException("", "OperationError"));
    desk.push({ kind: "answer", sdp: "nonsense" });
    await pass(400);
    expect(desk.said("join")).toHaveLength(2);
  });

  it("test_rejoins_when_live_again_should_count_its_tries_from_one", async () => {
    desk = await new CallDesk().live();
    for (let turn = 0; turn < 6; turn++) {
      FakePeer.newest.become("failed");
      await pass(310);
      await desk.live();
    }
    expect(desk.said("join")).toHaveLength(7);
  });

  it("test_rejoins_when_the_page_goes_on_watching_and_sharing_should_say_both_again", async () => {
    desk = await new CallDesk().live();
    const screen = new FakeTrack("video");
    desk.call.look(["user_1"]);
    desk.call.look(["user_1"]);
    await desk.call.share(asTrack(screen));
    expect(desk.said("watch")).toEqual([{ kind: "watch", people: ["user_1"] }]);
    FakePeer.newest.become("failed");
    await pass(400);
    await desk.live();
    expect(desk.said("watch")).toEqual(Array(2).fill({ kind: "watch", people: ["user_1"] }));
    expect(desk.said("share")).toEqual(Array(2).fill({ kind: "share", on: true }));
    expect(FakePeer.newest.lines[2]!.track).toBe(screen);
  });

  it("test_rejoins_when_looked_elsewhere_meanwhile_should_say_only_the_last", async () => {
    desk = new CallDesk();
    desk.call.look(["user_1"]);
    desk.call.look([]);
    await desk.live();
    expect(desk.said("watch")).toEqual([{ kind: "watch", people: [] }]);
  });

  it("test_rejoins_when_no_longer_known_should_join_however_often_it_is_refused_meanwhile", async () => {
    desk = await new CallDesk().live();
    desk.failing = true;
    FakePeer.newest.become("failed");
    await pass(20_000);
    desk.joined = false;
    desk.call.mute(true, false);
    await pass(10_000);
    desk.failing = false;
    const before = desk.tickets;
    await pass(10_000);
    expect(desk.tickets).toBeGreaterThan(before);
    expect(desk.said("join").length).toBeGreaterThan(1);
  });

  it.each(["bad_frame", "too_large"])("test_rejoins_when_what_it_said_was_%s_should_not_say_that_for_ever", async (code) => {
    desk = await new CallDesk().live();
    desk.call.say({ kind: "chat", text: "unreadable" });
    desk.call.refused(code);
    await pass(400);
    expect(desk.said("join")).toHaveLength(2);
    const before = desk.said("chat").length;
    await pass(6_000);
    expect(desk.said("chat")).toHaveLength(before);
  });

  it("test_rejoins_when_its_ticket_is_no_longer_good_should_take_another", async () => {
    desk = new CallDesk();
    await pass(0);
    desk.call.refused("bad_ticket");
    await pass(400);
    expect(desk.said("join").map((one) => one.ticket)).toEqual(["ticket_1", "ticket_2"]);
  });

  it("test_rejoins_when_the_answer_was_lost_with_its_socket_should_ask_for_another", async () => {
    desk = new CallDesk();
    await pass(11_000);
    expect(desk.said("join")).toHaveLength(1);
    await pass(2_000);
    expect(desk.said("join").map((one) => one.ticket)).toEqual(["ticket_1", "ticket_2"]);
  });

  it("test_rejoins_when_live_should_not_ask_for_another_answer", async () => {
    desk = await new CallDesk().live();
    await pass(30_000);
    expect(desk.said("join")).toHaveLength(1);
  });

  it("test_resumes_when_the_socket_is_back_should_ask_for_what_was_missed", async () => {
    desk = await new CallDesk().live();
    desk.call.reconnected();
    expect(desk.sent.at(-1)).toEqual({ kind: "resume", seen: 1 });
  });

  it("test_says_things_when_the_socket_is_away_should_send_them_when_it_is_back", async () => {
    desk = await new CallDesk().live();
    desk.connected = false;
    desk.call.say({ kind: "chat", text: "Hi" });
    await pass(3_000);
    expect(desk.said("chat")).toEqual([]);
    desk.connected = true;
    await pass(2_000);
    expect(desk.said("chat")).toEqual([{ kind: "chat", text: "Hi" }]);
  });
});
