import { beforeEach, describe, expect, it, vi } from "vitest";

import { RelayPeer } from "@/lib/media/peer";
import { asTrack, FakePeer, FakeTrack, stubMedia } from "../fake/media";

const SERVERS = [{ urls: ["turn:turn.example"], username: "u", credential: "c" }];
const events = { onTrack: vi.fn(), onState: vi.fn() };

beforeEach(() => {
  stubMedia();
  events.onTrack.mockReset();
  events.onState.mockReset();
});

const made = (): [RelayPeer, FakePeer] => [new RelayPeer(SERVERS, events), FakePeer.newest];
const tally = (peer: FakePeer, direction: string) => peer.lines.filter((one) => one.direction === direction).map((one) => one.kind);

describe("a connection to the relay", () => {
  it("test_makes_connection_when_begun_should_hold_a_fixed_pool_of_lines", () => {
    const [, peer] = made();
    expect(tally(peer, "sendonly")).toEqual(["audio", "video", "video"]);
    expect(tally(peer, "recvonly")).toEqual([...Array<string>(7).fill("audio"), ...Array<string>(8).fill("video")]);
    expect(peer.config).toEqual({ bundlePolicy: "max-bundle", iceServers: SERVERS });
  });

  it("test_offers_when_the_browser_knows_many_codecs_should_name_only_those_of_a_room", async () => {
    const [peer] = made();
    const named = new Set((await peer.offer()).match(/(?:audio|video)\/\S+/g));
    expect([...named].sort()).toEqual(["audio/opus", "video/VP8", "video/rtx"]);
  });

  it("test_offers_when_the_browser_tells_no_codecs_should_offer_all_the_same", async () => {
    vi.stubGlobal("RTCRtpSender", { getCapabilities: () => null });
    const [peer] = made();
    expect((await peer.offer()).split("\r\n")).toHaveLength(18);
  });

  it("test_sends_tracks_when_given_should_put_each_on_its_own_line", async () => {
    const [peer, fake] = made();
    const [microphone, camera] = [new FakeTrack("audio"), new FakeTrack("video")];
    await peer.send(asTrack(microphone), asTrack(camera));
    expect(fake.lines.map((one) => one.track).slice(0, 3)).toEqual([microphone, camera, null]);
    await peer.send(asTrack(microphone), null);
    expect(fake.lines[1]!.track).toBeNull();
  });

  it("test_shares_screen_when_switched_should_replace_a_track_and_change_no_line", async () => {
    const [peer, fake] = made();
    const before = await peer.offer();
    const screen = new FakeTrack("video");
    await peer.share(asTrack(screen));
    expect(fake.lines[2]!.track).toBe(screen);
    expect(await peer.offer()).toBe(before);
    await peer.share(null);
    expect(fake.lines[2]!.track).toBeNull();
  });

  it("test_takes_answer_when_it_comes_should_apply_it", async () => {
    const [peer, fake] = made();
    await peer.offer();
    await peer.take("v=0");
    expect(fake.answers).toEqual(["v=0"]);
  });

  it("test_receives_tracks_when_they_have_a_place_should_name_it", () => {
    const [, fake] = made();
    const track = new FakeTrack("video");
    fake.bring("11", track);
    fake.bring(null, new FakeTrack("video"));
    expect(events.onTrack).toHaveBeenCalledExactlyOnceWith("11", track);
  });

  it("test_closes_when_done_should_tell_nothing_more", () => {
    const [peer, fake] = made();
    fake.become("connected");
    peer.close();
    fake.become("closed");
    fake.bring("3", new FakeTrack("audio"));
    expect(fake.closed).toBe(true);
    expect(events.onState).toHaveBeenCalledExactlyOnceWith("connected");
    expect(events.onTrack).not.toHaveBeenCalled();
  });
});
