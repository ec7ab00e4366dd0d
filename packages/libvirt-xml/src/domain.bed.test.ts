import { type Bed, startLibvirtd } from "@hob/beds";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Domain, domain, edit, read, write } from "./index.ts";

const fixture = (name: string) => readFileSync(`${import.meta.dirname}/../fixtures/domain-${name}.xml`, "utf8");
const document = (told: string) => told.slice(told.indexOf("<domain")).replaceAll('"', "'");

let directory: string;
let bed: Bed;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "hob-domain-"));
  bed = await startLibvirtd();
});
afterAll(async () => {
  await bed.stop();
  await rm(directory, { recursive: true });
});

async function file(xml: string): Promise<string> {
  const path = join(directory, "domain.xml");
  await writeFile(path, xml);
  return path;
}

// libvirt's test driver takes guests that no host here could run. It knows no namespaces.
test.each(["tuned", "advised", "power", "s390", "container-confined", "xen"])(
  "libvirt reads all that is written of a guest, and tells the same of it: %s",
  async (name) => {
    const { lxcNamespace: _lxc, xenCommandline: _xen, ...rest } = read(domain, fixture(name));
    const value: Domain = { ...rest, type: "test" };
    const commands = `define ${await file(write(domain, value))}; dumpxml --inactive ${value.name}`;
    const { stdout } = await promisify(execFile)("virsh", ["-q", "-c", "test:///default", commands]);
    expect(read(domain, document(stdout))).toEqual(value);
  },
);

test("libvirtd takes what an edit adds for QEMU itself, and tells the same of it", async () => {
  const { qemuCommandline, qemuCapabilities, qemuOverride, qemuDeprecation } = read(domain, fixture("overridden"));
  const added = { qemuCommandline, qemuCapabilities, qemuOverride, qemuDeprecation } as Partial<Domain>;
  const xml = edit(fixture("linux"), domain, (value) => ({ ...value, ...added }));
  await bed.virsh("define", await file(xml), "--validate");
  const told = read(domain, document(await bed.virsh("dumpxml", "--inactive", read(domain, xml).name)));
  expect(told).toMatchObject(added);
});
