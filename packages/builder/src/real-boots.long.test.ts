import { run } from "@hob/beds";
import type { Override } from "@hob/designer";
import { domain, read } from "@hob/libvirt-xml";
import { mebibytes } from "@hob/units";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { planClone } from "./clone/plan-clone.ts";
import { BuildBed } from "./testing/build-bed.ts";
import { type BootReport, bootReports, reportingImage } from "./testing/reporting-image.ts";

let kit: BuildBed;
let images: { readonly signed: string; readonly unsigned: string };
beforeAll(async () => {
  kit = await BuildBed.start();
  const { directory } = kit.bed;
  images = {
    unsigned: await reportingImage(directory, { signed: false }),
    signed: await reportingImage(directory, { signed: true }),
  };
});
afterAll(() => kit?.[Symbol.asyncDispose]());
afterEach(() => kit.clear());

/** Firmware and kernel in emulation, on a machine with other work. */
const bootMs = 300_000;

const definition = async (name: string) => read(domain, await (await kit.host.guest(name)).xml({ inactive: true }));
const sha256 = async (path: string) =>
  createHash("sha256")
    .update(await readFile(path))
    .digest("hex");
const inBed = async (path: string) => (await kit.bed.inside("sha256sum", path)).split(" ")[0];

/** Where libvirt keeps the variables of a guest's firmware. */
const nvramOf = (name: string) => `/var/lib/libvirt/qemu/nvram/${name}_VARS.fd`;

/** What has a guest's serial console written to a file, behind what is there. */
const logged = (file: string): readonly Override[] => [
  { set: "devices/serial[1]/log/@file", value: file },
  { set: "devices/serial[1]/log/@append", value: "on" },
];

/** Builds a guest from an image; its console is written to a file. */
async function built(name: string, firmware: string, image: string) {
  const file = join(kit.bed.directory, `${name}-${firmware}.log`);
  const task = await kit.build({
    name,
    firmware,
    // With less, GRUB finds no room for the kernel beside EFI.
    memory: mebibytes(firmware === "bios" ? 192 : 384),
    source: { kind: "image", path: image },
    overrides: logged(file),
  });
  expect(task).toMatchObject({ state: "succeeded", error: null });
  return { file, console: () => readFile(file, "utf8") };
}

/** The report of a guest's boot: the first, or one after so many. */
async function reported(file: string, before = 0): Promise<BootReport> {
  const reports = async () => bootReports(await readFile(file, "utf8"));
  await expect.poll(async () => (await reports()).length, { timeout: bootMs, interval: 500 }).toBe(before + 1);
  return (await reports())[before]!;
}

async function turnedOff(name: string): Promise<void> {
  await (await kit.host.guest(name)).destroy();
}

test.each([
  ["bios", "unsigned", { firmware: "bios", secureBoot: "none", tpm: "none" }],
  ["efi", "unsigned", { firmware: "efi", secureBoot: "off", tpm: "2" }],
  ["efi-secure", "signed", { firmware: "efi", secureBoot: "on", tpm: "2" }],
] as const)("a guest with the firmware '%s' boots from an image that is %s", async (firmware, which, expected) => {
  const guest = await built(`boots-${firmware}`, firmware, images[which]);
  const { uuid, devices } = await definition(`boots-${firmware}`);
  const report = await reported(guest.file);
  expect(report).toEqual({ ...expected, uuid, mac: devices.interfaces[0]?.mac, booted: [uuid] });
});

test("a guest with the firmware 'efi-secure' does not boot from what nobody signed, and its console says why", async () => {
  const guest = await built("refused", "efi-secure", images.unsigned);
  await expect
    .poll(guest.console, { timeout: bootMs, interval: 500 })
    .toMatch(/failed to (load|start) Boot\d{4} .*: Access Denied/);
  expect(await guest.console()).not.toContain("Hob test guest");
});

test.each([
  ["bios", "unsigned"],
  ["efi-secure", "signed"],
] as const)(
  "a linked clone of a guest with the firmware '%s' boots, and changes nothing of it",
  async (firmware, which) => {
    const first = await built("origin", firmware, images[which]);
    const told = await reported(first.file);
    await turnedOff("origin");
    const origin = await definition("origin");
    const disk = join(kit.bed.poolPath, "origin.qcow2");
    const nvram = firmware === "bios" ? undefined : nvramOf("origin");
    const before = [await sha256(disk), nvram && (await inBed(nvram))];

    const plan = await planClone(kit.host, { name: "copy", source: "origin", linked: true, start: true });
    const engine = kit.engine();
    const { id } = await engine.submit("vms.create", { host: "1", plan });
    expect(await engine.wait(id)).toMatchObject({ state: "succeeded", error: null });
    // The console's log is the origin's, which is off: it goes on behind it.
    const report = await reported(first.file, 1);
    const copy = await definition("copy");
    expect(report).toEqual({
      ...told,
      uuid: copy.uuid,
      mac: copy.devices.interfaces[0]?.mac,
      booted: [origin.uuid, copy.uuid],
    });
    expect(copy.uuid).not.toBe(origin.uuid);
    expect(copy.devices.interfaces[0]?.mac).not.toBe(origin.devices.interfaces[0]?.mac);
    expect((await (await kit.host.guest("origin")).info()).state).toBe("shutoff");

    await turnedOff("copy");
    if (nvram) expect(await inBed(nvramOf("copy"))).toMatch(/^[0-9a-f]{64}$/);
    expect([await sha256(disk), nvram && (await inBed(nvram))]).toEqual(before);

    const about = await run("qemu-img", ["info", "--output", "json", join(kit.bed.poolPath, "copy.qcow2")]);
    expect((JSON.parse(about) as { "backing-filename"?: string })["backing-filename"]).toBe(disk);
    expect(plan.nvram).toEqual(nvram ? { from: nvram, to: nvramOf("copy") } : null);
  },
);
