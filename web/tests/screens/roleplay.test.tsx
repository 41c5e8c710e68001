import { act, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";

import { FakeApi, json, problem } from "../fake/api";
import { FakeSocket } from "../fake/socket";
import { roleplay, turns } from "../fake/stage";
import { renderApp, type App } from "../render-app";

const PATH = "/roleplays/rp_9";
const SENT = "What does that cost you?";
const ANSWER = "Go on, I am listening. What exactly do you mean?";

beforeEach(() => {
  FakeSocket.all = [];
});

const said = () => within(screen.getByRole("log", { name: "Transcript" })).getAllByRole("listitem").map((line) => line.textContent);
const posts = (api: FakeApi) => api.calls.filter((call) => call.endsWith("/turns")).length;
const push = (message: object) => act(() => FakeSocket.newest.push(message));

async function open(api?: FakeApi): Promise<App> {
  const app = renderApp(PATH, { api });
  await screen.findByRole("log", { name: "Transcript" }, { timeout: 10_000 });
  await waitFor(() => expect(FakeSocket.all.length).toBeGreaterThan(0));
  return app;
}

async function say(app: App, text = SENT): Promise<void> {
  await app.user.type(screen.getByRole("textbox", { name: "What you say" }), `${text}{Enter}`);
}

/** A turn route that holds its answer until it is let go. */
function heldTurns(api: FakeApi): { keys: string[]; release: () => void } {
  const { promise: gate, resolve } = Promise.withResolvers<null>();
  const release = () => resolve(null);
  const keys: string[] = [];
  api.on("POST /v1/roleplays/{roleplay_id}/turns", async (request) => {
    keys.push(request.headers.get("idempotency-key") ?? "");
    await gate;
    const call = roleplay();
    return json({ turn: 6, reply: { turn: 7, text: ANSWER, at: "2026-11-22T10:00:00Z" }, state: call.state, model: call.model });
  });
  return { keys, release };
}

describe("roleplay", () => {
  it("test_sends_turn_when_enter_is_pressed_should_show_it_and_its_answer_once", async () => {
    const app = await open();
    await say(app);
    await screen.findByText(ANSWER);
    expect(said().filter((line) => line.includes(SENT))).toHaveLength(1);
    expect(said()).toHaveLength(7);
    expect(posts(app.api)).toBe(1);
  });

  it("test_sends_turn_when_it_is_20000_characters_long_should_keep_them_and_say_how_many_are_too_many", async () => {
    const app = await open();
    const box = screen.getByRole("textbox", { name: "What you say" });
    await app.user.click(box);
    await app.user.paste("x".repeat(20_000));
    expect(box).toHaveValue("x".repeat(20_000));
    expect(screen.getByText(/^16,000 characters too long/)).toBeVisible();
    expect(screen.getByRole("button", { name: "Send" })).toBeDisabled();
    await app.user.keyboard("{Enter}");
    expect(posts(app.api)).toBe(0);
    await app.user.clear(box);
    await say(app);
    await screen.findByText(ANSWER);
    expect(posts(app.api)).toBe(1);
  });

  it("test_writes_line_when_shift_enter_is_pressed_should_not_send", async () => {
    const app = await open();
    const box = screen.getByRole("textbox", { name: "What you say" });
    await app.user.type(box, "one{Shift>}{Enter}{/Shift}two");
    expect(box).toHaveValue("one\ntwo");
    expect(posts(app.api)).toBe(0);
  });

  it("test_streams_reply_when_chunks_arrive_before_the_answer_should_join_them_into_one_line", async () => {
    const api = new FakeApi();
    const held = heldTurns(api);
    const app = await open(api);
    await say(app);
    push({ type: "reply.chunk", roleplay_id: "rp_9", turn: 7, seq: 0, text: "Go on, I am ", done: false });
    expect(await screen.findByText("Go on, I am")).toBeVisible();
    push({ type: "reply.chunk", roleplay_id: "rp_9", turn: 7, seq: 1, text: "listening.", done: true });
    expect(said()).toHaveLength(7);
    held.release();
    await screen.findByText(ANSWER);
    expect(said()).toHaveLength(7);
  });

  it("test_resends_turn_when_line_fails_should_keep_one_key_and_say_so", async () => {
    const api = new FakeApi();
    const keys: (string | null)[] = [];
    api.on("POST /v1/roleplays/{roleplay_id}/turns", (request) => {
      keys.push(request.headers.get("idempotency-key"));
      if (keys.length === 1) return problem(503, "unavailable");
      const call = roleplay();
      return json({ turn: 6, reply: { turn: 7, text: ANSWER, at: "2026-11-22T10:00:00Z" }, state: call.state, model: call.model });
    });
    const app = await open(api);
    await say(app);
    await screen.findByText("Not delivered yet. We keep trying; nothing is lost.");
    await screen.findByText(ANSWER, {}, { timeout: 5_000 });
    expect(new Set(keys).size).toBe(1);
    expect(said().filter((line) => line.includes(SENT))).toHaveLength(1);
  });

  it("test_resends_turn_when_page_is_reloaded_should_use_the_same_key_and_not_double", async () => {
    const api = new FakeApi();
    const held = heldTurns(api);
    const first = await open(api);
    await say(first);
    await waitFor(() => expect(held.keys).toHaveLength(1));
    first.unmount();
    await open(api);
    await waitFor(() => expect(held.keys).toHaveLength(2));
    expect(screen.getByText(SENT)).toBeVisible();
    held.release();
    await screen.findByText(ANSWER);
    expect(new Set(held.keys).size).toBe(1);
    expect(said()).toHaveLength(7);
    expect(sessionStorage.getItem("sparring.turn.rp_9")).toBeNull();
  });

  it("test_keeps_draft_when_page_is_reloaded_should_show_what_was_typed", async () => {
    const first = await open();
    await first.user.type(screen.getByRole("textbox", { name: "What you say" }), "Half a sent");
    first.unmount();
    await open();
    expect(screen.getByRole("textbox", { name: "What you say" })).toHaveValue("Half a sent");
  });

  it("test_loses_socket_when_talking_should_say_so_in_a_line_and_keep_the_composer", async () => {
    await open();
    await waitFor(() => expect(FakeSocket.newest.readyState).toBe(FakeSocket.OPEN));
    act(() => FakeSocket.newest.close());
    expect(await screen.findByText("Reconnecting. You can go on talking.")).toBeVisible();
    expect(screen.getByRole("textbox", { name: "What you say" })).toBeEnabled();
  });

  it("test_refuses_turn_when_call_is_over_should_show_how_it_ended", async () => {
    const api = new FakeApi();
    api.on("POST /v1/roleplays/{roleplay_id}/turns", () => {
      api.call = roleplay({ status: "ended", ended_by: "buyer", outcome: "hung_up", scored: true });
      return problem(409, "roleplay_ended", "The call is over.");
    });
    const app = await open(api);
    await say(app);
    expect(await screen.findByText("The buyer hung up.")).toBeVisible();
    expect(screen.getByRole("link", { name: "See your scorecard" })).toHaveAttribute("href", "/roleplays/rp_9/scorecard");
    expect(screen.queryByRole("textbox", { name: "What you say" })).toBeNull();
  });

  it("test_ends_call_when_confirmed_should_lead_to_the_scorecard", async () => {
    const app = await open();
    await app.user.click(screen.getByRole("button", { name: "End call" }));
    const dialog = await screen.findByRole("dialog", { name: "End the call?" });
    await app.user.click(within(dialog).getByRole("button", { name: "End the call" }));
    expect(await screen.findByRole("link", { name: "See your scorecard" })).toBeVisible();
  });

  it("test_shows_notice_when_provider_failed_should_say_who_answers", async () => {
    const api = new FakeApi();
    const notice = "The language model did not answer, so the built-in buyer took over.";
    api.call = roleplay({ model: { kind: "built_in", name: "built-in buyer", fallback: true, notice, replaced: 1 } });
    await open(api);
    expect(screen.getByText(notice)).toBeVisible();
    expect(screen.getByRole("meter", { name: "Mood" })).toHaveAttribute("aria-valuetext", "warming up, 58 of 100");
  });

  it("test_opens_call_when_it_is_somebody_elses_should_only_read", async () => {
    const api = new FakeApi();
    api.call = roleplay({ user_id: "user_7", user_name: "Aisha Rahman", mode: "official", turns: turns(3) });
    await open(api);
    expect(screen.getByText("You are reading along: this call belongs to Aisha Rahman.")).toBeVisible();
    expect(screen.queryByRole("button", { name: "End call" })).toBeNull();
  });

  it("test_asks_for_hints_when_unfolded_should_show_them", async () => {
    const app = await open();
    await app.user.click(screen.getByText("Hints"));
    await app.user.click(screen.getByRole("button", { name: "Show hints" }));
    expect(await screen.findByText("Ask what it costs")).toBeVisible();
  });

  it("test_pastes_emoji_when_they_just_fit_should_count_each_as_one", async () => {
    const app = await open();
    await app.user.click(screen.getByRole("textbox", { name: "What you say" }));
    await app.user.paste("😀".repeat(4_000));
    expect(screen.getByRole("button", { name: "Send" })).toBeEnabled();
  });

  it("test_refuses_turn_when_server_does_not_take_it_should_give_the_words_back", async () => {
    const api = new FakeApi();
    api.on("POST /v1/roleplays/{roleplay_id}/turns", () => problem(422, "invalid", "Nothing to read in it."));
    const app = await open(api);
    await say(app);
    expect(await screen.findByText("This was not taken: Nothing to read in it.")).toBeVisible();
    expect(screen.getByRole("textbox", { name: "What you say" })).toHaveValue(SENT);
    expect(said()).toHaveLength(5);
  });

  it("test_resends_turn_when_server_is_busy_should_say_so_and_not_double", async () => {
    const api = new FakeApi();
    const held = heldTurns(api);
    const keys: (string | null)[] = [];
    const answer = api.handle;
    api.handle = (request) => {
      if (!request.url.endsWith("/turns")) return answer(request);
      keys.push(request.headers.get("idempotency-key"));
      return keys.length === 1 ? Promise.resolve(problem(429, "too_many_requests")) : answer(request);
    };
    const app = await open(api);
    await say(app);
    await screen.findByText("Not delivered yet. We keep trying; nothing is lost.");
    held.release();
    await screen.findByText(ANSWER, {}, { timeout: 5_000 });
    expect(new Set(keys).size).toBe(1);
    expect(said()).toHaveLength(7);
  });

  it("test_streams_reply_when_it_is_cut_should_show_the_whole_answer_once", async () => {
    const api = new FakeApi();
    const held = heldTurns(api);
    const app = await open(api);
    await say(app);
    push({ type: "reply.chunk", roleplay_id: "rp_9", turn: 7, seq: 0, text: "Go on, I", done: false });
    act(() => FakeSocket.newest.close());
    expect(await screen.findByText("Go on, I")).toBeVisible();
    held.release();
    await screen.findByText(ANSWER);
    expect(said().filter((line) => line.includes("Go on, I"))).toHaveLength(1);
  });

  it("test_shows_turns_when_they_hold_markup_or_run_right_to_left_should_show_words_only", async () => {
    const api = new FakeApi();
    const words = ["<img src=x onerror=alert(1)><b>bold</b>", "مرحبا، كيف حالك؟"];
    api.call = roleplay({ turns: words.map((text, place) => ({ turn: place + 1, speaker: "rep", text, at: "2026-11-22T10:00:00Z" })) });
    const { container } = await open(api);
    expect(said()[0]).toContain(words[0]);
    expect(container.querySelector("ol img, ol b")).toBeNull();
    expect(screen.getByText(words[1]!)).toHaveAttribute("dir", "auto");
  });
});
