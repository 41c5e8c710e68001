import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { FakeApi, json, problem } from "../fake/api";
import { calibration, preview, rescore } from "../fake/proving";
import { renderApp } from "../render-app";

const find = { timeout: 10_000 };

describe("try it", () => {
  it("test_tries_draft_when_line_is_said_should_show_how_it_was_read_and_what_it_did", async () => {
    const { user } = renderApp("/bots/bot_0/edit", { role: "admin" });
    await user.click(await screen.findByRole("radio", { name: "Try it" }, find));
    expect(await screen.findByText("Buyer line 1.", {}, find)).toBeVisible();
    await user.type(screen.getByRole("textbox", { name: "Say something to this buyer" }), "How do you test today?{Enter}");
    expect(await screen.findByText("Read as: ask open")).toBeVisible();
    expect(screen.getByText("Buyer line 3.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Take back the last line" }));
    await waitFor(() => expect(screen.queryByText("Buyer line 3.")).toBeNull());
  });
});

describe("preview", () => {
  it("test_previews_rubric_when_call_is_chosen_should_show_both_results", async () => {
    const { user } = renderApp("/rubrics/rub_0/edit", { role: "manager" });
    await user.click(await screen.findByRole("button", { name: "Judge it" }, find));
    expect(await screen.findByText("This draft gives")).toBeVisible();
    expect(screen.getByText("1.5")).toBeVisible();
  });
});

describe("preview of another mark", () => {
  it("test_previews_rubric_when_only_the_mark_moved_should_say_so", async () => {
    const api = new FakeApi();
    api.on("POST /v1/rubrics/preview", () => json({ ...preview(), score: 3.6 }));
    const { user } = renderApp("/rubrics/rub_0/edit", { role: "manager", api });
    await user.click(await screen.findByRole("button", { name: "Judge it" }, find));
    expect(await screen.findByText("The score stays: only the pass mark makes the difference.")).toBeVisible();
  });
});

function withRescores(answer: () => Response): FakeApi {
  const api = new FakeApi();
  api.on("GET /v1/rubrics/{rubric_id}/rescores", answer);
  return api;
}

describe("re-scores", () => {
  const ASK = "Judge past calls with this version";
  const listed = () => json({ items: [{ ...rescore(), asked_by: "user_1" }], next_cursor: null });

  it("test_shows_rescores_when_there_is_none_should_offer_one", async () => {
    renderApp("/rubrics/rub_0", { role: "manager", api: withRescores(() => json({ items: [], next_cursor: null })) });
    expect(await screen.findByRole("button", { name: ASK }, find)).toBeEnabled();
    expect(screen.queryByRole("table", { name: "Calls whose result would change" })).toBeNull();
  });

  it("test_shows_rescores_when_one_is_ready_should_list_who_would_change_and_leave_own_calls_out", async () => {
    const api = withRescores(listed);
    api.on("GET /v1/rubrics/{rubric_id}/rescores/{rescore_id}", () => json(rescore()));
    renderApp("/rubrics/rub_0", { role: "manager", api });
    const table = await screen.findByRole("table", { name: "Calls whose result would change" }, find);
    expect(within(table).getByRole("link", { name: "Jonas Keller" })).toHaveAttribute("href", "/roleplays/rp_0/scorecard");
    expect(within(table).getByRole("checkbox", { name: /Ida Lund/ })).toBeDisabled();
    expect(screen.getByText("1 would change between pass and fail; 2 of 9 would change at all.")).toBeVisible();
    expect(screen.getByRole("button", { name: "Apply to 1 calls" })).toBeEnabled();
  });

  it("test_shows_rescores_when_one_is_judging_should_show_how_far_it_is", async () => {
    const api = withRescores(listed);
    api.on("GET /v1/rubrics/{rubric_id}/rescores/{rescore_id}", () => json(rescore({ status: "judging", done: 4, changes: [] })));
    renderApp("/rubrics/rub_0", { role: "manager", api });
    expect(await screen.findByText("4 of 9 calls judged", {}, find)).toBeVisible();
  });

  it("test_shows_rescores_when_they_cannot_be_read_should_say_so", async () => {
    renderApp("/rubrics/rub_0", { role: "manager", api: withRescores(() => problem(409, "conflict")) });
    await screen.findByRole("button", { name: ASK }, find);
    expect(await screen.findByRole("alert", {}, find)).toBeVisible();
  });

  it("test_asks_for_rescore_when_the_first_answer_was_lost_should_use_the_same_key", async () => {
    const api = withRescores(() => json({ items: [], next_cursor: null }));
    const keys: (string | null)[] = [];
    api.on("POST /v1/rubrics/{rubric_id}/rescores", (request) => {
      keys.push(request.headers.get("idempotency-key"));
      return keys.length === 1 ? problem(503, "unavailable") : json({ ...rescore({ status: "queued", done: 0, of: 0 }) }, 202);
    });
    api.on("GET /v1/rubrics/{rubric_id}/rescores/{rescore_id}", () => json(rescore()));
    const { user } = renderApp("/rubrics/rub_0", { role: "manager", api });
    const ask = await screen.findByRole("button", { name: ASK }, find);
    await user.click(ask);
    await waitFor(() => expect(ask).toBeEnabled());
    if (keys.length === 1) await user.click(ask);
    await waitFor(() => expect(keys.length).toBeGreaterThan(1));
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toBeTruthy();
  });
});

describe("calibration", () => {
  it("test_judges_blind_when_all_criteria_are_chosen_should_send_every_verdict", async () => {
    const api = new FakeApi();
    const sent: { verdicts: unknown[] }[] = [];
    api.on("PUT /v1/calibrations/{calibration_id}/calls/{roleplay_id}", async (request) => {
      sent.push((await request.json()) as { verdicts: unknown[] });
      return json({ roleplay_id: "rp_0", done: true, verdicts: [] });
    });
    const { user } = renderApp("/calibrations/cal_0", { role: "manager", api });
    const articles = await screen.findAllByRole("article", {}, find);
    const done = screen.getByRole("button", { name: "Done with this call" });
    expect(done).toBeDisabled();
    for (const one of articles) await user.click(within(one).getByRole("radio", { name: "Met" }));
    await user.click(done);
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]!.verdicts).toHaveLength(articles.length);
  });

  it("test_compares_when_finished_should_show_kappa_and_make_an_example_with_one_click", async () => {
    const api = new FakeApi();
    const sent: unknown[] = [];
    api.on("POST /v1/rubrics/{rubric_id}/examples", async (request) => {
      sent.push(await request.json());
      return json({ ...calibration(true), rubric_id: "rub_0", version: 3, updated_at: "", gates_certificates: false, calibration: null });
    });
    const { user } = renderApp("/calibrations/cal_1", { role: "manager", api });
    expect((await screen.findAllByText("0.62", {}, find))[0]).toBeVisible();
    const use = await screen.findByRole("button", { name: "Use as an example of it" });
    await waitFor(() => expect(use).toBeEnabled());
    await user.click(use);
    expect(await screen.findByRole("button", { name: "Added" })).toBeDisabled();
    expect(sent).toMatchObject([{ version: 2, for: true, text: "How do you test a release today?", turn: 2 }]);
  });
});
