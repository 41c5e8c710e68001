import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import type { ReviewDecisions } from "@/api/types";
import { FakeApi, json, problem } from "../fake/api";
import { reviewable } from "../fake/reviews";
import { scorecard } from "../fake/stage";
import { renderApp } from "../render-app";

const find = { timeout: 10_000 };

function watching(answer: () => Response): { api: FakeApi; sent: ReviewDecisions[] } {
  const api = new FakeApi();
  const sent: ReviewDecisions[] = [];
  api.on("POST /v1/roleplays/{roleplay_id}/review", async (request) => {
    sent.push((await request.json()) as ReviewDecisions);
    return answer();
  });
  return { api, sent };
}

describe("reviews", () => {
  it("test_opens_queue_when_manager_comes_should_lead_to_the_first_call", async () => {
    renderApp("/reviews", { role: "manager" });
    expect(await screen.findByRole("link", { name: "Start reviewing" }, find)).toHaveAttribute("href", "/reviews/rp_0");
    expect(screen.getByText("1 appeal")).toBeVisible();
  });

  it("test_reviews_call_when_keys_are_pressed_should_decide_say_why_and_go_on", async () => {
    const { api, sent } = watching(() => json(reviewable()));
    const { user, router } = renderApp("/reviews/rp_0", { role: "manager", api });
    const articles = await screen.findAllByRole("article", {}, find);
    await user.keyboard("jjj");
    await waitFor(() => expect(articles[3]).toHaveFocus());
    await user.keyboard("y");
    const reason = await screen.findByRole("textbox", { name: "Your reason, which the learner reads" });
    await waitFor(() => expect(reason).toHaveFocus());
    await user.keyboard("You did ask in turn 6.");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(sent).toHaveLength(1));
    const criterion_id = reviewable().criteria[3]!.criterion_id;
    expect(sent[0]).toEqual({
      version: 1,
      decisions: [{ criterion_id, verdict: "yes", comment: "You did ask in turn 6.", turn: null }],
      comments: [],
      done: true,
    });
    await waitFor(() => expect(router.state.location.pathname).toBe("/reviews/rp_1"));
  });

  it("test_reviews_call_when_reason_is_missing_should_ask_for_it_and_send_nothing", async () => {
    const { api, sent } = watching(() => json(reviewable()));
    const { user } = renderApp("/reviews/rp_0", { role: "manager", api });
    const articles = await screen.findAllByRole("article", {}, find);
    await user.click(within(articles[0]!).getByRole("radio", { name: "Not met" }));
    await user.click(screen.getByRole("button", { name: "Finish and next" }));
    expect(await screen.findByText("Please say why in a few words.")).toBeVisible();
    expect(sent).toEqual([]);
  });

  it("test_reviews_call_when_somebody_was_faster_should_say_so_and_keep_the_words", async () => {
    const { api } = watching(() => problem(409, "version_conflict"));
    const { user } = renderApp("/reviews/rp_0", { role: "manager", api });
    const articles = await screen.findAllByRole("article", {}, find);
    await user.click(within(articles[0]!).getByRole("radio", { name: "Not met" }));
    const reason = within(articles[0]!).getByRole("textbox", { name: "Your reason, which the learner reads" });
    await user.type(reason, "No agenda was set.");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText(/Somebody else has changed this/)).toBeVisible();
    expect(reason).toHaveValue("No agenda was set.");
  });
});

describe("appeal", () => {
  it("test_appeals_verdict_when_reason_is_given_should_send_it_once_and_show_it", async () => {
    const api = new FakeApi();
    const sent: unknown[] = [];
    const card = scorecard();
    const missed = card.criteria[3]!;
    api.on("POST /v1/roleplays/{roleplay_id}/appeals", async (request) => {
      sent.push(await request.json());
      const appeal = { reason: "I asked in turn six.", at: card.scored_at, status: "open", comment: null, decided_by_name: null, decided_at: null };
      return json({ ...card, criteria: card.criteria.map((one) => (one === missed ? { ...one, appeal } : one)) });
    });
    const { user } = renderApp("/roleplays/rp_0/scorecard", { api });
    await user.click(await screen.findByRole("button", { name: `I see this differently: ${missed.title}` }, find));
    const send = screen.getByRole("button", { name: "Send to my manager" });
    expect(send).toBeDisabled();
    await user.type(screen.getByRole("textbox", { name: /What did the judge miss/ }), "I asked in turn six.");
    await user.click(send);
    expect(await screen.findByText("You disagree. Your manager will decide.")).toBeVisible();
    expect(sent).toEqual([{ criterion_id: missed.criterion_id, reason: "I asked in turn six." }]);
  });
});
