import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { json, problem } from "../fake/api";
import { findings } from "../fake/axe";
import { present, RoomDesk, roomCard, SCENES } from "../fake/room-desk";
import { renderApp } from "../render-app";

const find = { timeout: 10_000 };
const LIST = "GET /v1/rooms";

function desk(...rooms: Parameters<typeof roomCard>[0][]): RoomDesk {
  const made = new RoomDesk();
  made.api.on(LIST, () => json({ items: rooms.map(roomCard), next_cursor: null }));
  return made;
}

describe("rooms", () => {
  it("test_lists_rooms_when_there_are_some_should_show_each_with_its_state_and_lead_to_it", async () => {
    const { api } = desk({}, { room_id: "rm_1", name: "Yesterday", status: "ended", host_name: "Tom Okafor" });
    const { container } = renderApp("/rooms", { api });
    const table = within(await screen.findByRole("table", { name: "Practice rooms" }, find));
    const rows = table.getAllByRole("row").slice(1);
    expect(rows.map((one) => within(one).getAllByRole("cell")[0]!.textContent)).toEqual(["To come", "Over"]);
    expect(within(rows[1]!).getByText("Tom Okafor")).toBeVisible();
    expect(within(rows[0]!).getByRole("link", { name: "Tuesday round" })).toHaveAttribute("href", "/rooms/rm_0");
    await waitFor(() => expect(screen.queryByText(/Looking who is here/)).toBeNull(), find);
    expect(await findings(container)).toEqual([]);
  });

  it("test_lists_rooms_when_there_is_none_should_say_what_to_do", async () => {
    const { container } = renderApp("/rooms", { api: desk().api });
    expect(await screen.findByRole("heading", { name: "No rooms yet" }, find)).toBeVisible();
    expect(screen.getByText(/send its link to your colleagues/)).toBeVisible();
    expect(screen.queryByRole("table")).toBeNull();
    expect(await findings(container)).toEqual([]);
  });

  it("test_lists_rooms_when_loading_should_hold_their_place", async () => {
    const { api } = desk();
    let answer: (response: Response) => void = () => undefined;
    api.on(LIST, () => new Promise<Response>((done) => (answer = done)));
    const { container } = renderApp("/rooms", { api });
    await screen.findByRole("heading", { level: 1, name: "Practice rooms" }, find);
    expect(await screen.findByText("Loading")).toBeInTheDocument();
    expect(await findings(container)).toEqual([]);
    await waitFor(() => expect(api.calls).toContain(LIST));
    answer(json({ items: [roomCard()], next_cursor: null }));
    expect(await screen.findByRole("link", { name: "Tuesday round" }, find)).toBeVisible();
  });

  it("test_lists_rooms_when_the_server_fails_should_offer_another_try", async () => {
    const { api } = desk();
    api.on(LIST, () => problem(500, "internal_error"));
    const { user, container } = renderApp("/rooms", { api });
    const again = await screen.findByRole("button", { name: "Try again" }, find);
    expect(await findings(container)).toEqual([]);
    api.on(LIST, () => json({ items: [roomCard()], next_cursor: null }));
    await user.click(again);
    expect(await screen.findByRole("link", { name: "Tuesday round" }, find)).toBeVisible();
  });

  it("test_lists_rooms_when_coach_should_lead_to_all_that_are_over_too", async () => {
    const made = desk();
    made.api.on(LIST, (request) =>
      json({ items: new URL(request.url).searchParams.get("scope") === "ended" ? [roomCard({ room_id: "rm_9", name: "Of others", status: "ended" })] : [], next_cursor: null }),
    );
    const { user } = renderApp("/rooms", { api: made.api, role: "manager" });
    await user.click(await screen.findByRole("radio", { name: "All that are over" }, find));
    expect(await screen.findByRole("link", { name: "Of others" }, find)).toHaveAttribute("href", "/rooms/rm_9");
  });

  it("test_lists_rooms_when_learner_should_offer_no_rooms_of_others", async () => {
    renderApp("/rooms", { api: desk({}).api, role: "learner" });
    await screen.findByRole("table", {}, find);
    expect(screen.queryByRole("radio", { name: "All that are over" })).toBeNull();
  });

  it("test_pages_rooms_when_there_are_more_should_keep_the_place_in_the_address", async () => {
    const { api } = desk();
    api.on(LIST, (request) => {
      const second = new URL(request.url).searchParams.get("cursor") === "c2";
      return json({ items: [roomCard({ name: second ? "Older" : "Newer" })], next_cursor: second ? null : "c2" });
    });
    const { user, router } = renderApp("/rooms", { api });
    await user.click(await screen.findByRole("button", { name: "Next page" }, find));
    expect(await screen.findByRole("link", { name: "Older" }, find)).toBeVisible();
    expect(router.state.location.search).toBe("?cursor=c2");
    expect(screen.getByRole("button", { name: "Next page" })).toBeDisabled();
  });
});

describe("colleagues who are here", () => {
  const card = async () => within((await screen.findByRole("heading", { name: "Here now" }, find)).closest("section")!);

  it("test_shows_colleagues_when_some_are_there_should_name_each_and_how_but_not_oneself", async () => {
    const made = desk();
    made.there = [
      present({ user_id: "user_0", name: "Jonas Keller" }),
      present(),
      present({ user_id: "user_2", name: "Marta Nowak", room_id: "rm_1", speaking: true }),
      present({ user_id: "user_3", name: "Tom Okafor", room_id: "rm_1", muted: true }),
      present({ user_id: "user_4", name: "Lena Fischer", room_id: "rm_1", away: true }),
    ];
    renderApp("/rooms", { api: made.api });
    const here = await card();
    expect(await here.findAllByRole("listitem", {}, find)).toHaveLength(4);
    expect(here.getAllByRole("listitem").map((one) => one.textContent)).toEqual([
      "Aisha Rahman Online",
      "Marta Nowak Speaking",
      "Tom Okafor In a call, microphone off",
      "Lena Fischer Away",
    ]);
  });

  it("test_shows_colleagues_when_nobody_is_there_should_say_so", async () => {
    renderApp("/rooms", { api: desk().api });
    expect(await (await card()).findByText("None of your colleagues is here just now.", {}, find)).toBeVisible();
  });

  it("test_shows_colleagues_when_there_is_no_answer_should_say_so_and_not_look_for_ever", async () => {
    const made = desk();
    made.api.on("GET /v1/presence", () => problem(403, "forbidden"));
    renderApp("/rooms", { api: made.api });
    expect(await (await card()).findByText(/cannot be seen just now/, {}, find)).toBeVisible();
  });

  it("test_shows_colleagues_when_one_falls_silent_should_let_them_go_without_an_answer", async () => {
    const made = desk();
    let asked = 0;
    made.api.on("GET /v1/presence", () => (asked++ === 0 ? json({ items: [present({ ago: 4 })] }) : new Promise<Response>(() => undefined)));
    renderApp("/rooms", { api: made.api });
    const here = await card();
    expect(await here.findByText("Aisha Rahman", {}, find)).toBeVisible();
    await waitFor(() => expect(here.queryByText("Aisha Rahman")).toBeNull(), { timeout: 3_000 });
  });
});

describe("a new room", () => {
  async function open(made: RoomDesk) {
    const app = renderApp("/rooms", { api: made.api });
    await app.user.click(await screen.findByRole("button", { name: "New room" }, find));
    const dialog = await screen.findByRole("dialog", { name: "New room" }, find);
    return { ...app, dialog, form: within(dialog) };
  }

  it("test_makes_room_when_filled_should_send_a_scene_that_ships_and_go_there", async () => {
    const made = desk();
    const { user, form, dialog, router } = await open(made);
    await form.findByRole("option", { name: "Renewal at risk" }, find);
    expect(await findings(dialog)).toEqual([]);
    await user.type(form.getByRole("textbox", { name: "Name" }), "Friday");
    await user.selectOptions(form.getByRole("combobox", { name: "Rubric" }), await form.findByRole("option", { name: "Discovery with SPIN" }, find));
    await user.click(form.getByRole("checkbox", { name: "This room may be recorded" }));
    await user.click(form.getByRole("button", { name: "Make the room" }));
    await waitFor(() => expect(router.state.location.pathname).toBe("/rooms/rm_0"), find);
    expect(made.said("rooms")).toEqual([{ name: "Friday", minutes: 30, records: true, rubric_id: "rub_0", starts_at: null, scenario_id: "first-meeting" }]);
  });

  it("test_makes_room_when_the_scene_is_ones_own_should_send_it_with_the_briefs_that_were_written", async () => {
    const made = desk();
    const { user, form, dialog, router } = await open(made);
    await form.findByRole("option", { name: "Renewal at risk" }, find);
    await user.selectOptions(form.getByRole("combobox", { name: "Scene" }), "A scene of your own");
    await user.type(form.getByRole("textbox", { name: "Name" }), "Ours");
    await user.type(form.getByRole("textbox", { name: "Title of the scene" }), "Lost deal");
    await user.type(form.getByRole("textbox", { name: "What everybody may know" }), "They left.");
    await user.type(form.getByRole("textbox", { name: "Brief for: Buyer" }), "Budget: none.");
    await user.type(form.getByRole("textbox", { name: "Brief for: Coach" }), "  ");
    expect(await findings(dialog)).toEqual([]);
    await user.click(form.getByRole("button", { name: "Make the room" }));
    await waitFor(() => expect(router.state.location.pathname).toBe("/rooms/rm_0"), find);
    const scenario = { title: "Lost deal", situation: "They left.", call_type: "discovery", briefs: { buyer: "Budget: none." } };
    expect(made.said("rooms")).toEqual([{ name: "Ours", minutes: 30, records: false, rubric_id: null, starts_at: null, scenario }]);
  });

  it("test_makes_room_when_an_answer_is_lost_should_send_the_same_key_until_the_wish_changes", async () => {
    const made = desk();
    made.refuse(503, "unavailable");
    made.refuse(503, "unavailable");
    const { user, form } = await open(made);
    await form.findByRole("option", { name: "Renewal at risk" }, find);
    await user.type(form.getByRole("textbox", { name: "Name" }), "Friday");
    const make = form.getByRole("button", { name: "Make the room" });
    await user.click(make);
    expect(await form.findByRole("alert", {}, find)).toHaveTextContent("This takes longer than it should.");
    await user.click(make);
    await waitFor(() => expect(made.sent).toHaveLength(2), find);
    await user.type(form.getByRole("textbox", { name: "Name" }), "!");
    await user.click(make);
    await waitFor(() => expect(made.sent).toHaveLength(3), find);
    const keys = made.sent.map((one) => one.key);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it("test_makes_room_when_refused_should_say_it_at_the_field", async () => {
    const made = desk();
    made.refuse(422, "invalid", "Some fields are wrong", [
      { field: "name", message: "Nothing in it can be seen." },
      { field: "scenario.briefs.buyer", message: "Too long." },
    ]);
    const { user, form, dialog, router } = await open(made);
    await form.findByRole("option", { name: "Renewal at risk" }, find);
    await user.selectOptions(form.getByRole("combobox", { name: "Scene" }), "A scene of your own");
    await user.type(form.getByRole("textbox", { name: "Name" }), "x");
    await user.type(form.getByRole("textbox", { name: "Title of the scene" }), "y");
    await user.type(form.getByRole("textbox", { name: "What everybody may know" }), "z");
    await user.click(form.getByRole("button", { name: "Make the room" }));
    expect(await form.findByRole("alert", {}, find)).toHaveTextContent("Some fields are wrong");
    expect(form.getByRole("textbox", { name: "Name" })).toHaveAccessibleDescription("Nothing in it can be seen.");
    expect(form.getByRole("textbox", { name: "Brief for: Buyer" })).toBeInvalid();
    expect(await findings(dialog)).toEqual([]);
    expect(router.state.location.pathname).toBe("/rooms");
  });

  it("test_makes_room_when_no_scene_is_to_be_had_should_still_take_ones_own", async () => {
    const made = desk();
    made.api.on("GET /v1/room-scenarios", () => problem(500, "internal_error"));
    const { user, form, router } = await open(made);
    await user.type(await form.findByRole("textbox", { name: "Title of the scene" }, find), "Lost deal");
    await user.type(form.getByRole("textbox", { name: "What everybody may know" }), "They left.");
    await user.type(form.getByRole("textbox", { name: "Name" }), "Ours");
    await user.click(form.getByRole("button", { name: "Make the room" }));
    await waitFor(() => expect(router.state.location.pathname).toBe("/rooms/rm_0"), find);
    expect(made.said("rooms")[0]).toMatchObject({ scenario: { title: "Lost deal" } });
  });

  it("test_makes_room_when_scenes_are_coming_should_wait_for_them", async () => {
    const made = desk();
    let answer: (response: Response) => void = () => undefined;
    made.api.on("GET /v1/room-scenarios", () => new Promise<Response>((done) => (answer = done)));
    const { form } = await open(made);
    expect(form.getByRole("button", { name: "Make the room" })).toBeDisabled();
    expect(form.queryByRole("textbox", { name: "Title of the scene" })).toBeNull();
    await waitFor(() => expect(made.api.calls).toContain("GET /v1/room-scenarios"));
    answer(json(SCENES));
    await waitFor(() => expect(form.getByRole("button", { name: "Make the room" })).toBeEnabled(), find);
    expect(form.getByRole("combobox", { name: "Scene" })).toHaveDisplayValue("First meeting");
  });
});
