import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { TalkShares } from "@/features/rooms/components/TalkShares";
import "@/features/rooms/texts";
import { FakeApi, json, problem } from "../fake/api";
import { findings } from "../fake/axe";
import { talk } from "../fake/room-desk";
import { renderPart } from "../render-part";

const find = { timeout: 5_000 };

describe("who spoke how much", () => {
  const over = (answer: () => Response) => {
    const api = new FakeApi();
    api.on("GET /v1/rooms/{room_id}/talk", answer);
    return renderPart(<TalkShares roomId="rm_0" />, api);
  };

  it("test_shows_talk_when_there_was_some_should_give_figures_for_everybody", async () => {
    const { container } = over(() => json(talk({ cut: true })));
    const table = within(await screen.findByRole("table", { name: "Figures for everybody" }, find));
    const cells = table.getAllByRole("row").slice(1).map((row) => within(row).getAllByRole("cell").map((one) => one.textContent));
    expect(table.getAllByRole("rowheader").map((one) => one.textContent)).toEqual(["Jonas Keller Seller", "Somebody"]);
    expect(cells).toEqual([
      ["62.0 %", "1:33", "0:41", "7", "3", "1"],
      ["38.0 %", "0:57", "0:12", "6", "1", "3"],
    ]);
    expect(screen.getByText(/3:00 from the first word to the last: 0:30 of silence, 0:04 with more than one speaking.*Only the first part/)).toBeVisible();
    expect(container.querySelectorAll("svg rect")).toHaveLength(4);
    expect(await findings(container)).toEqual([]);
  });

  it("test_shows_talk_when_nobody_was_heard_should_say_so", async () => {
    over(() => json(talk({ people: [], speech: [], span: 0 })));
    expect(await screen.findByText("Nobody was heard in this call.", {}, find)).toBeVisible();
    expect(screen.queryByRole("table")).toBeNull();
  });

  it("test_shows_talk_when_the_server_fails_should_offer_another_try", async () => {
    let broken = true;
    const { user } = over(() => (broken ? problem(500, "internal_error") : json(talk())));
    const again = await screen.findByRole("button", { name: "Try again" }, find);
    broken = false;
    await user.click(again);
    expect(await screen.findByRole("table", {}, find)).toBeVisible();
  });
});
