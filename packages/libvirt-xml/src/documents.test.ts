import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseXml } from "@hob/xml";
import { documentKind, documentKinds, edit, read, write } from "./index.ts";
import { isInsertion, textsOf, withText } from "./testing/index.ts";
import { declaredSlots, exercisedSlots } from "./kit/slot-paths.ts";

// Those named after a feature are written by hand, the others by Debian 12's libvirtd.
const directory = `${import.meta.dirname}/../fixtures`;
const fixtures = readdirSync(directory).map((file) => {
  const text = readFileSync(`${directory}/${file}`, "utf8");
  const kind = documentKind(parseXml(text).root.name);
  if (!kind || !file.startsWith(`${kind.name}-`)) throw new Error(`No document is declared for ${file}.`);
  return { file, declared: kind.declared, text };
});

test.each(fixtures)("$file: an edit that changes nothing leaves every byte", ({ declared, text }) => {
  expect(edit(text, declared, (value) => structuredClone(value))).toBe(text);
});

test.each(fixtures)(
  "$file: any one text that gets longer does so in its place, and all else keeps every byte",
  (fixture) => {
    const { declared, text } = fixture;
    const elsewhere = textsOf(read(declared, text)).filter((path) => {
      // An entry of <metadata> is XML, and is replaced whole; the only text in <memtune> is `unlimited`.
      if (/metadata|memtune/.test(path.join())) return false;
      return !isInsertion(
        text,
        edit(text, declared, (value) => withText(value, path, (old) => `${old}~`)),
        "~",
      );
    });
    expect(elsewhere).toEqual([]);
  },
);

test.each(fixtures)("$file: what is written reads back the same", ({ declared, text }) => {
  // The quotes inside metadata are libxml's when read, ours when written.
  const value = read(declared, text.replaceAll('"', "'"));
  expect(read(declared, write(declared, value))).toEqual(value);
});

// A newer libvirt's words for why a CPU model cannot be had stand between the models, and are written behind them; what is
// rare has sizes in other units, and elements in an order of its own.
const orderedOtherwise = /^domain-(capabilities-newer|rare)/;

test.each(fixtures.filter(({ file }) => !orderedOtherwise.test(file)))(
  "$file: is written in libvirt's own order",
  ({ declared, text }) => {
    // One size is in MiB, and libvirt writes some empty elements with two tags.
    const original = text
      .replaceAll('"', "'")
      .replace("<tseg unit='MiB'>48<", "<tseg unit='KiB'>49152<")
      .replaceAll(/<([^<>/]+)>\n\s*<\/\w+>/g, "<$1/>")
      .split("\n");
    let at = 0;
    for (const line of write(declared, read(declared, text)).replaceAll('"', "'").split("\n")) {
      if (line.endsWith("<source/>") || line.includes("<capacity unit=")) continue;
      const found = original.indexOf(line, at);
      expect(found, line).toBeGreaterThanOrEqual(at);
      at = found + 1;
    }
  },
);

// A declaration that several documents share, such as a CPU's topology, is exercised by any of them.
const exercised = new Set(
  fixtures.flatMap(({ declared, text }) => [...exercisedSlots(declared.slots, read(declared, text))]),
);

test.each(documentKinds)("$name: every declared slot is exercised by a fixture", ({ declared }) => {
  const idle = [...declaredSlots(declared.slots)].filter(([slot]) => !exercised.has(slot)).map(([, path]) => path);
  expect(idle).toEqual([]);
});
