import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { useState } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";

import type { PlayableRecording, Recording } from "@/api/types";
import After from "@/features/rooms/components/After";
import { Recordings } from "@/features/rooms/components/Recordings";
import "@/features/rooms/texts";
import { FakeApi, json, problem } from "../fake/api";
import { findings } from "../fake/axe";
import { recording } from "../fake/room-desk";
import { room } from "../fake/rooms";
import { renderPart } from "../render-part";

const find = { timeout: 5_000 };
const ALL = "GET /v1/rooms/{room_id}/recordings";
const ONE = "GET /v1/rooms/{room_id}/recordings/{recording_id}";

/** A room's recordings; each look at one makes links that were not there before. */
class Archive {
  readonly api = new FakeApi();
  items: Recording[];
  looks = 0;
  refusals: Response[] = [];

  constructor(...items: Partial<Recording>[]) {
    this.items = items.map(recording);
    this.api.on(ALL, () => json({ items: this.items, next_cursor: null }));
    this.api.on(ONE, (_request, _room, id) => this.look(id));
    this.api.on("DELETE /v1/rooms/{room_id}/recordings/{recording_id}", (_request, _room, id) => this.forget(id));
  }

  private look(id: string | undefined): Response {
    const refusal = this.refusals.shift();
    const found = this.items.find((one) => one.recording_id === id);
    if (refusal) return refusal;
    if (!found) return problem(404, "no_such_recording");
    this.looks += 1;
    const files = found.files.map((film) => ({ ...film, url: `https://films.example/${found.recording_id}/${film.participant}?${this.looks}` }));
    return json({ ...found, files, link_expires_in: 900 } satisfies PlayableRecording);
  }

  private forget(id: string | undefined): Response {
    const refusal = this.refusals.shift();
    if (refusal) return refusal;
    this.items = this.items.filter((one) => one.recording_id !== id);
    return new Response(null, { status: 204 });
  }
}

function Shelf({ onReady }: { onReady: (handle: unknown) => void }) {
  const [chosen, setChosen] = useState<string | null>(null);
  return <Recordings roomId="rm_0" chosen={chosen} onChoose={setChosen} onReady={onReady} />;
}

const shown = (archive: Archive, onReady: (handle: unknown) => void = vi.fn()) => renderPart(<Shelf onReady={onReady} />, archive.api);
const films = () => within(screen.getByRole("list", { name: "Everybody's film" }));
const links = () => [...document.querySelectorAll("video")].map((one) => one.src.replace("https://films.example/", ""));

beforeEach(() => {
  vi.spyOn(HTMLMediaElement.prototype, "play").mockResolvedValue();
  vi.spyOn(HTMLMediaElement.prototype, "pause").mockReturnValue();
});

describe("recordings of a room", () => {
  it("test_lists_recordings_when_there_is_none_should_say_so", async () => {
    const { container } = shown(new Archive());
    expect(await screen.findByText("This call was not recorded.", {}, find)).toBeVisible();
    expect(await findings(container)).toEqual([]);
  });

  it.each([
    [{ status: "recording" as const }, "Being recorded"],
    [{ status: "finishing" as const }, "Being made ready: this takes a minute or two."],
    [{ status: "failed" as const, failure: "the disk is full" }, "It could not be made ready: the disk is full"],
    [{ status: "lost" as const }, /It was lost: the machine that recorded it ended/],
  ])("test_lists_recordings_when_one_is_%j_should_say_it_and_play_nothing", async (changes, words) => {
    const archive = new Archive({ ...changes, files: [] });
    const { container } = shown(archive);
    expect(await screen.findByText(words, {}, find)).toBeVisible();
    expect(document.querySelector("video")).toBeNull();
    expect(archive.looks).toBe(0);
    expect(await findings(container)).toEqual([]);
  });

  it("test_lists_recordings_when_ready_should_play_the_newest_and_say_until_when_it_is_kept", async () => {
    const archive = new Archive({}, { recording_id: "rc_1", seconds: 30 });
    const { user, container } = shown(archive);
    expect(await screen.findByRole("list", { name: "Everybody's film" }, find)).toBeVisible();
    expect(links()).toEqual(["rc_1/user_0?1", "rc_1/user_1?1"]);
    expect(films().getByText("Jonas Keller · Seller")).toBeVisible();
    expect(screen.getAllByText(/^Kept until/)).toHaveLength(2);
    expect(screen.getByText("1:05 long")).toBeVisible();
    expect(await findings(container)).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Play this one" }));
    await waitFor(() => expect(links()).toEqual(["rc_0/user_0?2", "rc_0/user_1?2"]), find);
  });

  it("test_lists_recordings_when_one_is_being_made_should_look_again_until_it_is_ready", async () => {
    const archive = new Archive({ status: "finishing", files: [] });
    shown(archive);
    await screen.findByText(/Being made ready/, {}, find);
    archive.items = [recording()];
    expect(await screen.findByRole("list", { name: "Everybody's film" }, find)).toBeVisible();
  });

  it("test_lists_recordings_when_the_server_fails_should_offer_another_try", async () => {
    const archive = new Archive({ status: "lost" });
    archive.api.on(ALL, () => problem(500, "internal_error"));
    const { user, container } = shown(archive);
    const again = await screen.findByRole("button", { name: "Try again" }, find);
    expect(await findings(container)).toEqual([]);
    archive.api.on(ALL, () => json({ items: archive.items, next_cursor: null }));
    await user.click(again);
    expect(await screen.findByText(/It was lost/, {}, find)).toBeVisible();
  });
});

describe("deleting a recording", () => {
  const ask = async (archive: Archive) => {
    const app = shown(archive);
    await app.user.click(await screen.findByRole("button", { name: "Delete" }, find));
    return { ...app, dialog: within(await screen.findByRole("dialog", { name: "Delete this recording?" })) };
  };

  it("test_deletes_recording_when_not_allowed_should_not_offer_it", async () => {
    shown(new Archive({ status: "lost" }));
    await screen.findByText(/It was lost/, {}, find);
    expect(screen.queryByRole("button", { name: "Delete" })).toBeNull();
  });

  it("test_deletes_recording_when_confirmed_should_say_what_is_lost_and_that_it_is_gone", async () => {
    const archive = new Archive({ may_delete: true });
    const { user, dialog } = await ask(archive);
    expect(dialog.getByText(/are deleted for good/)).toBeVisible();
    await user.click(dialog.getByRole("button", { name: "Delete" }));
    expect(await screen.findByText("This call was not recorded.", {}, find)).toBeVisible();
    expect(screen.getByText("The recording is deleted.")).toBeVisible();
    expect(document.querySelector("video")).toBeNull();
  });

  it("test_deletes_recording_when_thought_better_of_should_keep_it", async () => {
    const archive = new Archive({ may_delete: true });
    const { user, dialog } = await ask(archive);
    await user.click(dialog.getByRole("button", { name: "Cancel" }));
    expect(archive.api.calls.filter((one) => one.startsWith("DELETE"))).toEqual([]);
    expect(archive.items).toHaveLength(1);
  });

  it("test_deletes_recording_when_refused_should_say_why_and_keep_it", async () => {
    const archive = new Archive({ status: "lost", may_delete: true });
    const { user, dialog, container } = await ask(archive);
    archive.refusals.push(problem(403, "not_the_host", "Only the host and admins delete recordings."));
    await user.click(dialog.getByRole("button", { name: "Delete" }));
    expect(await screen.findByRole("alert", {}, find)).toHaveTextContent("Only the host and admins delete recordings.");
    expect(screen.getByRole("button", { name: "Delete" })).toBeEnabled();
    expect(await findings(container)).toEqual([]);
  });
});

describe("the player", () => {
  const breakFilms = (...which: number[]) => act(() => which.forEach((index) => fireEvent.error(document.querySelectorAll("video")[index]!)));

  it("test_plays_recording_when_links_are_coming_should_hold_their_place", async () => {
    const archive = new Archive({});
    archive.api.on(ONE, () => new Promise<Response>(() => undefined));
    shown(archive);
    expect(await screen.findByText(/^Kept until/, {}, find)).toBeVisible();
    expect(screen.getByText("Loading")).toBeInTheDocument();
  });

  it("test_plays_recording_when_links_are_refused_should_offer_another_try", async () => {
    const archive = new Archive({});
    archive.refusals.push(problem(500, "internal_error"));
    const { user } = shown(archive);
    await user.click(await screen.findByRole("button", { name: "Try again" }, find));
    await waitFor(() => expect(links()).toHaveLength(2), find);
  });

  it("test_plays_recording_when_a_link_fails_should_get_a_new_one_and_stay_where_it_was", async () => {
    const ready = vi.fn<(handle: { at: () => number; seek: (at: number) => void } | null) => void>();
    const archive = new Archive({});
    shown(archive, ready as (handle: unknown) => void);
    await waitFor(() => expect(links()).toHaveLength(2), find);
    act(() => ready.mock.lastCall![0]!.seek(20));
    breakFilms(1);
    await waitFor(() => expect(links()).toEqual(["rc_0/user_0?2", "rc_0/user_1?2"]), find);
    expect(screen.getByRole("slider", { name: "Where to play" })).toHaveValue("20");
    expect(screen.getByText("0:20 of 1:05")).toBeVisible();
  });

  it("test_plays_recording_when_all_links_run_out_together_should_ask_once_each_time", async () => {
    const archive = new Archive({});
    shown(archive);
    await waitFor(() => expect(links()).toHaveLength(2), find);
    for (const look of [2, 3, 4]) {
      breakFilms(0, 1);
      await waitFor(() => expect(links()[0]).toBe(`rc_0/user_0?${look}`), find);
      expect(archive.looks).toBe(look);
    }
  });

  it("test_plays_recording_when_its_films_never_play_should_stop_asking", async () => {
    const archive = new Archive({});
    shown(archive);
    await waitFor(() => expect(links()).toHaveLength(2), find);
    for (let turn = 0; turn < 8; turn++) {
      breakFilms(0);
      await act(() => new Promise((done) => setTimeout(done, 20)));
    }
    expect(archive.looks).toBe(4);
  });

  it("test_plays_recording_when_driven_should_play_pause_seek_and_hurry", async () => {
    const archive = new Archive({});
    const { user } = shown(archive);
    await user.click(await screen.findByRole("button", { name: "Play" }, find));
    await user.click(screen.getByRole("button", { name: "Pause" }));
    expect(screen.getByRole("button", { name: "Play" })).toBeVisible();
    fireEvent.change(screen.getByRole("slider", { name: "Where to play" }), { target: { value: "30" } });
    expect(screen.getByRole("slider")).toHaveAttribute("aria-valuetext", "0:30 of 1:05");
    await user.click(screen.getByRole("button", { name: "Speed: 1 times" }));
    expect(screen.getByRole("button", { name: "Speed: 1.25 times" })).toHaveTextContent("1.25×");
  });
});

describe("a room that is over", () => {
  it("test_seeks_when_the_moment_is_of_another_recording_should_play_that_one_from_there", async () => {
    const archive = new Archive({}, { recording_id: "rc_1", seconds: 30 });
    const said = { user_id: "user_0", name: "Jonas Keller", seat: "seller" as const, begins: 20.4, ends: 21, text: "Good morning.", unsure: [] };
    archive.api.on("GET /v1/rooms/{room_id}/transcript", () => json({ recordings: [{ recording_id: "rc_0", status: "ready", reason: null, by: "whisper-1", turns: [said] }] }));
    const { user } = renderPart(<After room={room({ status: "ended", rubric: null })} />, archive.api);
    await waitFor(() => expect(links()[0]).toMatch(/^rc_1/), find);
    await user.click(await screen.findByRole("button", { name: "Play from 0:20" }, find));
    await waitFor(() => expect(links()[0]).toMatch(/^rc_0/), find);
    expect(await screen.findByText("0:20 of 1:05", {}, find)).toBeVisible();
  });

  it("test_reviews_when_the_room_has_no_rubric_should_say_so_without_asking", async () => {
    const archive = new Archive();
    renderPart(<After room={room({ status: "ended", rubric: null })} />, archive.api);
    expect(await screen.findByRole("heading", { name: "Nothing to review on" }, find)).toBeVisible();
    expect(await screen.findByText("This call was not recorded.", {}, find)).toBeVisible();
    expect(archive.api.calls.filter((call) => call.includes("/reviews"))).toEqual([]);
    expect(screen.queryByRole("heading", { name: "Your review" })).toBeNull();
  });
});
