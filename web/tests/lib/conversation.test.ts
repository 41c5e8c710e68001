import { describe, expect, it } from "vitest";

import { joinLines, streamText, withAnswer, withChunk, withReplacement, type Pending, type Streams } from "@/features/roleplay/lib/conversation";
import { roleplay, turns } from "../fake/stage";

const pending: Pending = { key: "k", text: "And then?", after: 5, at: "2026-11-22T10:00:00Z" };
const chunk = (seq: number, text: string, turn = 7) => ({ type: "reply.chunk" as const, roleplay_id: "rp", turn, seq, text, done: false });
const said = (streams: Streams, sent: Pending | null = pending, count = 5) => joinLines(turns(count), sent, streams).map((line) => `${line.turn} ${line.state} ${line.text}`);

describe("joining a conversation", () => {
  it("test_joins_pending_when_nothing_arrived_should_show_it_and_the_buyer_thinking", () => {
    expect(said({}).slice(-2)).toEqual(["6 sending And then?", "7 thinking "]);
  });

  it("test_joins_chunks_when_they_arrive_should_grow_one_line", () => {
    const streams = [chunk(0, "Well, "), chunk(1, "we wait.")].reduce<Streams>(withChunk, {});
    expect(said(streams).slice(-2)).toEqual(["6 sending And then?", "7 streaming Well, we wait."]);
  });

  it("test_joins_chunks_when_out_of_order_should_stop_at_the_gap", () => {
    const streams = [chunk(0, "One "), chunk(2, "three")].reduce<Streams>(withChunk, {});
    expect(streamText(streams[7]!)).toBe("One ");
    expect(streamText(withChunk(streams, chunk(1, "two "))[7]!)).toBe("One two three");
  });

  it("test_joins_chunks_when_sent_again_should_start_over", () => {
    const streams = [chunk(0, "Old "), chunk(1, "answer"), chunk(0, "New")].reduce<Streams>(withChunk, {});
    expect(streamText(streams[7]!)).toBe("New");
  });

  it("test_joins_chunks_when_answer_is_in_should_not_show_them_twice", () => {
    const streams = withChunk({}, chunk(0, "What the socket said", 5));
    expect(said(streams, null)).toHaveLength(5);
    expect(said(streams, null).at(-1)).toContain("said A carrier complains");
  });

  it("test_joins_pending_when_server_has_it_should_show_it_once", () => {
    const lines = said({}, pending, 6);
    expect(lines).toHaveLength(7);
    expect(lines.at(-1)).toBe("7 thinking ");
  });

  it("test_replaces_line_when_told_should_drop_the_chunks", () => {
    const streams = withReplacement(withChunk({}, chunk(0, "Broken")), 7, "Whole");
    expect(said(streams).at(-1)).toBe("7 streaming Whole");
  });

  it("test_adds_answer_when_it_comes_twice_should_keep_each_turn_once", () => {
    const call = roleplay();
    const answer = { turn: 6, reply: { turn: 7, text: "Then we talk.", at: "2026-11-22T10:00:01Z" }, state: call.state, model: call.model };
    const once = withAnswer(call, pending, answer);
    expect(withAnswer(once, pending, answer).turns).toEqual(once.turns);
    expect(once.turns.map((turn) => turn.turn)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});
