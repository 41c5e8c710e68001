import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import type { RoomMember } from "@/api/types";
import { Lobby } from "@/features/rooms/components/Lobby";
import "@/features/rooms/texts";
import { json, problem } from "../fake/api";
import { findings } from "../fake/axe";
import { present, RoomDesk } from "../fake/room-desk";
import { room } from "../fake/rooms";
import { renderApp } from "../render-app";
import { renderPart } from "../render-part";

const find = { timeout: 10_000 };
const AISHA: RoomMember = { user_id: "user_1", name: "Aisha Rahman", seat: null, consents: false, host: false };
const JONAS: RoomMember = { user_id: "user_0", name: "Jonas Keller", seat: null, consents: false, host: true };
const HOSTED = { members: [JONAS, AISHA], your_seat: null };
const VISITED = { host_id: "user_1", your_seat: null, members: [{ ...AISHA, host: true }, { ...JONAS, host: false }] };

/** The lobby of a room in the whole app, once it has come. */
async function enter(desk: RoomDesk) {
  const app = renderApp("/rooms/rm_0", { api: desk.api });
  await screen.findByRole("heading", { level: 1, name: desk.now.name }, find);
  return app;
}

const seat = (name: RegExp) => screen.getByRole("button", { name });
const hosting = () => screen.queryByRole("heading", { name: "You are the host" });
const row = (name: string) => within(screen.getByText(name, { selector: "li span" }).closest("li")!);

describe("the lobby", () => {
  it("test_shows_lobby_when_member_should_offer_seats_and_leaving_but_nothing_of_the_host", async () => {
    const desk = new RoomDesk({ ...VISITED, brief: "Sell it." });
    desk.there = [present({ room_id: "rm_0" })];
    const { container } = await enter(desk);
    expect(hosting()).toBeNull();
    expect(screen.queryByRole("button", { name: "Make host" })).toBeNull();
    expect(screen.getByText("Only you see this.")).toBeVisible();
    expect(row("Jonas Keller (you)").getByText("In the lobby")).toBeVisible();
    expect(row("Aisha Rahman").getByText("Host")).toBeVisible();
    expect(await row("Aisha Rahman").findByText("In a call", {}, find)).toBeVisible();
    expect(screen.getByText("Choose a seat to join the call.")).toBeVisible();
    expect(await findings(container)).toEqual([]);
  });

  it("test_shows_lobby_when_host_should_offer_opening_inviting_locking_and_people", async () => {
    const { container } = await enter(new RoomDesk(HOSTED));
    expect(hosting()).toBeVisible();
    for (const name of ["Open the room now", "Change name or time", "New invitation link", "Lock the room", "End for everybody", "Make host", "Remove"])
      expect(screen.getByRole("button", { name })).toBeEnabled();
    expect(await findings(container)).toEqual([]);
  });

  it("test_shows_lobby_when_the_room_is_not_to_be_had_should_say_so", async () => {
    const desk = new RoomDesk();
    desk.api.on("GET /v1/rooms/{room_id}", () => problem(404, "no_such_room", "There is no such thing"));
    renderApp("/rooms/rm_0", { api: desk.api });
    expect(await screen.findByRole("heading", { name: "There is nothing here" }, find)).toBeVisible();
  });

  it("test_shows_lobby_when_one_was_removed_meanwhile_should_say_so_instead_of_what_was", async () => {
    const desk = new RoomDesk();
    await enter(desk);
    desk.api.on("GET /v1/rooms/{room_id}", () => problem(404, "not_found"));
    expect(await screen.findByRole("heading", { name: "You are no longer in this room" }, find)).toBeVisible();
    expect(screen.queryByRole("heading", { name: desk.now.name })).toBeNull();
  });
});

describe("seats", () => {
  it("test_takes_seat_when_free_should_sit_down_and_get_up_again", async () => {
    const desk = new RoomDesk(VISITED);
    const { user } = await enter(desk);
    await user.click(seat(/^Buyer/));
    await waitFor(() => expect(seat(/^Buyer \(1 of 1\)/)).toHaveAttribute("aria-pressed", "true"));
    expect(screen.getByText(/You buy/)).toBeVisible();
    await user.click(seat(/^Buyer/));
    await waitFor(() => expect(seat(/^Buyer \(0 of 1\)/)).toHaveAttribute("aria-pressed", "false"));
    expect(desk.said("seat")).toEqual([{ seat: "buyer" }, { seat: null }]);
  });

  it("test_takes_seat_when_full_should_not_be_offered", async () => {
    await enter(new RoomDesk({ ...VISITED, members: [{ ...AISHA, seat: "seller", host: true }, JONAS] }));
    expect(seat(/^Seller \(1 of 1\)/)).toBeDisabled();
    expect(seat(/^Buyer \(0 of 1\)/)).toBeEnabled();
    expect(seat(/^Observer \(0 of 5\)/)).toBeEnabled();
  });

  it("test_takes_seat_when_it_is_ones_own_and_full_should_still_let_it_go", async () => {
    await enter(new RoomDesk({ members: [{ ...JONAS, seat: "seller" }] }));
    expect(seat(/^Seller \(1 of 1\)/)).toBeEnabled();
  });

  it("test_takes_seat_when_somebody_was_quicker_should_say_so_and_show_who_sits_there", async () => {
    const desk = new RoomDesk(VISITED);
    const { user, container } = await enter(desk);
    desk.now = { ...desk.now, members: [{ ...AISHA, host: true, seat: "buyer" }, JONAS] };
    desk.refuse(409, "seat_taken", "Somebody else has this seat.");
    await user.click(seat(/^Buyer/));
    expect(await screen.findByRole("alert")).toHaveTextContent("Somebody else has this seat.");
    await waitFor(() => expect(seat(/^Buyer \(1 of 1\)/)).toBeDisabled());
    expect(row("Aisha Rahman").getByText("Buyer")).toBeVisible();
    expect(await findings(container)).toEqual([]);
    await user.click(seat(/^Coach/));
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  });
});

describe("hosting", () => {
  it("test_locks_room_when_pressed_should_say_that_it_is_locked", async () => {
    const desk = new RoomDesk(HOSTED);
    const { user } = await enter(desk);
    await user.click(seat(/^Lock the room/));
    expect(await screen.findByRole("button", { name: "Unlock the room" })).toHaveAttribute("aria-pressed", "true");
    await user.click(seat(/^Unlock/));
    expect(await screen.findByRole("button", { name: "Lock the room" })).toHaveAttribute("aria-pressed", "false");
    expect(desk.said("lock")).toEqual([{ locked: true }, { locked: false }]);
  });

  it("test_enters_room_when_it_is_locked_should_say_so", async () => {
    const desk = new RoomDesk();
    desk.api.on("POST /v1/rooms/{room_id}/enter", () => problem(409, "room_locked", "The host has locked this room."));
    renderApp("/rooms/rm_0/enter#secret", { api: desk.api });
    expect(await screen.findByRole("alert", {}, find)).toHaveTextContent("The host has locked this room.");
  });

  it("test_removes_member_when_confirmed_should_name_them_first", async () => {
    const desk = new RoomDesk(HOSTED);
    const { user } = await enter(desk);
    await user.click(seat(/^Remove$/));
    const dialog = within(await screen.findByRole("dialog", { name: "Remove Aisha Rahman from the room?" }));
    await user.click(dialog.getByRole("button", { name: "Cancel" }));
    expect(desk.said("remove")).toEqual([]);
    await user.click(seat(/^Remove$/));
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Remove" }));
    await waitFor(() => expect(screen.queryByText("Aisha Rahman")).toBeNull());
    expect(desk.said("remove")).toEqual([{ member_id: "user_1" }]);
  });

  it("test_hands_over_when_pressed_should_be_host_no_longer", async () => {
    const { user } = await enter(new RoomDesk(HOSTED));
    await user.click(seat(/^Make host/));
    await waitFor(() => expect(hosting()).toBeNull());
  });

  it("test_invites_when_refused_should_say_why_and_show_the_link_the_next_time", async () => {
    const desk = new RoomDesk(HOSTED);
    desk.api.on("POST /v1/rooms/{room_id}/invitation", () => problem(409, "room_ended", "This room has ended."));
    const { user } = await enter(desk);
    await user.click(seat(/^New invitation link/));
    expect(await screen.findByRole("alert")).toHaveTextContent("This room has ended.");
    desk.api.on("POST /v1/rooms/{room_id}/invitation", () => json({ link: "http://localhost/rooms/rm_0/enter#s" }));
    await user.click(seat(/^New invitation link/));
    expect(await screen.findByRole("textbox", { name: "Invitation link" })).toHaveValue("http://localhost/rooms/rm_0/enter#s");
  });

  it("test_ends_room_when_confirmed_should_show_what_was", async () => {
    const desk = new RoomDesk(HOSTED);
    const { user } = await enter(desk);
    await user.click(seat(/^End for everybody/));
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "End for everybody" }));
    expect(await screen.findByText("Here were: Jonas Keller, Aisha Rahman.", {}, find)).toBeVisible();
  });
});

describe("a room that changes", () => {
  async function edit(desk: RoomDesk) {
    const { user } = await enter(desk);
    await user.click(seat(/^Change name or time/));
    const dialog = await screen.findByRole("dialog", { name: "Change the room" }, find);
    return { user, dialog, form: within(dialog) };
  }

  it("test_edits_room_when_saved_should_show_the_new_name", async () => {
    const desk = new RoomDesk(HOSTED);
    const { user, form, dialog } = await edit(desk);
    expect(await findings(dialog)).toEqual([]);
    await user.clear(form.getByRole("textbox", { name: "Name" }));
    await user.type(form.getByRole("textbox", { name: "Name" }), "Friday round");
    await user.click(form.getByRole("button", { name: "Save" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Friday round" }, find)).toBeVisible();
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(desk.sent.at(-1)!.body).toMatchObject({ version: 3, name: "Friday round", minutes: 30 });
  });

  it("test_edits_room_when_somebody_else_did_meanwhile_should_keep_their_change_and_say_so", async () => {
    const desk = new RoomDesk(HOSTED);
    const { user, form } = await edit(desk);
    desk.now = { ...desk.now, name: "Renamed elsewhere", version: 4 };
    desk.refuse(409, "version_conflict");
    desk.refuse(409, "version_conflict");
    await user.click(form.getByRole("button", { name: "Save" }));
    expect(await form.findByRole("alert", {}, find)).toHaveTextContent("Somebody else has changed this in the meantime.");
    expect(await screen.findByRole("heading", { level: 1, name: "Renamed elsewhere" }, find)).toBeVisible();
    expect(form.getByRole("textbox", { name: "Name" })).toHaveValue("Tuesday round");
    await user.click(form.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(desk.sent.map((one) => one.body.version)).toEqual([3, 3]));
    await user.click(form.getByRole("button", { name: "Close" }));
    await user.click(seat(/^Change name or time/));
    const again = within(await screen.findByRole("dialog", { name: "Change the room" }));
    expect(again.getByRole("textbox", { name: "Name" })).toHaveValue("Renamed elsewhere");
    await user.click(again.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(desk.sent.at(-1)!.body).toMatchObject({ version: 4, name: "Renamed elsewhere" }));
  });

  it("test_leaves_room_when_confirmed_should_go_back_to_the_list", async () => {
    const desk = new RoomDesk(VISITED);
    desk.api.on("GET /v1/rooms", () => json({ items: [], next_cursor: null }));
    const { user, router } = await enter(desk);
    await user.click(seat(/^Leave this room for good/));
    const dialog = within(await screen.findByRole("dialog", { name: "Leave this room?" }));
    expect(dialog.getByText(/You can come back by its invitation link/)).toBeVisible();
    await user.click(dialog.getByRole("button", { name: "Leave this room for good" }));
    await waitFor(() => expect(router.state.location.pathname).toBe("/rooms"), find);
  });

  it("test_leaves_room_when_one_is_the_last_should_say_why_not", async () => {
    const desk = new RoomDesk();
    desk.refuse(409, "last_member", "You are the only one here: end the room instead.");
    const { user } = renderPart(<Lobby room={room()} />, desk.api);
    await user.click(await screen.findByRole("button", { name: "Leave this room for good" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText(/somebody else who is in it becomes its host/)).toBeVisible();
    await user.click(dialog.getByRole("button", { name: "Leave this room for good" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("end the room instead");
  });
});
