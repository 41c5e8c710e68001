import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { FakeApi, json } from "../fake/api";
import { calibration } from "../fake/proving";
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
