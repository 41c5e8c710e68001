import { act, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { FakeApi, json, problem } from "../fake/api";
import { FakeSocket } from "../fake/socket";
import { endedRoleplay, scorecard } from "../fake/stage";
import { renderApp } from "../render-app";

const PATH = "/roleplays/rp_0/scorecard";
const QUOTE = "What happens when something slips through?";

beforeEach(() => {
  FakeSocket.all = [];
});

const find = { timeout: 10_000 };

describe("scorecard", () => {
  it("test_opens_scorecard_when_judged_should_put_next_step_and_score_first", async () => {
    renderApp(PATH);
    expect(await screen.findByRole("heading", { name: "Next step" }, find)).toBeVisible();
    expect(screen.getByText("3.6")).toBeVisible();
    expect(screen.getByText("Passed")).toBeVisible();
    expect(screen.getByRole("link", { name: "Practise this again" })).toHaveAttribute("href", "/bots/bot_0?rubric=rub_0");
  });

  it("test_opens_scorecard_when_hints_were_asked_for_and_lines_replaced_should_say_so", async () => {
    const api = new FakeApi();
    const call = endedRoleplay();
    api.on("GET /v1/roleplays/{roleplay_id}", () =>
      json({ ...call, state: { ...call.state, hints_used: 2 }, model: { ...call.model, replaced: 1 } }),
    );
    renderApp(PATH, { api });
    expect(await screen.findByText(/Hints were asked for 2 times in this call\. One of the buyer's lines/, {}, find)).toBeVisible();
  });

  it("test_opens_quote_when_clicked_should_scroll_to_and_mark_the_very_words", async () => {
    const scrolled = vi.spyOn(Element.prototype, "scrollIntoView");
    const { user } = renderApp(PATH);
    await user.click(await screen.findByRole("button", { name: `Turn 4: “${QUOTE}”` }, find));
    const marked = document.querySelector("mark");
    expect(marked).toHaveTextContent(QUOTE);
    const turn = document.getElementById("turn-4")!;
    expect(turn).toContainElement(marked);
    expect(scrolled.mock.contexts).toContain(turn);
    expect(turn).toHaveFocus();
    expect(screen.getByText("Turn 4 is marked in the transcript.")).toBeInTheDocument();
  });

  it("test_shows_quotes_when_judged_should_find_every_one_in_the_transcript", async () => {
    renderApp(PATH);
    await screen.findByRole("heading", { name: "Next step" }, find);
    for (const quote of scorecard().criteria.flatMap((one) => one.quotes)) {
      expect(document.getElementById(`turn-${quote.turn}`)).toHaveTextContent(quote.text);
    }
  });

  it("test_opens_link_to_turn_when_given_in_the_address_should_mark_it", async () => {
    renderApp(`${PATH}#turn-6`);
    await screen.findByRole("heading", { name: "Next step" }, find);
    expect(document.getElementById("turn-6")).toHaveAttribute("data-marked", "true");
  });

  it("test_waits_when_not_judged_should_follow_pushes_to_the_scorecard", async () => {
    const api = new FakeApi();
    let ready = false;
    api.on("GET /v1/roleplays/{roleplay_id}/scorecard", () => (ready ? json(scorecard()) : json({ status: "judging", done: 1, of: 5 }, 202)));
    renderApp(PATH, { api });
    expect(await screen.findByText("1 of 5 criteria read", {}, find)).toBeVisible();
    await waitFor(() => expect(FakeSocket.newest.readyState).toBe(FakeSocket.OPEN));
    act(() => FakeSocket.newest.push({ type: "scorecard.progress", roleplay_id: "rp_0", done: 4, of: 5 }));
    expect(await screen.findByText("4 of 5 criteria read")).toBeVisible();
    expect(screen.getByRole("progressbar", { name: "Scoring progress" })).toHaveAttribute("aria-valuenow", "4");
    ready = true;
    act(() => FakeSocket.newest.push({ type: "scorecard.ready", roleplay_id: "rp_0", score: 3.6, passed: true }));
    expect(await screen.findByRole("heading", { name: "Next step" })).toBeVisible();
  });

  it("test_polls_when_no_push_comes_should_still_arrive", async () => {
    const api = new FakeApi();
    let asked = 0;
    api.on("GET /v1/roleplays/{roleplay_id}/scorecard", () => (asked++ > 0 ? json(scorecard()) : json({ status: "queued", done: 0, of: 5 }, 202)));
    renderApp(PATH, { api });
    expect(await screen.findByRole("heading", { name: "Next step" }, find)).toBeVisible();
  });

  it("test_fails_when_the_judge_went_silent_should_say_so_and_ask_again", async () => {
    const api = new FakeApi();
    let asked = false;
    api.on("GET /v1/roleplays/{roleplay_id}/scorecard", () => json({ status: asked ? "judging" : "failed", done: 2, of: 5 }, 202));
    api.on("POST /v1/roleplays/{roleplay_id}/scorecard", () => {
      asked = true;
      return json({ status: "queued", done: 0, of: 5 }, 202);
    });
    const { user } = renderApp(PATH, { api });
    expect(await screen.findByRole("heading", { name: "Your call has not been scored" }, find)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Score it again" }));
    expect(await screen.findByRole("heading", { name: "Reading your call" }, find)).toBeVisible();
  });

  it("test_opens_scorecard_when_there_is_none_should_say_why", async () => {
    const api = new FakeApi();
    api.on("GET /v1/roleplays/{roleplay_id}/scorecard", () => problem(409, "not_scored", "There is no scorecard: Nothing was said."));
    renderApp(PATH, { api });
    expect(await screen.findByText("There was too little to score.", {}, find)).toBeVisible();
  });

  it("test_filters_criteria_when_not_met_is_chosen_should_leave_the_others_out", async () => {
    const { user } = renderApp(PATH);
    await user.click(await screen.findByRole("radio", { name: "Not met" }, find));
    expect(screen.getByRole("heading", { name: "Asks what the problem costs" })).toBeVisible();
    expect(screen.queryByRole("heading", { name: "Asks how it works today" })).toBeNull();
  });

  it("test_unfolds_timeline_table_when_asked_should_hold_what_the_chart_shows", async () => {
    const { user } = renderApp(PATH);
    const card = await screen.findByRole("region", { name: "How the buyer felt, turn by turn, 0 to 100" }, find);
    await user.click(within(card).getByText("Show as a table"));
    expect(await within(card).findByRole("row", { name: /Turn 7 47 46 48 pitched too early/ })).toBeVisible();
  });
});
