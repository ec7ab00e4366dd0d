import { agentAnswers, agentGuest, type AgentGuestOptions, run } from "@hob/beds";
import { type Disk, domain, read } from "@hob/libvirt-xml";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { Link } from "../../host/link.ts";
import type { Guest } from "../../index.ts";
import { callsOf } from "../../testing/calls-of.ts";
import { hostedBed } from "../../testing/hosted-bed.ts";
import { removedAfterTest } from "../../testing/removed-after-test.ts";
import { detachDevice } from "./detach-device.ts";
import type { NewDevice } from "./device.ts";

const on = hostedBed();

/** QEMU takes a new password only for a screen that has had one from the start. */
const withPassword = (xml: string) => xml.replace("<graphics type='vnc'", "<graphics type='vnc' passwd='first'");

async function defined(options: AgentGuestOptions): Promise<Guest> {
  return removedAfterTest(await on.host.defineGuest(withPassword(await agentGuest({ network: false, ...options }))));
}

async function started(options: AgentGuestOptions): Promise<Guest> {
  const guest = await defined(options);
  await guest.start();
  if ((options.system ?? "agent") === "agent") await agentAnswers(on.bed, options.name);
  return guest;
}

async function image(name: string): Promise<string> {
  const path = join(on.bed.poolPath, `${name}.qcow2`);
  await run("qemu-img", ["create", "-q", "-f", "qcow2", path, "1M"]);
  return path;
}

function emptied(disk: Disk): Disk {
  const { source: _source, ...empty } = disk;
  return empty;
}

const diskAt = (file: string, dev: string, bus: "virtio" | "scsi" = "virtio"): NewDevice => ({
  kind: "disk",
  definition: { type: "file", driver: { name: "qemu", type: "qcow2" }, source: { file }, target: { dev, bus } },
});

const targetsOf = async (guest: Guest, of: "live" | "config") =>
  (await guest.devices.list({ of, kind: "disk" })).map(({ definition }) => definition.target.dev);

it("attaches a disk to both, where it is one and the same, and takes it out of both when the guest lets go", async () => {
  const guest = await started({ name: "plugs" });
  const target = await guest.devices.nextTarget("virtio");
  expect(target).toBe("vda");
  const attached = await guest.devices.attach(diskAt(await image("plugs"), target));
  expect(attached).toMatchObject({ kind: "disk", definition: { target: { dev: "vda", bus: "virtio" } } });
  const { alias } = attached.definition as { alias?: string };
  expect(alias).toMatch(/^ua-/);
  expect(await guest.devices.get({ alias: alias ?? "" }, { of: "config" })).toMatchObject({ kind: "disk" });
  expect(await guest.devices.nextTarget("virtio")).toBe("vdb");

  const outcome = await guest.devices.detach({ target: "vda" });
  expect(outcome).toMatchObject({ live: { kind: "disk" }, config: { kind: "disk" }, attempts: 1 });
  expect(await targetsOf(guest, "live")).toEqual([]);
  expect(await targetsOf(guest, "config")).toEqual([]);
  await expect(guest.devices.detach({ target: "vda" })).rejects.toMatchObject({
    code: "virt.device-not-found",
    message: "Guest 'plugs' has no device 'vda'.",
  });
});

it("attaches and detaches a network card and a random number generator by MAC address and alias", async () => {
  const guest = await started({ name: "cards" });
  const card = await guest.devices.attach({
    kind: "interface",
    definition: { type: "network", source: { network: "default" }, model: "virtio", ips: [] },
  });
  const { mac = "" } = card.definition as { mac?: string };
  expect((await guest.devices.get({ mac }, { of: "config" })).kind).toBe("interface");
  const rng = await guest.devices.attach(
    { kind: "rng", definition: { model: "virtio", backend: { model: "random", path: "/dev/urandom" } } },
    { target: "live" },
  );
  expect(await guest.devices.detach({ mac: mac.toUpperCase() })).toMatchObject({ attempts: 1 });
  const { alias = "" } = rng.definition as { alias?: string };
  expect(await guest.devices.detach({ alias })).toMatchObject({ config: null, attempts: 1 });
  expect(await guest.devices.find({ mac })).toBeNull();
  expect(await guest.devices.find({ alias })).toBeNull();
});

it("says plainly that a guest did not let go, how often it was asked, and what the stored definition has", async () => {
  const guest = await started({ name: "deaf", system: "none" });
  await guest.devices.attach(diskAt(await image("deaf"), "vda"));
  await expect(guest.devices.detach({ target: "vda" }, { timeoutMs: 500, attempts: 2 })).rejects.toMatchObject({
    code: "virt.device-detach-failed",
    kind: "conflict",
    message:
      "Guest 'deaf' did not let go of disk 'vda': it was asked 2 times and did not answer within 500 ms. The stored definition is without it.",
  });
  expect(await targetsOf(guest, "live")).toEqual(["vda"]);
  expect(await targetsOf(guest, "config")).toEqual([]);
  await expect(
    guest.devices.detach({ target: "vda" }, { target: "live", timeoutMs: 200, attempts: 1 }),
  ).rejects.toThrow("it was asked once and did not answer within 200 ms. The stored definition is unchanged.");
  await guest.destroy();
  await guest.start();
  expect(await targetsOf(guest, "live")).toEqual([]);
});

it("takes it for done when the guest lets go between two attempts", async () => {
  const guest = await started({ name: "late", system: "none" });
  await guest.devices.attach(diskAt(await image("late"), "vda"), { target: "live" });
  const detaching = guest.devices.detach({ target: "vda" }, { timeoutMs: 1500, attempts: 20 });
  // A reset finishes what the guest was asked for before it: the device is not there when the machine comes up again.
  const reset = async () => (await guest.reset(), targetsOf(guest, "live"));
  await expect.poll(reset, { timeout: 20_000, interval: 200 }).toEqual([]);
  expect((await detaching).attempts).toBeGreaterThan(0);
});

it("gives up when it is told to", async () => {
  const guest = await started({ name: "given-up", system: "none" });
  await guest.devices.attach(diskAt(await image("given-up"), "vda"), { target: "live" });
  const stop = new AbortController();
  const detaching = guest.devices.detach({ target: "vda" }, { timeoutMs: 60_000, signal: stop.signal });
  setTimeout(() => stop.abort(new Error("enough")), 300);
  await expect(detaching).rejects.toThrow("enough");
});

it("attaches thirty disks with names beyond vdz to a running guest", async () => {
  const ports = "<controller type='pci' model='pcie-root-port'/>".repeat(24);
  const guest = await started({ name: "thirty", system: "none", devices: ports });
  for (let count = 0; count < 30; count += 1) {
    const target = await guest.devices.nextTarget("virtio");
    await guest.devices.attach(diskAt(await image(`thirty-${count}`), target));
  }
  const names = await targetsOf(guest, "live");
  expect(names).toHaveLength(30);
  expect(names).toEqual(expect.arrayContaining(["vda", "vdz", "vdaa", "vdad"]));
  expect([...(await targetsOf(guest, "config"))].sort()).toEqual([...names].sort());
});

it("attaches to nothing when the running guest cannot take it", async () => {
  const guest = await started({ name: "full", system: "none" });
  await expect(guest.devices.attach(diskAt("/nowhere.qcow2", "vda"))).rejects.toThrow("/nowhere.qcow2");
  expect(await targetsOf(guest, "config")).toEqual([]);
});

it("changes a medium, a cable and a password, each in the running guest and in the stored definition", async () => {
  const guest = await started({
    name: "updates",
    system: "none",
    devices:
      "<disk type='file' device='cdrom'><target dev='sda' bus='sata'/></disk>" +
      "<interface type='network'><mac address='52:54:00:00:00:01'/><source network='default'/><model type='virtio'/></interface>",
  });
  const file = await image("medium");
  const medium = { type: "file" as const, driver: { name: "qemu" as const, type: "qcow2" as const }, source: { file } };
  const inserted = await guest.devices.update({ kind: "disk", target: "sda" }, (disk) => ({ ...disk, ...medium }));
  expect(inserted).toEqual({ live: ["disk 'sda'"], config: ["disk 'sda'"], needsRestart: [] });
  for (const of of ["live", "config"] as const) {
    expect((await guest.devices.get({ target: "sda" }, { of })).xml).toContain(file);
  }
  await guest.devices.update({ kind: "disk", target: "sda" }, emptied, { force: true });
  expect((await guest.devices.get({ target: "sda" })).xml).not.toContain(file);

  const card = { kind: "interface", mac: "52:54:00:00:00:01" } as const;
  await guest.devices.update(card, (definition) => ({ ...definition, link: "down" }), { target: "live" });
  expect((await guest.devices.get(card)).xml).toContain("<link state='down'/>");
  expect((await guest.devices.get(card, { of: "config" })).xml).not.toContain("<link");

  await guest.devices.update({ kind: "graphics" }, (screen) => ({ ...screen, passwd: "secret" }));
  const secure = read(domain, await on.bed.virsh("dumpxml", "--security-info", "--inactive", "updates"));
  expect(secure.devices.graphics[0]?.passwd).toBe("secret");
  expect((await guest.devices.get({ kind: "graphics" })).xml).not.toContain("secret");
});

it("stores what a running guest cannot take, unless the running guest was meant", async () => {
  const guest = await started({ name: "waits", system: "none", disks: [await image("waits")] });
  const change = (disk: Disk) => ({ ...disk, serial: "WAITS" });
  const outcome = await guest.devices.update({ kind: "disk", target: "vda" }, change);
  expect(outcome).toMatchObject({ live: [], config: ["disk 'vda'"], needsRestart: [{ setting: "disk 'vda'" }] });
  await expect(guest.devices.update({ kind: "disk", target: "vda" }, change, { target: "live" })).rejects.toMatchObject(
    { kind: "unsupported" },
  );
  expect((await guest.devices.get({ target: "vda" }, { of: "config" })).xml).toContain("WAITS");
});

it("works on a guest that is off, and refuses to change a run that there is not", async () => {
  const guest = await defined({ name: "off", system: "none" });
  await guest.devices.attach(diskAt(await image("off"), "vdb"));
  expect(await guest.devices.nextTarget("virtio")).toBe("vda");
  expect(await guest.devices.detach({ target: "vdb" })).toMatchObject({ live: null, attempts: 0 });
  await expect(guest.devices.detach({ target: "vdb" }, { target: "live" })).rejects.toMatchObject({
    code: "virt.no-change-target",
    message: "Guest 'off' is off: only its stored definition can be changed.",
  });
});

it("is done with taking a device out when the guest stops instead of answering", async () => {
  const guest = await started({ name: "stops", system: "none", disks: [await image("stops")] });
  const link = new Link({ uri: on.bed.uri });
  onTestFinished(() => link.close());
  await expect.poll(() => link.state.kind).toBe("connected");
  const asked = Promise.withResolvers<unknown>();
  const calls = callsOf(link, guest, asked.resolve);
  // Longer than the test may take.
  const options = { target: "live", timeoutMs: 600_000 } as const;
  const detached = detachDevice(calls, { kind: "disk", target: "vda" }, options);
  await asked.promise;
  await guest.destroy();
  expect(await detached).toMatchObject({ live: { kind: "disk" }, config: null });
  expect(await targetsOf(guest, "config")).toEqual(["vda"]);
});

it("loses no device that is attached while its settings are changed", async () => {
  const guest = await defined({ name: "both-at-once", system: "none" });
  const disks = await Promise.all(["vda", "vdb", "vdc"].map(async (dev) => diskAt(await image(`once-${dev}`), dev)));
  await Promise.all([
    ...disks.map((disk) => guest.devices.attach(disk)),
    ...[2, 3, 4].map((vcpus) => guest.change({ vcpus, vcpusMaximum: 4 })),
    guest.tuning.scheduler.set({ shares: 512 }),
  ]);
  expect(await targetsOf(guest, "config")).toEqual(["vda", "vdb", "vdc"]);
  expect(await guest.tuning.scheduler.get({ of: "config" })).toMatchObject({ shares: 512 });
});
