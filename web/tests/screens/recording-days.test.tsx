import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { RecordingDays } from "@/features/settings/components/RecordingDays";
import "@/features/settings/texts";
import { FakeApi, json, problem } from "../fake/api";
import { findings } from "../fake/axe";
import { renderPart } from "../render-part";

const find = { timeout: 5_000 };
const GET = "GET /v1/settings/recordings";
const PUT = "PUT /v1/settings/recordings";

function keeping(days: number): FakeApi {
  const api = new FakeApi();
  api.on(GET, () => json({ keep_days: days }));
  api.on(PUT, async (request) => json(await request.json()));
  return api;
}

const choice = () => screen.findByRole("combobox", { name: "Keep new recordings for" }, find);

describe("how long recordings are kept", () => {
  it("test_shows_days_when_loading_should_hold_its_place", async () => {
    const api = keeping(90);
    let answer: (response: Response) => void = () => undefined;
    api.on(GET, () => new Promise<Response>((done) => (answer = done)));
    const { container } = renderPart(<RecordingDays />, api);
    expect(await screen.findByText("Loading", {}, find)).toBeInTheDocument();
    await waitFor(() => expect(api.calls).toContain("GET /v1/settings/recordings"));
    expect(await findings(container)).toEqual([]);
    answer(json({ keep_days: 30 }));
    expect(await choice()).toHaveDisplayValue("30 days");
  });

  it("test_shows_days_when_the_server_fails_should_offer_another_try", async () => {
    const api = keeping(90);
    api.on(GET, () => problem(500, "internal_error"));
    const { user } = renderPart(<RecordingDays />, api);
    const again = await screen.findByRole("button", { name: "Try again" }, find);
    api.on(GET, () => json({ keep_days: 7 }));
    await user.click(again);
    expect(await choice()).toHaveDisplayValue("7 days");
  });

  it("test_saves_days_when_chosen_should_show_them_at_once_and_say_it_when_they_are_kept", async () => {
    const api = keeping(90);
    const asked: unknown[] = [];
    let answer: () => void = () => undefined;
    api.on(PUT, async (request) => {
      asked.push(await request.json());
      await new Promise<void>((done) => (answer = done));
      return json({ keep_days: 365 });
    });
    const { user, container } = renderPart(<RecordingDays />, api);
    await user.selectOptions(await choice(), "365 days");
    expect(await choice()).toHaveDisplayValue("365 days");
    expect(await choice()).toBeDisabled();
    await waitFor(() => expect(asked).toEqual([{ keep_days: 365 }]));
    answer();
    expect(await screen.findByText("New recordings are kept for 365 days.", {}, find)).toBeVisible();
    expect(await choice()).toBeEnabled();
    expect(await choice()).toHaveDisplayValue("365 days");
    expect(await findings(container)).toEqual([]);
  });

  it("test_saves_days_when_refused_should_say_why_at_the_field_and_go_back", async () => {
    const api = keeping(90);
    api.on(PUT, () => problem(403, "forbidden", "Only admins change this."));
    const { user, container } = renderPart(<RecordingDays />, api);
    await user.selectOptions(await choice(), "7 days");
    expect(await screen.findByText("Only admins change this.", {}, find)).toBeVisible();
    expect(await choice()).toHaveDisplayValue("90 days");
    expect(await choice()).toBeInvalid();
    expect(await findings(container)).toEqual([]);
    api.on(PUT, async (request) => json(await request.json()));
    await user.selectOptions(await choice(), "30 days");
    await waitFor(() => expect(screen.queryByText("Only admins change this.")).toBeNull());
    expect(await choice()).toHaveDisplayValue("30 days");
  });
});
