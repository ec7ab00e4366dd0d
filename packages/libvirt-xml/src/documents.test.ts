import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  capabilities,
  domain,
  domainCapabilities,
  type Element,
  network,
  storagePool,
  storageVolume,
} from "./index.ts";
import { edit, read, write } from "./index.ts";
import { declaredSlots, exercisedSlots } from "./kit/slot-paths.ts";

// Those named after a feature are written by hand, the others by Debian 12's libvirtd.
const directory = `${import.meta.dirname}/../fixtures`;
const documents: readonly [prefix: string, declared: Element<object>][] = [
  ["domain-capabilities-", domainCapabilities as Element<object>],
  ["capabilities-", capabilities as Element<object>],
  ["domain-", domain as Element<object>],
  ["network-", network as Element<object>],
  ["storage-pool-", storagePool as Element<object>],
  ["storage-volume-", storageVolume as Element<object>],
];
const fixtures = readdirSync(directory).map((file) => {
  const declared = documents.find(([prefix]) => file.startsWith(prefix))?.[1];
  if (!declared) throw new Error(`No document is declared for ${file}.`);
  return { file, declared, text: readFileSync(`${directory}/${file}`, "utf8") };
});

test.each(fixtures)("$file: an edit that changes nothing leaves every byte", ({ declared, text }) => {
  expect(edit(text, declared, (value) => structuredClone(value))).toBe(text);
});

test.each(fixtures)("$file: what is written reads back the same", ({ declared, text }) => {
  // The quotes inside metadata are libxml's when read, ours when written.
  const value = read(declared, text.replaceAll('"', "'"));
  expect(read(declared, write(declared, value))).toEqual(value);
});

test.each(fixtures.filter(({ file }) => !/rare|capabilities-debian|bridged|iscsi/.test(file)))(
  "$file: is written in libvirt's own order",
  ({ declared, text }) => {
    // One size is in MiB.
    const original = text.replaceAll('"', "'").replace("<tseg unit='MiB'>48<", "<tseg unit='KiB'>49152<").split("\n");
    let at = 0;
    for (const line of write(declared, read(declared, text)).split("\n")) {
      if (line.endsWith("<source/>") || line.includes("<capacity unit=")) continue;
      const found = original.indexOf(line, at);
      expect(found, line).toBeGreaterThanOrEqual(at);
      at = found + 1;
    }
  },
);

test.each(documents)("%s*: every declared slot is exercised by a fixture", (_prefix, declared) => {
  const exercised = new Set(
    fixtures
      .filter((fixture) => fixture.declared === declared)
      .flatMap(({ text }) => [...exercisedSlots(declared.slots, read(declared, text))]),
  );
  const idle = [...declaredSlots(declared.slots)].filter(([slot]) => !exercised.has(slot)).map(([, path]) => path);
  expect(idle).toEqual([]);
});
