import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Bed, startLibvirtd } from "@hob/beds";
import { runCommandLine } from "@hob/cli/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import plugin from "../plugin.cli.ts";

let bed: Bed;
beforeAll(async () => {
  bed = await startLibvirtd();
});
afterAll(() => bed.stop());

it("asks a libvirt what it can do, and that libvirt takes the design", async () => {
  const words = ["design", "--name", "asked", "--os", "debian11", "--disk", "size=20GiB"];
  const { code, stdout, stderr } = await runCommandLine([plugin], [...words, "--connect", bed.uri]);
  expect([code, stderr]).toEqual([0, ""]);
  const file = join(bed.directory, "asked.xml");
  await writeFile(file, stdout);
  await bed.virsh("define", "--validate", file);
  expect(await bed.virsh("list", "--all", "--name")).toBe("asked");
});

it("designs the same from the files that virsh prints", async () => {
  const save = async (name: string, ...words: string[]) => {
    const file = join(bed.directory, name);
    await writeFile(file, await bed.virsh(...words));
    return file;
  };
  const files = [
    ...["--capabilities", await save("caps.xml", "capabilities")],
    ...["--domain-capabilities", await save("domcaps.xml", "domcapabilities", "--machine", "q35")],
  ];
  const words = ["design", "--name", "same", "--os", "fedora36"];
  const asked = await runCommandLine([plugin], [...words, "--connect", bed.uri]);
  const read = await runCommandLine([plugin], [...words, ...files]);
  expect(read).toEqual(asked);
  expect(read.code).toBe(0);
});
