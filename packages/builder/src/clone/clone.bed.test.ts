import { agentSystem, run } from "@hob/beds";
import { domain, hobNotes, read, storageVolume } from "@hob/libvirt-xml";
import { mebibytes } from "@hob/units";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { BuildBed } from "../testing/build-bed.ts";
import { type CloneRequest, isTemplate, planClone, refuseTemplate, setTemplate } from "../index.ts";

let kit: BuildBed;
beforeAll(async () => {
  kit = await BuildBed.start();
});
afterAll(() => kit?.[Symbol.asyncDispose]());
afterEach(() => kit.clear());

async function clone(request: Omit<CloneRequest, "source">) {
  const plan = await planClone(kit.host, { source: "old", ...request }, { vault: kit.vault });
  const engine = kit.engine();
  const { id } = await engine.submit("vms.create", { host: "1", plan });
  return { plan, task: await engine.wait(id) };
}
const definition = async (name: string) => read(domain, await (await kit.host.guest(name)).xml({ inactive: true }));
const volume = async (name: string) =>
  read(storageVolume, await (await (await kit.host.pool("default")).volume(name)).xml());

/** A guest with three disks and a drive, whose first disk says who it is. */
async function makeOld(firmware = "bios") {
  await kit.build({ name: "old", firmware, start: false });
  const pool = kit.bed.poolPath;
  await run("qemu-io", ["-f", "qcow2", "-c", "write -P 0x42 0 64k", join(pool, "old.qcow2")]);
  await kit.bed.virsh("vol-create-as", "default", "data.img", "4M", "--format", "raw");
  await kit.bed.virsh("vol-create-as", "default", "cd.iso", "1M", "--format", "raw");
  const guest = await kit.host.guest("old");
  const disk = (file: string, dev: string, more: object = {}) => ({
    kind: "disk" as const,
    definition: {
      type: "file" as const,
      device: "disk" as const,
      driver: { name: "qemu", type: "raw" },
      source: { file: join(pool, file) },
      target: { dev, bus: "virtio" as const },
      ...more,
    },
  });
  await guest.devices.attach(disk("data.img", "vdb", { serial: "abc" }), { target: "config" });
  await guest.devices.attach(
    disk("cd.iso", "sdc", { device: "cdrom", readonly: true, target: { dev: "sdc", bus: "sata" } }),
    { target: "config" },
  );
}

const first64k = async (name: string) => {
  const file = join(kit.bed.poolPath, name);
  await run("qemu-img", ["convert", "-f", "qcow2", "-O", "raw", file, `${file}.raw`]);
  const bytes = (await readFile(`${file}.raw`)).subarray(0, 65_536);
  await run("rm", [`${file}.raw`]);
  return bytes;
};

test("a full clone has copies of its disks, and nothing that made the other one of its kind", async () => {
  await makeOld();
  const { plan, task } = await clone({ name: "new" });
  expect(task).toMatchObject({ state: "succeeded", error: null });
  const [old, made] = [await definition("old"), await definition("new")];
  expect(made.uuid).toBe(plan.uuid);
  expect(made.uuid).not.toBe(old.uuid);
  expect(made.devices.interfaces[0]?.mac).toMatch(/^52:54:00(:[0-9a-f]{2}){3}$/);
  expect(made.devices.interfaces[0]?.mac).not.toBe(old.devices.interfaces[0]?.mac);
  const pool = kit.bed.poolPath;
  expect(
    made.devices.disks.map(({ source, target, serial, driver }) => [target.dev, source?.file, serial, driver?.type]),
  ).toEqual([
    ["vda", join(pool, "new.qcow2"), undefined, "qcow2"],
    ["vdb", join(pool, "new-vdb.img"), undefined, "raw"],
    ["sdc", join(pool, "cd.iso"), undefined, "raw"],
  ]);
  expect((await first64k("new.qcow2")).every((byte) => byte === 0x42)).toBe(true);
  expect((await volume("new.qcow2")).backingStore).toBeUndefined();
  expect(hobNotes(made.metadata)["source"]).toBe("clone old");
  expect((await (await kit.host.guest("new")).info()).state).toBe("shutoff");
});

test("a linked clone lies over the other's disks, whose formats are said, and warns", async () => {
  await makeOld();
  const { plan, task } = await clone({ name: "new", linked: true, disks: { vdb: "skip", sdc: "skip" } });
  expect(task.error).toBeNull();
  expect((await definition("new")).devices.disks).toHaveLength(1);
  expect(await volume("new.qcow2")).toMatchObject({
    backingStore: { path: join(kit.bed.poolPath, "old.qcow2"), format: "qcow2" },
  });
  expect((await first64k("new.qcow2")).every((byte) => byte === 0x42)).toBe(true);
  expect(plan.warnings).toContainEqual(expect.stringMatching(/^'old' must not be started any more/));
});

test("a shared disk is shared, with a warning", async () => {
  await makeOld();
  const { plan, task } = await clone({ name: "new", disks: { vdb: "share" } });
  expect(task.error).toBeNull();
  expect(plan.warnings).toContainEqual(expect.stringMatching(/^'old' and 'new' both write to '.*data\.img'/));
  expect((await definition("new")).devices.disks[1]?.source?.file).toBe(join(kit.bed.poolPath, "data.img"));
});

test("a template is only cloned, and its linked clones need no warning", async () => {
  await makeOld();
  const guest = await kit.host.guest("old");
  await setTemplate(kit.host, guest, true);
  expect(isTemplate(await guest.xml({ inactive: true }))).toBe(true);
  await expect(refuseTemplate(guest)).rejects.toThrow("'old' is a template, which is only cloned.");
  const { plan, task } = await clone({ name: "new", linked: true });
  expect(task.error).toBeNull();
  expect(plan.warnings).toEqual([]);
  expect(isTemplate(await (await kit.host.guest("new")).xml({ inactive: true }))).toBe(false);
  await setTemplate(kit.host, guest, false);
  expect(isTemplate(await guest.xml({ inactive: true }))).toBe(false);
});

test("variables of the firmware are copied, and go with the clone", async () => {
  await makeOld("efi");
  const old = await definition("old");
  const path = old.os.nvram?.path ?? "/var/lib/libvirt/qemu/nvram/old_VARS.fd";
  await kit.bed.inside("sh", "-c", `mkdir -p $(dirname ${path}) && printf vars > ${path}`);
  const { plan, task } = await clone({ name: "new" });
  expect(task.error).toBeNull();
  expect(plan.nvram).toEqual({ from: path, to: path.replace("old", "new") });
  expect(await kit.bed.inside("cat", path.replace("old", "new"))).toBe("vars");
});

test("a seed gives the clone a host name of its own", async () => {
  await makeOld();
  const firstBoot = { kind: "cloud-init", hostname: "other" } as const;
  const plan = await planClone(kit.host, { source: "old", name: "new", firstBoot, wait: "address", start: true });
  const [first, final] = [read(domain, plan.firstXml ?? ""), read(domain, plan.xml)];
  expect(first.devices.disks.at(-1)).toMatchObject({
    device: "disk",
    readonly: true,
    target: { dev: "vdc", bus: "virtio" },
    source: { file: join(kit.bed.poolPath, "new-seed.iso") },
  });
  expect(final.devices.disks).toHaveLength(3);
});

test.each<[string, Partial<CloneRequest>, RegExp]>([
  ["a name in use", { name: "old" }, /^A guest named 'old' exists on bed already\.$/],
  ["a disk that is not there", { disks: { vdz: "skip" } }, /^Disk 'vdz' is refused; accepted: 'vda', 'vdb', 'sdc'\.$/],
  [
    "a word that is none",
    { disks: { vda: "move" } },
    /^What becomes of disk 'vda' 'move' is refused; accepted: 'copy', 'link', 'share', 'skip'\.$/,
  ],
  ["a guest that is not there", { source: "nobody" }, /'nobody'/],
])("refuses %s", async (_what, request, message) => {
  await makeOld();
  await expect(planClone(kit.host, { source: "old", name: "new", ...request })).rejects.toThrow(message);
});

test("refuses a guest that runs", async () => {
  const { kernel, initramfs: initrd } = await agentSystem();
  await kit.build({ name: "old", source: { kind: "kernel", kernel, initrd }, disk: { size: mebibytes(8) } });
  await expect(planClone(kit.host, { source: "old", name: "new" })).rejects.toThrow(
    "Guest 'old' is 'running', and must be off for that.",
  );
});
