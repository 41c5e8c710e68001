import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { FakeApi, json, problem } from "../fake/api";
import { dashboard } from "../fake/people";
import { renderApp } from "../render-app";

const find = { timeout: 10_000 };
const heading = (name: string) => screen.findByRole("heading", { level: 1, name }, find);

describe("lists", () => {
  it("test_filters_bots_when_chosen_should_ask_the_server_and_keep_it_in_the_address", async () => {
    const api = new FakeApi();
    const asked: string[] = [];
    api.on("GET /v1/bots", (request) => {
      asked.push(new URL(request.url).search);
      return json({ items: [], next_cursor: null });
    });
    const app = renderApp("/bots", { api });
    await heading("Buyers");
    await app.user.selectOptions(screen.getByRole("combobox", { name: "Any difficulty" }), "hard");
    await app.user.type(screen.getByRole("searchbox", { name: "Search by name, role or company" }), "maya");
    expect(await screen.findByText("Nothing matches")).toBeVisible();
    await waitFor(() => expect(app.router.state.location.search).toBe("?difficulty=hard&q=maya"));
    await waitFor(() => expect(asked.at(-1)).toContain("difficulty=hard"));
    await app.user.click(screen.getByRole("button", { name: "Clear filters" }));
    expect(app.router.state.location.search).toBe("");
  });

  it("test_sorts_table_when_heading_is_clicked_should_turn_the_order", async () => {
    const app = renderApp("/people", { role: "admin" });
    await heading("People");
    const table = await screen.findByRole("table", { name: "People" });
    const names = () => within(table).getAllByRole("rowheader").map((cell) => cell.textContent);
    const up = names();
    await app.user.click(within(table).getByRole("button", { name: "Name" }));
    expect(names()).toEqual([...up].reverse());
    expect(app.router.state.location.search).toBe("?sort=-name");
  });

  it("test_pages_list_when_there_is_more_should_go_on_and_back", async () => {
    const api = new FakeApi();
    api.on("GET /v1/roleplays", (request) => json({ items: [], next_cursor: new URL(request.url).searchParams.has("cursor") ? null : "c2" }));
    const app = renderApp("/roleplays?cursor=c2", { api });
    await heading("Sessions");
    await app.user.click(await screen.findByRole("button", { name: "First page" }));
    expect(app.router.state.location.search).toBe("");
  });

  it("test_loads_list_when_server_fails_should_offer_to_try_again", async () => {
    const api = new FakeApi();
    let broken = true;
    api.on("GET /v1/bots", () => (broken ? problem(500, "internal_error") : json({ items: [], next_cursor: null })));
    const app = renderApp("/bots", { api });
    const again = await screen.findByRole("button", { name: "Try again" }, find);
    broken = false;
    await app.user.click(again);
    expect(await screen.findByText("No buyers yet")).toBeVisible();
  });
});

describe("before a call", () => {
  it("test_starts_call_when_official_is_chosen_should_send_the_choice", async () => {
    const api = new FakeApi();
    let sent: unknown;
    api.on("POST /v1/roleplays", async (request) => {
      sent = await request.json();
      return json(api.call, 201);
    });
    const app = renderApp("/bots/bot_0", { api });
    await app.user.click(await screen.findByRole("radio", { name: /Official/ }, find));
    expect(screen.getByText("Asks what the problem costs")).toBeVisible();
    await app.user.click(screen.getByRole("button", { name: "Start the call" }));
    expect(await screen.findByRole("log", { name: "Transcript" }, find)).toBeVisible();
    expect(sent).toEqual({ bot_id: "bot_0", rubric_id: "rub_0", mode: "official", time_limit_seconds: 900 });
  });
});

describe("starting a call", () => {
  it("test_starts_call_when_the_answer_was_lost_should_ask_for_the_same_call_again", async () => {
    const api = new FakeApi();
    const keys: (string | null)[] = [];
    api.on("POST /v1/roleplays", (request) => {
      keys.push(request.headers.get("idempotency-key"));
      return keys.length < 3 ? json({ status: 500, code: "internal_error" }, 500) : json(api.call, 201);
    });
    const app = renderApp("/bots/bot_0", { api });
    const start = await screen.findByRole("button", { name: "Start the call" }, find);
    await app.user.click(start);
    await waitFor(() => expect(keys).toHaveLength(1));
    await waitFor(() => expect(start).toBeEnabled());
    await app.user.click(start);
    await waitFor(() => expect(keys).toHaveLength(2));
    await app.user.click(screen.getByRole("radio", { name: /Official/ }));
    await waitFor(() => expect(start).toBeEnabled());
    await app.user.click(start);
    await waitFor(() => expect(keys).toHaveLength(3));
    expect(keys[0]).toBeTruthy();
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });
});

describe("editors", () => {
  it("test_saves_bot_when_a_field_changed_should_send_the_draft_over_its_version", async () => {
    const api = new FakeApi();
    let sent: { persona?: { name: string; needs: unknown[] }; version?: number } = {};
    api.on("PATCH /v1/bots/{bot_id}", async (request) => {
      sent = (await request.clone().json()) as typeof sent;
      return problem(409, "version_conflict");
    });
    const app = renderApp("/bots/bot_0/edit", { role: "admin", api });
    const name = await screen.findByRole("textbox", { name: "Name" }, find);
    await app.user.clear(name);
    await app.user.type(name, "Maja Brandt");
    await app.user.click(screen.getByRole("button", { name: "Save draft" }));
    expect(await screen.findByText(/Somebody else has changed this/)).toBeVisible();
    expect(sent).toMatchObject({ version: 3, persona: { name: "Maja Brandt", needs: [{ keywords: ["release", "delay"] }] } });
  });

  it("test_saves_bot_when_a_field_is_empty_should_say_so_there", async () => {
    const app = renderApp("/bots/bot_0/edit", { role: "admin" });
    await app.user.clear(await screen.findByRole("textbox", { name: "Name" }, find));
    await app.user.click(screen.getByRole("button", { name: "Publish" }));
    expect(await screen.findByText("Please fill this in.")).toBeVisible();
    expect(app.api.calls.some((call) => call.includes("publish"))).toBe(false);
  });

  it("test_leaves_editor_when_unsaved_should_ask_first", async () => {
    const app = renderApp("/bots/bot_0/edit", { role: "admin" });
    await app.user.type(await screen.findByRole("textbox", { name: "Name" }, find), "x");
    await app.user.click(screen.getByRole("link", { name: "Sessions" }));
    const dialog = await screen.findByRole("dialog", { name: "Leave without saving?" });
    await app.user.click(within(dialog).getByRole("button", { name: "Cancel" }));
    expect(app.router.state.location.pathname).toBe("/bots/bot_0/edit");
  });

  it("test_saves_rubric_when_changed_should_make_the_next_version", async () => {
    const app = renderApp("/rubrics/rub_0/edit", { role: "manager" });
    await app.user.type(await screen.findByRole("textbox", { name: "Name" }, find), " plus");
    await app.user.click(screen.getByRole("button", { name: "Save as version 3" }));
    expect(await screen.findByText(/Version 3 is saved/)).toBeVisible();
  });
});

describe("people and settings", () => {
  it("test_disables_person_when_confirmed_should_say_what_happens_first", async () => {
    const app = renderApp("/people", { role: "admin" });
    await app.user.click(await screen.findByRole("button", { name: "Disable: Tom Okafor" }, find));
    const dialog = await screen.findByRole("dialog", { name: "Disable Tom Okafor?" });
    expect(dialog).toHaveTextContent("is signed out everywhere");
    await app.user.click(within(dialog).getByRole("button", { name: "Disable" }));
    expect(await screen.findByText("Tom Okafor is disabled.")).toBeVisible();
  });

  it("test_demotes_last_admin_when_server_refuses_should_take_it_back", async () => {
    const api = new FakeApi();
    api.on("PATCH /v1/users/{user_id}", () => problem(409, "last_admin"));
    const app = renderApp("/people", { role: "admin", api });
    const role = await screen.findByRole("combobox", { name: "Role of Jonas Keller" }, find);
    await app.user.selectOptions(role, "learner");
    await app.user.click(await screen.findByRole("button", { name: "Change the role" }));
    expect(await screen.findByText(/This is the last admin/)).toBeVisible();
    expect(role).toHaveValue("admin");
  });

  it("test_invites_person_when_sent_should_show_the_link_once", async () => {
    const app = renderApp("/people/invitations", { role: "admin" });
    await app.user.click(await screen.findByRole("button", { name: "Invite somebody" }, find));
    const dialog = await screen.findByRole("dialog", { name: "Invite somebody" });
    await app.user.type(within(dialog).getByRole("textbox", { name: "Name" }), "Nora Berg");
    await app.user.type(within(dialog).getByRole("textbox", { name: "E-mail" }), "nora@northwind.example");
    await app.user.click(within(dialog).getByRole("button", { name: "Send the invitation" }));
    expect(await screen.findByRole("textbox", { name: "Invitation link" })).toHaveValue("http://localhost/invitations/accept?token=abc");
  });

  it("test_switches_mfa_on_when_code_is_right_should_show_secret_and_picture", async () => {
    const app = renderApp("/profile");
    await app.user.click(await screen.findByRole("button", { name: "Switch on" }, find));
    expect(await screen.findByRole("img", { name: "QR code for your authenticator app" }, find)).toBeVisible();
    expect(screen.getByText("JBSWY3DPEHPK3PXP")).toBeVisible();
    await app.user.type(screen.getByRole("textbox", { name: "Code" }), "123456");
    await app.user.click(screen.getByRole("button", { name: "Switch on" }));
    expect(await screen.findByText("Two-step sign-in is on.")).toBeVisible();
  });

  it("test_opens_model_when_a_key_is_stored_should_show_its_last_four_only", async () => {
    renderApp("/settings", { role: "admin" });
    expect(await screen.findByText(/A key ending in k3Zq is stored/, {}, find)).toBeVisible();
    expect(screen.getByLabelText("API key")).toHaveValue("");
  });
});

describe("keyboard", () => {
  it("test_opens_palette_when_ctrl_k_is_pressed_should_go_where_chosen", async () => {
    const app = renderApp("/");
    await heading("Hello, Jonas");
    await app.user.keyboard("{Control>}k{/Control}");
    await app.user.type(await screen.findByRole("combobox", { name: "Find anything" }, find), "robert{Enter}");
    await waitFor(() => expect(app.router.state.location.pathname).toBe("/bots/bot_1"));
  });

  it("test_opens_shortcuts_when_question_mark_is_pressed_should_list_them", async () => {
    const app = renderApp("/");
    await heading("Hello, Jonas");
    await app.user.keyboard("?");
    expect(await screen.findByRole("dialog", { name: "Keyboard shortcuts" }, find)).toBeVisible();
  });

  it("test_jumps_when_g_b_is_pressed_should_open_the_buyers", async () => {
    const app = renderApp("/");
    await heading("Hello, Jonas");
    await app.user.keyboard("gb");
    expect(await heading("Buyers")).toBeVisible();
  });
});

describe("a new company", () => {
  it("test_opens_home_when_nothing_is_there_should_say_what_comes_first", async () => {
    const api = new FakeApi();
    const page = dashboard("admin").admin!;
    const empty = { ...page, people: { active: 1, disabled: 0, invited: 0 }, bots: { published: 0 }, people_table: [] };
    api.on("GET /v1/dashboard", () => json({ ...dashboard("admin"), admin: empty }));
    renderApp("/", { role: "admin", api });
    const card = await screen.findByRole("region", { name: "First steps" }, find);
    expect(within(card).getByRole("link", { name: "Publish a buyer" })).toHaveAttribute("href", "/bots");
    expect(within(card).getByRole("link", { name: "Invite your people" })).toHaveAttribute("href", "/people/invitations");
  });
});

describe("roles", () => {
  it.each([
    ["learner", ["Home", "Buyers", "Rooms", "Sessions", "Rubrics"]],
    ["manager", ["Home", "Buyers", "Rooms", "Sessions", "Reviews", "Rubrics", "People"]],
    ["admin", ["Home", "Buyers", "Rooms", "Sessions", "Reviews", "Rubrics", "People", "Settings"]],
  ] as const)("test_shows_navigation_when_%s_should_hold_what_they_may_do", async (role, links) => {
    renderApp("/bots", { role });
    const nav = await screen.findByRole("navigation", { name: "Main" }, find);
    await waitFor(() => expect(within(nav).getAllByRole("link").map((link) => link.textContent)).toEqual(links));
  });
});
