import axe from "axe-core";
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";

import type { RoomReviewChange, RoomReviewSheet } from "@/api/types";
import { RoomReview } from "@/features/rooms/components/RoomReview";
import "@/features/rooms/texts";
import { FakeApi, json, problem } from "../fake/api";
import { reviewSheet, roomReview } from "../fake/room-reviews";
import { renderPart } from "../render-part";

const find = { timeout: 5_000 };

/** A server that keeps one review, after as many failures as are put in front. */
class Desk {
  readonly api = new FakeApi();
  readonly sent: RoomReviewChange[] = [];
  failures: Response[] = [];
  sheet: RoomReviewSheet;

  constructor(sheet: Partial<RoomReviewSheet> = {}) {
    this.sheet = reviewSheet(sheet);
    this.api.on("GET /v1/rooms/{room_id}/reviews", () => json(this.sheet));
    this.api.on("PUT /v1/rooms/{room_id}/review", async (request) => {
      const asked = (await request.json()) as RoomReviewChange;
      this.sent.push(asked);
      const failure = this.failures.shift();
      if (failure) return failure;
      const marks = asked.marks.map((one) => ({ ...one, verdict: one.verdict ?? null, moment: one.moment ?? null, recording_id: one.recording_id ?? null }));
      const mine = roomReview({ kind: "peer", marks, comment: asked.comment, version: asked.version + 1, given_at: asked.done ? "2026-11-23T10:00:00.000Z" : null });
      this.sheet = { ...this.sheet, mine };
      return json(mine);
    });
  }

  last(): RoomReviewChange {
    return this.sent.at(-1)!;
  }
}

describe("one's own review of a room", () => {
  it("test_reviews_room_when_keys_are_pressed_should_answer_go_on_and_give_it", async () => {
    const desk = new Desk();
    const { user, container } = renderPart(<RoomReview roomId="rm_0" />, desk.api);
    const [first, second, third] = await screen.findAllByRole("article", {}, find);
    first!.focus();
    await user.keyboard("12");
    await waitFor(() => expect(third).toHaveFocus());
    expect(within(first!).getByRole("radio", { name: "Met" })).toBeChecked();
    expect(within(second!).getByRole("radio", { name: "Not met" })).toBeChecked();
    await user.keyboard("3k");
    await waitFor(() => expect(second).toHaveFocus());
    await user.keyboard("cToo late.");
    expect(within(second!).getByRole("textbox")).toHaveValue("Too late.");
    await user.type(screen.getByRole("textbox", { name: /In a few words/ }), "Good end.");
    await user.click(screen.getByRole("button", { name: "Give review" }));
    expect(await screen.findByText(/^Given. You can change it until/, {}, find)).toBeVisible();
    expect(desk.last()).toEqual({
      version: desk.last().version,
      rubric_id: "rub_0",
      rubric_version: 2,
      marks: [
        { criterion_id: "opening", verdict: "yes", comment: "", moment: null, recording_id: null },
        { criterion_id: "questions", verdict: "no", comment: "Too late.", moment: null, recording_id: null },
        { criterion_id: "next_step", verdict: "not_assessable", comment: "", moment: null, recording_id: null },
      ],
      comment: "Good end.",
      done: true,
    });
    const found = await axe.run(container, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(found.violations.map((one) => one.id)).toEqual([]);
  });

  it("test_reviews_room_when_an_answer_is_missing_should_say_so_and_give_nothing", async () => {
    const desk = new Desk();
    const { user } = renderPart(<RoomReview roomId="rm_0" />, desk.api);
    const [first, second] = await screen.findAllByRole("article", {}, find);
    first!.focus();
    await user.keyboard("1");
    await user.click(screen.getByRole("button", { name: "Give review" }));
    expect(await screen.findByText("2 criteria have no answer yet.")).toBeVisible();
    expect(second).toHaveFocus();
    expect(desk.sent.filter((one) => one.done)).toEqual([]);
  });

  it("test_reviews_room_when_still_writing_should_keep_a_draft_over_what_was_stored", async () => {
    const draft = roomReview({ kind: "peer", given_at: null, result: null, version: 4 }, ["yes", null, null]);
    const desk = new Desk({ mine: draft });
    const { user } = renderPart(<RoomReview roomId="rm_0" />, desk.api);
    const [first, second] = await screen.findAllByRole("article", {}, find);
    expect(within(first!).getByRole("radio", { name: "Met" })).toBeChecked();
    await user.click(within(second!).getByRole("radio", { name: "Cannot say" }));
    await waitFor(() => expect(desk.sent).toHaveLength(1), find);
    expect(desk.last()).toMatchObject({ version: 4, done: false });
    expect(desk.last().marks.map((one) => one.verdict)).toEqual(["yes", "not_assessable"]);
    expect(await screen.findByText(/Nobody sees it before you give it/)).toBeVisible();
  });

  it("test_reviews_room_when_a_player_stands_somewhere_should_take_the_moment_and_seek_it", async () => {
    const seek = vi.fn();
    const desk = new Desk();
    const { user } = renderPart(<RoomReview roomId="rm_0" at={() => ({ seconds: 65.8, recordingId: "rc_0" })} onSeek={seek} />, desk.api);
    const [first] = await screen.findAllByRole("article", {}, find);
    await user.click(within(first!).getByRole("radio", { name: "Met" }));
    await user.click(within(first!).getByRole("button", { name: "Comment on: Opens with a reason" }));
    expect(within(first!).getByRole("textbox")).toHaveFocus();
    await user.click(within(first!).getByRole("button", { name: "This moment of the recording" }));
    await user.click(within(first!).getByRole("button", { name: "Play from 1:05" }));
    expect(seek).toHaveBeenCalledWith({ seconds: 65, recordingId: "rc_0" });
    await waitFor(() => expect(desk.last().marks[0]).toMatchObject({ moment: 65, recording_id: "rc_0", verdict: "yes" }), find);
    await user.click(within(first!).getByRole("button", { name: "No moment" }));
    await waitFor(() => expect(desk.last().marks[0]?.moment).toBeNull(), find);
  });

  it("test_reviews_room_when_no_recording_is_open_should_say_so", async () => {
    const desk = new Desk();
    const { user } = renderPart(<RoomReview roomId="rm_0" at={() => null} />, desk.api);
    const [first] = await screen.findAllByRole("article", {}, find);
    await user.click(within(first!).getByRole("button", { name: "Comment on: Opens with a reason" }));
    await user.click(within(first!).getByRole("button", { name: "This moment of the recording" }));
    expect(within(first!).getByText("No recording is open.")).toBeVisible();
  });

  it("test_reviews_room_when_the_connection_is_lost_should_say_so_and_send_the_same_again", async () => {
    const desk = new Desk();
    desk.failures = [problem(503, "unavailable")];
    const { user } = renderPart(<RoomReview roomId="rm_0" />, desk.api);
    const [first, second] = await screen.findAllByRole("article", {}, find);
    await user.click(within(first!).getByRole("radio", { name: "Met" }));
    expect(await screen.findByText(/The connection is lost/, {}, find)).toBeVisible();
    await user.click(within(second!).getByRole("radio", { name: "Met" }));
    dispatchEvent(new Event("online"));
    await waitFor(() => expect(desk.sent).toHaveLength(3), find);
    expect(desk.sent[1]).toEqual(desk.sent[0]);
    expect(desk.sent.map((one) => one.version)).toEqual([0, 0, 1]);
    expect(desk.last().marks).toHaveLength(2);
    expect(await screen.findByText(/What you write is kept/)).toBeVisible();
  });

  it("test_reviews_room_when_changed_elsewhere_should_keep_the_words_until_the_stored_is_asked_for", async () => {
    const desk = new Desk();
    desk.failures = [problem(409, "version_conflict")];
    const { user } = renderPart(<RoomReview roomId="rm_0" />, desk.api);
    const [first] = await screen.findAllByRole("article", {}, find);
    await user.click(within(first!).getByRole("radio", { name: "Met" }));
    expect(await screen.findByRole("alert", {}, find)).toHaveTextContent("Somebody else has changed this");
    expect(within(first!).getByRole("radio", { name: "Met" })).toBeChecked();
    desk.sheet = { ...desk.sheet, mine: roomReview({ kind: "peer", given_at: null, result: null, version: 7 }, ["no"]) };
    await user.click(screen.getByRole("button", { name: "Load what is stored" }));
    await waitFor(() => expect(screen.getByRole("radio", { name: "Not met", checked: true })).toBeVisible(), find);
    await user.click(screen.getAllByRole("radio", { name: "Cannot say" })[0]!);
    await waitFor(() => expect(desk.last().version).toBe(7), find);
  });

  it("test_reviews_room_when_given_should_change_only_when_saved", async () => {
    const desk = new Desk({ mine: roomReview({ kind: "peer" }) });
    const { user } = renderPart(<RoomReview roomId="rm_0" />, desk.api);
    const [first] = await screen.findAllByRole("article", {}, find);
    expect(screen.getByRole("button", { name: "Save changes" })).toBeDisabled();
    await user.click(within(first!).getByRole("radio", { name: "Not met" }));
    expect(screen.getByText("Your changes are not saved yet.")).toBeVisible();
    expect(desk.sent).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Save changes" }));
    await waitFor(() => expect(desk.sent).toHaveLength(1), find);
    expect(desk.last()).toMatchObject({ version: 1, done: true });
  });

  it.each([
    [{ may_review: false }, /could be given until/],
    [{ may_review: false, your_kind: null }, "Only those who had a seat review a room."],
  ])("test_reviews_room_when_not_allowed_%#_should_say_why_and_offer_no_form", async (changes, words) => {
    renderPart(<RoomReview roomId="rm_0" />, new Desk(changes).api);
    expect(await screen.findByText(words, {}, find)).toBeVisible();
    expect(screen.queryByRole("article")).toBeNull();
  });
});
