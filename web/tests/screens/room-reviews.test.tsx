import axe from "axe-core";
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";

import type { RoomReviewSheet } from "@/api/types";
import { ReviewsSideBySide } from "@/features/rooms/components/ReviewsSideBySide";
import { RoomReview } from "@/features/rooms/components/RoomReview";
import "@/features/rooms/texts";
import { FakeApi, json, problem } from "../fake/api";
import { reviewSheet, roomReview } from "../fake/room-reviews";
import { renderPart } from "../render-part";

const find = { timeout: 5_000 };

function over(sheet: Partial<RoomReviewSheet>): FakeApi {
  const api = new FakeApi();
  api.on("GET /v1/rooms/{room_id}/reviews", () => json(reviewSheet(sheet)));
  return api;
}

function refusing(status: number, code: string, detail = code): FakeApi {
  const api = new FakeApi();
  api.on("GET /v1/rooms/{room_id}/reviews", () => problem(status, code, detail));
  return api;
}

function filled(): Partial<RoomReviewSheet> {
  const mine = roomReview({ user_id: "user_0", name: "Jonas Keller", kind: "self", comment: "I rushed." }, ["yes", "yes", "not_assessable"]);
  const coach = roomReview({}, ["yes", "no", "yes"]);
  coach.marks[1] = { ...coach.marks[1]!, comment: "Told first, asked later.", moment: 65, recording_id: "rc_1" };
  const machine = { judge: "offline" as const, marks: roomReview({}, ["yes", "no", "no"]).marks, result: { ...coach.result!, score: 1.7, passed: false } };
  return { your_kind: "self", mine, others: [coach], machine };
}

describe("reviews side by side", () => {
  it("test_compares_reviews_when_there_are_some_should_show_answers_scores_and_where_they_agree", async () => {
    const seek = vi.fn();
    const { user, container } = renderPart(<ReviewsSideBySide roomId="rm_0" onSeek={seek} />, over(filled()));
    const heads = await screen.findAllByRole("columnheader", {}, find);
    expect(heads.map((one) => one.textContent)).toEqual(["Criterion", "You", "Aisha Rahman, coach", "The judge", "Agreement"]);
    const row = (name: string) => within(screen.getByRole("row", { name: new RegExp(`^${name}`) }));
    expect(row("Opens with a reason").getByText("Same answer")).toBeVisible();
    expect(row("Asks before telling").getByText("Different answers")).toBeVisible();
    expect(row("Agrees on a next step").getByText("Different answers")).toBeVisible();
    expect(row("Score").getByText("1.7")).toBeVisible();
    await user.click(row("Asks before telling").getByRole("button", { name: "Play from 1:05" }));
    expect(seek).toHaveBeenCalledWith({ seconds: 65, recordingId: "rc_1" });
    expect(screen.getByText("I rushed.")).toBeVisible();
    const found = await axe.run(container, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(found.violations.map((one) => one.id)).toEqual([]);
  });

  it("test_compares_reviews_when_seen_on_a_phone_should_stack_them", async () => {
    vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: vi.fn(), removeEventListener: vi.fn() }));
    renderPart(<ReviewsSideBySide roomId="rm_0" />, over(filled()));
    const card = within(await screen.findByRole("region", { name: "Asks before telling" }, find));
    expect(screen.queryByRole("table")).toBeNull();
    expect(card.getAllByRole("term").map((one) => one.textContent)).toEqual(["You", "Aisha Rahman, coach", "The judge"]);
    expect(card.getByText("Told first, asked later.")).toBeVisible();
    expect(card.getByText("at 1:05")).toBeVisible();
  });

  it("test_compares_reviews_when_own_is_missing_should_say_how_many_wait", async () => {
    renderPart(<ReviewsSideBySide roomId="rm_0" />, over({ hidden: 2 }));
    expect(await screen.findByText("2 reviews wait for yours: you see them when you have given your own.", {}, find)).toBeVisible();
    expect(screen.queryByRole("table")).toBeNull();
  });

  it("test_compares_reviews_when_there_is_none_should_say_who_can_give_one", async () => {
    const draft = roomReview({ given_at: null, result: null });
    renderPart(<ReviewsSideBySide roomId="rm_0" />, over({ mine: draft }));
    expect(await screen.findByRole("heading", { name: "No reviews yet" }, find)).toBeVisible();
  });

  it("test_compares_reviews_when_loading_should_hold_its_place", async () => {
    const api = new FakeApi();
    let answer: (response: Response) => void = () => undefined;
    api.on("GET /v1/rooms/{room_id}/reviews", () => new Promise<Response>((done) => (answer = done)));
    renderPart(<ReviewsSideBySide roomId="rm_0" />, api);
    expect(await screen.findByText("Loading", {}, find)).toBeInTheDocument();
    await waitFor(() => expect(api.calls).toHaveLength(2));
    answer(json(reviewSheet(filled())));
    expect(await screen.findByRole("table", {}, find)).toBeVisible();
  });

  it("test_compares_reviews_when_the_server_fails_should_offer_another_try", async () => {
    const api = refusing(500, "internal_error");
    const { user } = renderPart(<ReviewsSideBySide roomId="rm_0" />, api);
    const again = await screen.findByRole("button", { name: "Try again" }, find);
    api.on("GET /v1/rooms/{room_id}/reviews", () => json(reviewSheet(filled())));
    await user.click(again);
    expect(await screen.findByRole("table", {}, find)).toBeVisible();
  });

  it.each([
    ["no_rubric", "Nothing to review on"],
    ["room_going_on", "Not over yet"],
  ])("test_compares_reviews_when_refused_with_%s_should_say_why_once", async (code, title) => {
    renderPart(
      <>
        <RoomReview roomId="rm_0" />
        <ReviewsSideBySide roomId="rm_0" />
      </>,
      refusing(409, code),
    );
    expect(await screen.findAllByRole("heading", { name: title }, find)).toHaveLength(1);
    expect(screen.queryByRole("heading", { name: "Your review" })).toBeNull();
  });
});
