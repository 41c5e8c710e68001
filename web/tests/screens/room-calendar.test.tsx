import { screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";

import { AddToCalendar } from "@/features/rooms/components/AddToCalendar";
import "@/features/rooms/texts";
import { FakeApi, json, problem } from "../fake/api";
import { room } from "../fake/rooms";
import { renderPart } from "../render-part";

const ADD = { name: "Add to calendar" };
const FILE = { name: "sparring-2027-01-12.ics", text: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" };

function saved() {
  const files: { name: string; type: string; text: Promise<string> }[] = [];
  let blob = new Blob();
  vi.stubGlobal(
    "URL",
    Object.assign(URL, {
      createObjectURL: (made: Blob) => ((blob = made), "blob:calendar"),
      revokeObjectURL: () => undefined,
    }),
  );
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    files.push({ name: this.download, type: blob.type, text: blob.text() });
  });
  return files;
}

afterEach(() => vi.restoreAllMocks());

describe("a room in the calendar", () => {
  it("test_adds_to_calendar_when_room_is_planned_should_save_the_file_as_it_came", async () => {
    const files = saved();
    const api = new FakeApi();
    api.on("GET /v1/rooms/{room_id}/calendar", (_request, id) => (id === "rm_0" ? json(FILE) : problem(404, "not_found")));
    const { user } = renderPart(<AddToCalendar room={room()} />, api);
    await user.click(await screen.findByRole("button", ADD));
    expect(await screen.findByText(/The file is saved/)).toBeVisible();
    expect(files).toHaveLength(1);
    expect(files[0]).toMatchObject({ name: FILE.name, type: "text/calendar;charset=utf-8" });
    expect(await files[0]?.text).toBe(FILE.text);
  });

  it("test_adds_to_calendar_when_refused_should_say_why_and_save_nothing", async () => {
    const files = saved();
    const api = new FakeApi();
    api.on("GET /v1/rooms/{room_id}/calendar", () => problem(409, "room_ended", "This room has ended."));
    const { user } = renderPart(<AddToCalendar room={room()} />, api);
    await user.click(await screen.findByRole("button", ADD));
    expect(await screen.findByRole("alert")).toHaveTextContent("This room has ended.");
    expect(files).toEqual([]);
  });

  it.each([{ starts_at: null }, { status: "ended" as const }])("test_adds_to_calendar_when_%j_should_not_be_offered", async (changes) => {
    renderPart(
      <>
        <h1>Lobby</h1>
        <AddToCalendar room={room(changes)} />
      </>,
    );
    expect(await screen.findByRole("heading", { name: "Lobby" })).toBeVisible();
    expect(screen.queryByRole("button", ADD)).toBeNull();
  });
});
