import { type Bed, startLibvirtd } from "@hob/beds";
import { domain, read } from "@hob/libvirt-xml";
import { createTaskEngine, defineTask, type Task, type TaskEngine } from "@hob/tasks";
import { memoryTaskStore } from "@hob/tasks/testing";
import { type Guest, type Host, openHost } from "@hob/virt";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import type { ChangeInput, ChangeNotes } from "./change-plan.ts";
import type { ChangeRequest } from "./change-request.ts";
import { changeSteps } from "./change-steps.ts";
import { planChange } from "./plan-change.ts";

let bed: Bed;
let host: Host;
let engine: TaskEngine;

beforeAll(async () => {
  bed = await startLibvirtd();
  host = openHost({ uri: bed.uri, name: "bed" });
  await host.whenConnected({ timeoutMs: 30_000 });
  await bed.virsh("pool-create-as", "default", "dir", "--target", bed.poolPath);
  engine = createTaskEngine({ store: memoryTaskStore() });
  const kind = { kind: "vms.change", title: () => "Change", steps: changeSteps(async () => host) };
  engine.register(defineTask<ChangeInput, ChangeNotes>({ ...kind, result: (_, notes) => ({ ...notes.outcome }) }));
});
afterAll(async () => {
  await host.close();
  await bed.stop();
});

/** A guest without an operating system, off. */
async function guestNamed(
  name: string,
  screen = "<graphics type='vnc' autoport='yes' passwd='sesame'/>",
): Promise<Guest> {
  const ports = `<controller type='pci' index='0' model='pcie-root'/>${"<controller type='pci' model='pcie-root-port'/>".repeat(6)}`;
  const guest = await host.defineGuest(
    `<domain type='qemu'><name>${name}</name><memory unit='MiB'>64</memory><vcpu>1</vcpu>
     <os><type arch='x86_64' machine='q35'>hvm</type></os><features><acpi/></features>
     <devices>${ports}${screen}<memballoon model='virtio'/></devices></domain>`,
  );
  onTestFinished(async () => {
    if ((await guest.info()).state !== "shutoff") await guest.destroy();
    await guest.undefine();
  });
  return guest;
}

async function change(guest: Guest, ...changes: ChangeRequest[]): Promise<Task> {
  const plan = await planChange(host, guest, changes, { os: null });
  const task = await engine.submit("vms.change", { host: "bed", plan });
  return engine.wait(task.id);
}

test("a new disk needs only its size: it is made, stored, and plugged into the running guest", async () => {
  const guest = await guestNamed("grows");
  await guest.start();
  const plan = await planChange(host, guest, [{ change: "add-disk", disk: { size: 10 * 2 ** 20 } }], { os: null });
  expect(plan.volumes).toEqual([{ pool: "default", volume: "grows-2.qcow2", size: 10 * 2 ** 20, format: "qcow2" }]);
  expect(plan.decisions.map(({ path }) => path)).toContain("devices/disk[sda]/bus");
  expect(plan.differences).toContainEqual(
    expect.objectContaining({ path: expect.stringMatching(/^\/domain\/devices\/disk/), before: null }),
  );
  expect(plan.xml).not.toContain("sesame");
  expect(await bed.virsh("vol-list", "default")).not.toContain("grows-2");

  const task = await change(guest, { change: "add-disk", disk: { size: 10 * 2 ** 20, bus: "virtio" } });
  expect(task).toMatchObject({ state: "succeeded", result: { needsRestart: [] } });
  for (const inactive of [true, false]) {
    const { disks } = read(domain, await guest.xml({ inactive })).devices;
    expect(disks, `inactive: ${inactive}`).toMatchObject([{ target: { dev: "vda", bus: "virtio" } }]);
  }
  expect(await guest.xml({ inactive: true, secrets: true })).toContain("sesame");
});

test("what the running guest cannot take is stored, and said to wait", async () => {
  const guest = await guestNamed("waits");
  await guest.start();
  const { state, result } = await change(
    guest,
    { change: "add-network", network: { user: true } },
    { change: "set-vcpus", vcpus: 4 },
    { change: "set-graphics", graphics: "none" },
  );
  expect(state).toBe("succeeded");
  expect(result).toMatchObject({
    live: [expect.stringMatching(/^add interface/)],
    needsRestart: [
      { setting: "vcpus", reason: "the running guest was started with less room" },
      { setting: "graphics", reason: "the running guest keeps what it was started with" },
    ],
  });
  const stored = read(domain, await guest.xml({ inactive: true }));
  expect(stored).toMatchObject({ vcpu: { count: 4 }, devices: { graphics: [] } });
  expect(read(domain, await guest.xml()).devices.interfaces).toHaveLength(1);
});

test("what libvirt tells only when asked stays: a screen's password, and a disk's cookies", async () => {
  const cookie = "<cookies><cookie name='session'>biscuit</cookie></cookies>";
  const source = `<source protocol='https' name='a.img'><host name='images.example' port='443'/>${cookie}</source>`;
  const disk = `<disk type='network' device='disk'><driver name='qemu' type='raw'/>${source}<target dev='vda' bus='virtio'/></disk>`;
  const guest = await guestNamed("keeps", `<graphics type='vnc' autoport='yes' passwd='sesame'/>${disk}`);
  const secrets = () => guest.xml({ inactive: true, secrets: true });
  expect(await secrets()).toContain("biscuit");
  expect(await change(guest, { change: "set-vcpus", vcpus: 2 })).toMatchObject({ state: "succeeded" });
  const after = await secrets();
  expect(read(domain, after).vcpu).toMatchObject({ count: 2 });
  for (const secret of ["biscuit", "sesame"]) expect(after).toContain(secret);
});

test("a guest that was changed by another since is left alone, and the new disk is gone again", async () => {
  const guest = await guestNamed("raced");
  const plan = await planChange(host, guest, [{ change: "add-disk", disk: { size: 2 ** 20 } }], { os: null });
  await bed.virsh("setvcpus", "raced", "3", "--config", "--maximum");
  const task = await engine.submit("vms.change", { host: "bed", plan });
  expect(await engine.wait(task.id)).toMatchObject({
    state: "failed",
    error: { code: "builder.definition-changed" },
  });
  expect(await bed.virsh("vol-list", "default")).not.toContain("raced-2");
  expect(read(domain, await guest.xml({ inactive: true }))).toMatchObject({
    vcpu: { count: 3 },
    devices: { disks: [] },
  });
});

test("a disk that another guest writes to, and one that is not there, are refused before anything is done", async () => {
  const owner = await guestNamed("owner");
  await change(owner, { change: "add-disk", disk: { size: 2 ** 20 } });
  const other = await guestNamed("other");
  const path = join(bed.poolPath, "owner-2.qcow2");
  const add = (disk: Extract<ChangeRequest, { change: "add-disk" }>["disk"]) =>
    planChange(host, other, [{ change: "add-disk", disk }], { os: null });
  await expect(add({ path })).rejects.toMatchObject({ code: "builder.image-in-use", details: { guest: "owner" } });
  await expect(add({ path: "default/none.raw" })).rejects.toMatchObject({ code: "builder.medium-not-found" });
  await expect(add({ size: 0 })).rejects.toMatchObject({ code: "builder.invalid-request" });
  await expect(add({ size: 2 ** 20, pool: "fast" })).rejects.toMatchObject({ code: "builder.unknown-pool" });
  await expect(add({ size: 2 ** 50 })).rejects.toMatchObject({ code: "builder.disk-too-large" });
  await expect(planChange(host, other, [], { os: null })).rejects.toMatchObject({
    code: "builder.invalid-request",
  });
});
