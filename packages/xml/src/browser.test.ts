import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("imports nothing that a browser does not have", () => {
  const sources = readdirSync(import.meta.dirname).filter((file) => !file.endsWith(".test.ts"));
  expect(sources).toContain("parse-xml.ts");
  for (const file of sources) {
    expect(readFileSync(`${import.meta.dirname}/${file}`, "utf8"), file).not.toMatch(
      /from "node:|\bBuffer\b|\bprocess\./,
    );
  }
});
