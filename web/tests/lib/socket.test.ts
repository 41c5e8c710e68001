import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { parseMessage } from "@/lib/socket/messages";
import { LiveSocket } from "@/lib/socket/socket";
import { FakeSocket } from "../fake/socket";

const address = vi.fn(() => Promise.resolve("ws://x/ws?ticket=1"));
let socket: LiveSocket;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", FakeSocket);
  FakeSocket.all = [];
  address.mockClear();
  socket = new LiveSocket({ address });
});

afterEach(() => socket.close());

const settle = () => vi.advanceTimersByTimeAsync(0);
const chunk = { type: "reply.chunk", roleplay_id: "rp", turn: 2, seq: 0, text: "Hi", done: false };

describe("live socket", () => {
  it("test_opens_one_connection_when_many_listen_should_share_it", async () => {
    socket.on("reply.chunk", vi.fn());
    socket.on("notice", vi.fn());
    await settle();
    expect(FakeSocket.all).toHaveLength(1);
    expect(socket.state).toBe("open");
  });

  it("test_delivers_message_when_type_fits_should_tell_only_its_listeners", async () => {
    const chunks = vi.fn();
    const notices = vi.fn();
    socket.on("reply.chunk", chunks);
    socket.on("notice", notices);
    await settle();
    FakeSocket.newest.push(chunk);
    expect(chunks).toHaveBeenCalledExactlyOnceWith(chunk);
    expect(notices).not.toHaveBeenCalled();
  });

  it("test_reconnects_when_line_is_cut_should_take_a_new_ticket_each_time", async () => {
    socket.on("notice", vi.fn());
    await settle();
    FakeSocket.newest.close();
    expect(socket.state).toBe("waiting");
    await vi.advanceTimersByTimeAsync(600);
    expect(socket.state).toBe("open");
    expect(address).toHaveBeenCalledTimes(2);
  });

  it("test_waits_longer_when_tries_fail_should_back_off_without_storming", async () => {
    address.mockRejectedValue(new Error("offline"));
    socket.on("notice", vi.fn());
    await vi.advanceTimersByTimeAsync(60_000);
    expect(address.mock.calls.length).toBeGreaterThan(4);
    expect(address.mock.calls.length).toBeLessThan(16);
    address.mockReset().mockResolvedValue("ws://x/ws");
  });

  it("test_leaves_line_when_no_pong_comes_should_open_another", async () => {
    socket.on("notice", vi.fn());
    await settle();
    const dead = FakeSocket.newest;
    const closed = vi.spyOn(dead, "close").mockImplementation(() => undefined);
    await vi.advanceTimersByTimeAsync(25_000);
    expect(dead.sent).toEqual(['{"type":"ping"}']);
    await vi.advanceTimersByTimeAsync(11_000);
    expect(FakeSocket.all).toHaveLength(2);
    expect(closed).toHaveBeenCalled();
  });

  it("test_keeps_line_when_pong_comes_should_not_reconnect", async () => {
    socket.on("notice", vi.fn());
    await settle();
    await vi.advanceTimersByTimeAsync(25_000);
    FakeSocket.newest.push({ type: "pong" });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(FakeSocket.all).toHaveLength(1);
  });

  it("test_closes_when_last_listener_left_should_wait_a_little_first", async () => {
    const stop = socket.on("notice", vi.fn());
    await settle();
    stop();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(socket.state).toBe("open");
    await vi.advanceTimersByTimeAsync(15_000);
    expect(socket.state).toBe("closed");
  });
});

describe("messages", () => {
  it.each([["not json"], ["[]"], ["null"], ['{"type":"reply.chunk","turn":"2"}'], ['{"type":"unknown"}']])(
    "test_parses_%s_when_malformed_should_drop_it",
    (raw) => {
      expect(parseMessage(raw)).toBeNull();
    },
  );

  it("test_parses_chunk_when_well_formed_should_keep_it", () => {
    expect(parseMessage(JSON.stringify(chunk))).toEqual(chunk);
  });
});
