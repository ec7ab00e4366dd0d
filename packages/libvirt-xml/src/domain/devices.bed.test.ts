import { gibibytes } from "@hob/units";
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Devices, domain, noDevices, read, write } from "../index.ts";

const fixtures = `${import.meta.dirname}/../../fixtures`;
const families = readdirSync(fixtures).filter((file) => file.startsWith("domain-device-"));

// What libvirt's test driver cannot do, or wants more devices for than the one.
const refusals =
  /FD passing|classID attribute|<cipher> for domain disk|USB is disabled|No master USB|port isolated|'passt'|no NUMA nodes|split I\/O APIC|no audio device/;

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "hob-devices-"));
});
afterAll(() => rm(directory, { recursive: true }));

/** What libvirt tells of a running guest only, or what its schema knows and the test driver does not. */
const notes =
  /^smartcards\.target$|\.(alias|mirror|state|missing|(source|backingStore)\.index|reservations\.source\.reconnect|source\.address\.multifunction|driver\.vgaconf)$/;

/** Whether `item` says all that `value` says, but for what libvirt itself notes. */
function says(item: unknown, value: unknown, path: string): boolean {
  if (typeof value !== "object" || value === null) return item === value;
  if (typeof item !== "object" || item === null) return false;
  return Object.entries(value).every(([key, part]) => {
    const at = `${path}.${key}`;
    return notes.test(at) || says((item as Record<string, unknown>)[key], part, at);
  });
}

test.each(families)("libvirt reads each device as it is written here, and tells the same of it: %s", async (file) => {
  const { devices } = read(domain, readFileSync(join(fixtures, file), "utf8"));
  const lists = Object.entries(devices).flatMap(([kind, value]) =>
    (Array.isArray(value) ? (value as readonly object[]) : [])
      // A console's terminal is a running guest's, and the first console is always the first port.
      .filter((device) => !("tty" in device))
      .map((device) => [kind as keyof Devices, device] as const),
  );
  const refused: string[] = [];
  for (const [kind, device] of lists) {
    const path = join(directory, "domain.xml");
    const value = { ...noDevices, [kind]: [device] };
    await writeFile(
      path,
      write(domain, {
        type: "test",
        name: "one",
        memory: gibibytes(8),
        os: { type: { name: "hvm", arch: "i686" }, boot: [] },
        devices: value,
        seclabels: [],
      }),
    );
    const commands = `define ${path}; dumpxml --inactive --security-info one`;
    try {
      const { stdout } = await promisify(execFile)("virsh", ["-q", "-c", "test:///default", commands]);
      const found = read(domain, stdout.slice(stdout.indexOf("<domain"))).devices[kind] as readonly unknown[];
      expect(
        found.some((item) => says(item, device, kind)),
        JSON.stringify({ device, found }, null, 1),
      ).toBe(true);
    } catch (error) {
      if (!refusals.test(String((error as { stderr?: string }).stderr))) throw error;
      refused.push(kind);
    }
  }
  expect(refused.length).toBeLessThan(lists.length / 2);
});
