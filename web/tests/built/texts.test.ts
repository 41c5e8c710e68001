import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const src = join(import.meta.dirname, "../../src");

function sources(): string {
  const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".d.ts"));
  return files.map((name) => readFileSync(join(src, name), "utf8")).join("\n");
}

function keysOf(part: object, prefix = ""): string[] {
  return Object.entries(part).flatMap(([name, value]: [string, unknown]) =>
    typeof value === "string" ? [prefix + name] : keysOf(value as object, `${prefix}${name}.`),
  );
}

/** Used as it stands, or through a template: `verdict.${...}` stands for every key below `verdict.`. A plural is named without its form. */
function isShown(key: string, code: string): boolean {
  return [key, key.replace(/_(one|other)$/, "")].some((form) => isUsed(form, code));
}

function isUsed(key: string, code: string): boolean {
  if (code.includes(`"${key}"`) || code.includes(`:${key}"`) || code.includes(`\`${key}\``)) return true;
  const pieces = key.split(/(?<=[._])/);
  return pieces.some((_, at) => at > 0 && new RegExp(`[\`:]${pieces.slice(0, at).join("").replaceAll(".", "\\.")}\\$\\{`).test(code));
}

describe("texts", () => {
  const code = sources();

  it.each(readdirSync(join(src, "locales/en")))("test_reads_%s_when_shipped_should_hold_no_text_that_nothing_shows", (file) => {
    const texts = JSON.parse(readFileSync(join(src, "locales/en", file), "utf8")) as object;
    expect(keysOf(texts).filter((key) => !isShown(key, code))).toEqual([]);
  });
});
