import { readFile } from "node:fs/promises";
import { runCommandLine } from "@hob/cli/testing";
import { expect, it } from "vitest";
import plugin from "../plugin.cli.ts";

it("the page about libvirt's schemas is what is declared now; otherwise: hob xml schema --page > docs/libvirt-schema.md", async () => {
  const { code, stdout } = await runCommandLine([plugin], ["xml", "schema", "--page"]);
  expect(code).toBe(0);
  const page = new URL("../../../../docs/libvirt-schema.md", import.meta.url);
  expect(await readFile(page, "utf8")).toBe(stdout);
});

it("tells of every element of libvirt's schemas how many of its names are declared", async () => {
  const { stdout } = await runCommandLine([plugin], ["xml", "schema", "--output", "json"]);
  const kinds = JSON.parse(stdout) as { kind: string; elements: { path: string; declared: string[] }[] }[];
  const names = new Map(kinds.map(({ kind, elements }) => [kind, elements.flatMap(({ declared }) => declared).length]));
  expect(names.get("domain")).toBeGreaterThan(1500);
  const disk = kinds.flatMap(({ elements }) => elements).find(({ path }) => path === "/domain/devices/disk");
  expect(disk?.declared).toEqual(expect.arrayContaining(["@type", "target", "iotune", "backingStore"]));
});
