import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";

import { json } from "../fake/api";
import { findings } from "../fake/axe";
import { Devices } from "../fake/devices";
import { FakePeer } from "../fake/media";
import { RoomDesk } from "../fake/room-desk";
import { renderApp } from "../render-app";

const find = { timeout: 10_000 };
const OPEN = { status: "open", opened_at: "2026-11-23T10:00:00.000Z" } as const;

let devices: Devices;

beforeEach(() => {
  devices = new Devices("audio", "video");
  Object.assign(HTMLMediaElement.prototype, { srcObject: null });
});

async function enter(desk: RoomDesk) {
  const app = renderApp("/rooms/rm_0", { api: desk.api });
  const allow = await screen.findByRole("button", { name: "Switch on camera and microphone" }, find);
  return { ...app, allow };
}

const join = () => screen.getByRole("button", { name: "Join the call" });
const consent = () => screen.getByRole("checkbox", { name: "I agree to be recorded" });

describe("the device check", () => {
  it("test_checks_devices_when_allowed_should_show_the_picture_and_how_loud_it_is", async () => {
    const { user, allow, container } = await enter(new RoomDesk(OPEN));
    expect(join()).toBeDisabled();
    expect(screen.getByText("Switch on camera and microphone first.")).toBeVisible();
    expect(screen.getByText(/nothing is sent before you join/)).toBeVisible();
    await user.click(allow);
    expect(await screen.findByLabelText("Your camera")).toBeVisible();
    await waitFor(() => expect(screen.getByRole<HTMLMeterElement>("meter").value).toBeCloseTo(0.8));
    expect(join()).toBeEnabled();
    expect(screen.getByText("You are ready.")).toBeVisible();
    expect(await findings(container)).toEqual([]);
  });

  it.each([
    ["NotAllowedError", "Your browser was told not to use camera and microphone."],
    ["NotFoundError", "No microphone was found."],
    ["NotReadableError", "Camera or microphone could not be opened."],
  ])("test_checks_devices_when_they_fail_with_%s_should_say_what_to_do_and_try_again", async (fault, words) => {
    devices.fault = fault;
    const { user, allow, container } = await enter(new RoomDesk(OPEN));
    await user.click(allow);
    expect(await screen.findByText(new RegExp(words))).toBeVisible();
    expect(join()).toBeDisabled();
    expect(await findings(container)).toEqual([]);
    devices.fault = null;
    await user.click(allow);
    expect(await screen.findByLabelText("Your camera")).toBeVisible();
    expect(screen.queryByText(new RegExp(words))).toBeNull();
  });

  it("test_checks_devices_when_there_is_no_camera_should_go_on_with_the_microphone", async () => {
    devices.has = ["audio"];
    const { user, allow } = await enter(new RoomDesk(OPEN));
    await user.click(allow);
    expect(await screen.findByText("There is no camera; the others will hear you only.")).toBeVisible();
    expect(join()).toBeEnabled();
  });

  it("test_checks_devices_when_there_is_no_microphone_should_not_let_in", async () => {
    devices.has = ["video"];
    const { user, allow } = await enter(new RoomDesk(OPEN));
    await user.click(allow);
    expect(await screen.findByText(/No microphone was found/)).toBeVisible();
    expect(join()).toBeDisabled();
  });

  it.each([
    [{ status: "scheduled" as const }, "The room is not open yet."],
    [{ ...OPEN, your_seat: null }, "Choose a seat first."],
  ])("test_checks_devices_when_room_is_not_ready_%#_should_say_what_is_missing", async (changes, words) => {
    const { user, allow } = await enter(new RoomDesk(changes));
    await user.click(allow);
    expect(await screen.findByText(words)).toBeVisible();
    expect(join()).toBeDisabled();
  });

  it("test_plays_tone_when_asked_should_sound_once", async () => {
    const { user } = await enter(new RoomDesk(OPEN));
    await user.click(screen.getByRole("button", { name: "Play a test tone" }));
    expect(devices.tones).toBe(1);
  });

  it("test_leaves_page_when_devices_are_on_should_switch_them_off", async () => {
    const { user, allow, unmount } = await enter(new RoomDesk(OPEN));
    await user.click(allow);
    await screen.findByLabelText("Your camera");
    expect(devices.running).toBe(2);
    unmount();
    expect(devices.running).toBe(0);
  });

  it("test_leaves_page_when_the_browser_still_asks_should_switch_off_what_comes_later", async () => {
    devices.ask();
    const { user, allow, unmount } = await enter(new RoomDesk(OPEN));
    await user.click(allow);
    unmount();
    devices.allow();
    await waitFor(() => expect(devices.opened).toHaveLength(1));
    await waitFor(() => expect(devices.running).toBe(0));
  });

  it("test_switches_on_when_pressed_twice_should_keep_one_stream_only", async () => {
    devices.ask();
    const { user, allow } = await enter(new RoomDesk(OPEN));
    await user.dblClick(allow);
    devices.allow();
    expect(await screen.findByLabelText("Your camera")).toBeVisible();
    expect(devices.running).toBe(2);
  });
});

describe("consent to be recorded", () => {
  const records = { ...OPEN, records: true };

  it("test_consents_when_room_is_never_recorded_should_not_ask", async () => {
    await enter(new RoomDesk(OPEN));
    expect(screen.queryByRole("checkbox")).toBeNull();
  });

  it("test_consents_when_pressed_should_show_it_at_once_and_keep_what_the_server_says", async () => {
    const desk = new RoomDesk(records);
    let answer: (response: Response) => void = () => undefined;
    desk.api.on("POST /v1/rooms/{room_id}/consent", () => new Promise<Response>((done) => (answer = done)));
    const { user } = await enter(desk);
    expect(consent()).not.toBeChecked();
    await user.click(consent());
    expect(consent()).toBeChecked();
    await waitFor(() => expect(desk.api.calls).toContain("POST /v1/rooms/rm_0/consent"));
    desk.now = { ...desk.now, members: desk.now.members.map((one) => ({ ...one, consents: true })) };
    answer(json(desk.now));
    expect(await screen.findByText("Agrees to be recorded", {}, find)).toBeVisible();
    expect(consent()).toBeChecked();
  });

  it("test_consents_when_refused_should_go_back_and_say_why", async () => {
    const desk = new RoomDesk(records);
    desk.refuse(409, "room_ended", "This room has ended.");
    const { user } = await enter(desk);
    await user.click(consent());
    expect(await screen.findByText("This room has ended.", {}, find)).toBeVisible();
    expect(consent()).not.toBeChecked();
  });

  it("test_consents_when_changed_twice_should_send_both_in_order_and_never_show_the_first_again", async () => {
    const desk = new RoomDesk(records);
    const answers: (() => void)[] = [];
    const given: boolean[] = [];
    desk.api.on("POST /v1/rooms/{room_id}/consent", async (request) => {
      const body = (await request.json()) as { given: boolean };
      given.push(body.given);
      await new Promise<void>((go) => answers.push(go));
      desk.now = { ...desk.now, members: desk.now.members.map((one) => ({ ...one, consents: body.given })) };
      return json(desk.now);
    });
    const { user } = await enter(desk);
    await user.click(consent());
    await user.click(consent());
    await waitFor(() => expect(given).toEqual([true]));
    answers.shift()!();
    await waitFor(() => expect(given).toEqual([true, false]));
    expect(consent()).not.toBeChecked();
    answers.shift()!();
    await waitFor(() => expect(screen.queryByText("Agrees to be recorded")).toBeNull());
    expect(consent()).not.toBeChecked();
  });

  it("test_joins_when_consent_is_on_its_way_should_wait_for_it", async () => {
    const desk = new RoomDesk(records);
    let answer: (response: Response) => void = () => undefined;
    desk.api.on("POST /v1/rooms/{room_id}/consent", () => new Promise<Response>((done) => (answer = done)));
    desk.api.on("POST /v1/rooms/{room_id}/admission", () => json({ ticket: "t", expires_in: 60, ice_servers: [] }));
    const { user, allow } = await enter(desk);
    await user.click(allow);
    await screen.findByLabelText("Your camera");
    await user.click(consent());
    await user.click(join());
    expect(FakePeer.all).toHaveLength(0);
    answer(json(desk.now));
    expect(await screen.findByRole("toolbar", { name: "Call" }, find)).toBeVisible();
    await waitFor(() => expect(FakePeer.all).toHaveLength(1), find);
    await user.click(within(screen.getByRole("toolbar")).getByRole("button", { name: "Leave" }));
    expect(await screen.findByText("You left the call.")).toBeVisible();
    expect(devices.running).toBe(0);
  });
});
