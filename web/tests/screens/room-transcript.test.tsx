import axe from "axe-core";
import { screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";

import type { RecordingTranscript } from "@/api/types";
import { RoomTranscript } from "@/features/rooms/components/RoomTranscript";
import "@/features/rooms/texts";
import { FakeApi, json, problem } from "../fake/api";
import { ago } from "../fake/people";
import { recording } from "../fake/room-desk";
import { renderPart } from "../render-part";

const find = { timeout: 5_000 };
const WRITTEN: RecordingTranscript = {
  recording_id: "rc_0",
  status: "ready",
  reason: null,
  by: "whisper-1",
  turns: [
    { user_id: "user_0", name: "Jonas Keller", seat: "seller", begins: 65.4, ends: 70, text: "It cosst ten euros.", unsure: [{ first: 3, last: 8 }] },
    { user_id: "user_9", name: "", seat: null, begins: 71, ends: 72, text: "Fine.", unsure: [] },
  ],
};

function said(...recordings: RecordingTranscript[]): FakeApi {
  const api = new FakeApi();
  api.on("GET /v1/rooms/{room_id}/transcript", () => json({ recordings }));
  return api;
}

describe("what was said in a room", () => {
  it("test_reads_transcript_when_written_should_mark_what_is_unsure_and_play_from_a_turn", async () => {
    const seek = vi.fn();
    const { user, container } = renderPart(<RoomTranscript roomId="rm_0" onSeek={seek} />, said(WRITTEN));
    const turns = await screen.findAllByRole("listitem", {}, find);
    expect(turns.map((one) => one.querySelector("p")?.textContent)).toEqual(["It cosst (not understood for sure) ten euros.", "Fine."]);
    expect(within(turns[0]!).getByText("Jonas Keller")).toBeVisible();
    expect(within(turns[1]!).getByText("Somebody")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Play from 1:05" }));
    expect(seek).toHaveBeenCalledWith({ seconds: 65.4, recordingId: "rc_0" });
    const found = await axe.run(container, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(found.violations.map((one) => one.id)).toEqual([]);
  });

  it.each([
    ["making", null, /being written down/],
    ["none", "no_transcriber", /no language model set/],
    ["failed", "provider", /provider could not/],
    ["failed", "too_long", /too long/],
  ] as const)("test_reads_transcript_when_it_is_%s_should_say_why", async (status, reason, words) => {
    renderPart(<RoomTranscript roomId="rm_0" onSeek={vi.fn()} />, said({ ...WRITTEN, status, reason, turns: [] }));
    expect(await screen.findByText(words, {}, find)).toBeVisible();
  });

  it("test_reads_transcript_when_nothing_was_recorded_or_said_should_tell_it_apart", async () => {
    renderPart(<RoomTranscript roomId="rm_0" onSeek={vi.fn()} />, said());
    expect(await screen.findByText(/nothing was recorded/, {}, find)).toBeVisible();
  });

  it("test_reads_transcript_when_nobody_has_begun_should_wait_and_show_it_by_itself", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const api = said();
    api.on("GET /v1/rooms/{room_id}/recordings", () => json({ items: [recording({ began_at: ago(0) })], next_cursor: null }));
    renderPart(<RoomTranscript roomId="rm_0" onSeek={vi.fn()} />, api);
    expect(await screen.findByText(/being written down/, {}, find)).toBeVisible();
    api.on("GET /v1/rooms/{room_id}/transcript", () => json({ recordings: [WRITTEN] }));
    await vi.advanceTimersByTimeAsync(6_000);
    expect(await screen.findByText("Fine.", {}, find)).toBeVisible();
    expect(screen.queryByText(/being written down/)).toBeNull();
    vi.useRealTimers();
  });

  it("test_reads_transcript_when_nobody_ever_began_should_not_wait_for_ever", async () => {
    const api = said();
    api.on("GET /v1/rooms/{room_id}/recordings", () => json({ items: [recording({ began_at: ago(2) })], next_cursor: null }));
    renderPart(<RoomTranscript roomId="rm_0" onSeek={vi.fn()} />, api);
    expect(await screen.findByText(/nobody has begun/, {}, find)).toBeVisible();
  });

  it("test_reads_transcript_when_it_fails_should_offer_another_try", async () => {
    const api = new FakeApi();
    api.on("GET /v1/rooms/{room_id}/transcript", () => problem(503, "unavailable", "Please try again."));
    renderPart(<RoomTranscript roomId="rm_0" onSeek={vi.fn()} />, api);
    expect(await screen.findByRole("button", { name: /again/i }, find)).toBeVisible();
  });
});
