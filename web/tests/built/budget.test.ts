import { beforeAll, describe, expect, it } from "vitest";

import { assets, buildApp, indexHtml, kilobytes, loadedWith, namedByIndex, textOf } from "./built-app";

const JS_LIMIT = 180;
const CSS_LIMIT = 20;
const LAZY_LIMIT = 120;
const START = ["index.html", "src/app/start.tsx"];
const PAGES: [string, string[]][] = [
  ["sign-in", ["src/app/layouts/AuthLayout.tsx", "src/features/auth/routes/sign-in.tsx"]],
  ["dashboard", ["src/app/layouts/MainLayout.tsx", "src/features/home/routes/home.tsx"]],
  ["roleplay", ["src/app/layouts/MainLayout.tsx", "src/features/roleplay/routes/roleplay.tsx"]],
  ["scorecard", ["src/app/layouts/MainLayout.tsx", "src/features/scorecard/routes/scorecard.tsx"]],
];

const js = (files: Iterable<string>) => [...files].filter((file) => file.endsWith(".js"));
const css = (files: Iterable<string>) => [...files].filter((file) => file.endsWith(".css"));

beforeAll(buildApp, 120_000);

describe("the built app", () => {
  it.each(PAGES)("test_loads_%s_when_built_should_stay_within_the_budget", (_name, page) => {
    const files = loadedWith(...START, ...page);
    expect(kilobytes(js(files))).toBeLessThanOrEqual(JS_LIMIT);
    expect(kilobytes(css(files))).toBeLessThanOrEqual(CSS_LIMIT);
  });

  it("test_loads_chunks_when_lazy_should_each_stay_small", () => {
    const initial = loadedWith(...START);
    const heavy = assets(".js").filter((file) => !initial.has(file) && kilobytes([file]) > LAZY_LIMIT);
    expect(heavy).toEqual([]);
  });

  it("test_loads_charts_when_a_page_opens_should_not_be_part_of_it", () => {
    const initial = js(loadedWith(...START, ...PAGES.flatMap(([, page]) => page)));
    expect(initial.filter((file) => /charts|Chart/.test(file))).toEqual([]);
    expect(assets(".js").some((file) => file.includes("charts"))).toBe(true);
  });

  it("test_names_files_when_index_is_read_should_be_all_that_the_start_needs", () => {
    expect(new Set(namedByIndex())).toEqual(loadedWith(...START));
  });

  it("test_reads_index_when_content_policy_is_strict_should_hold_nothing_inline", () => {
    const html = indexHtml();
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/);
    expect([...html.matchAll(/<script(?![^>]*\ssrc=)/g)]).toEqual([]);
    expect(html).not.toMatch(/https?:\/\//);
  });

  it("test_reads_scripts_when_content_policy_is_strict_should_not_make_code_from_text", () => {
    const makers = assets(".js").filter((file) => /\bnew Function\(|[^.\w]eval\(/.test(textOf(file)));
    expect(makers).toEqual([]);
  });

  it("test_reads_build_when_shipped_should_not_hold_test_helpers_or_maps", () => {
    expect(assets(".map")).toEqual([]);
    const leaks = assets(".js").filter((file) => /northwind\.example|FakeApi/.test(textOf(file)));
    expect(leaks).toEqual([]);
  });
});
