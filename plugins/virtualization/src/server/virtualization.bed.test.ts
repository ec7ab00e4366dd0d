import { randomUUID } from "node:crypto";
import { access, copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Bed, bootableImage, startLibvirtd } from "@hob/beds";
import grid from "@hob/plugin-grid";
import { hosts } from "@hob/plugin-grid/model";
import kvm from "@hob/plugin-kvm";
import { tasks as taskResource } from "@hob/plugin-api";
import { startTestServer, type TestServer } from "@hob/server/testing";
import type { Task } from "@hob/tasks";
import { gibibytes, mebibytes } from "@hob/units";
import { afterAll, beforeAll, expect, test } from "vitest";
import { networks, operatingSystems, storagePools, storageVolumes, vms } from "../model/index.ts";
import virtualization from "../plugin.ts";

let bed: Bed;
let hob: TestServer;
let image: string;
beforeAll(async () => {
  bed = await startLibvirtd();
  image = join(bed.poolPath, "linux.qcow2");
  await copyFile(await bootableImage(), image);
  await bed.virsh("pool-define-as", "default", "dir", "--target", bed.poolPath);
  await bed.virsh("pool-start", "default");
  hob = await startTestServer({ plugins: [grid, kvm, virtualization], startOptions: { host: bed.uri } });
});
afterAll(async () => {
  await hob?.close();
  await bed?.stop();
});

async function finished({ id }: Pick<Task, "id">): Promise<Task> {
  const get = () => hob.client(taskResource).get(id);
  await expect.poll(async () => (await get()).state, { timeout: 90_000 }).not.toMatch(/queued|running/);
  return get();
}

/** Opens a console as the browser does, and collects what it says. */
async function openConsole(vm: string, kind: "serial" | "vnc") {
  const { path } = await hob.client(vms).console(vm, { kind });
  const options = { headers: { cookie: hob.cookie } } as unknown as string[];
  const socket = new WebSocket(`${hob.url.replace("http", "ws")}${path}`, options);
  socket.binaryType = "arraybuffer";
  let said = "";
  socket.addEventListener("message", ({ data }) => (said += Buffer.from(data as ArrayBuffer).toString("latin1")));
  return {
    path,
    until: (text: string) => expect.poll(() => said, { timeout: 90_000 }).toContain(text),
    type: (text: string) => socket.send(Buffer.from(text)),
    close: () => socket.close(),
  };
}

const names = async () => (await hob.client(vms).list()).items.map(({ name }) => name);
const stateOf = async (vm: string) => (await hob.client(vms).get(vm)).state;

test("connects the host that it was started with, and finds out that guests are emulated there", async () => {
  await expect
    .poll(async () => (await hob.client(hosts).list()).items, { timeout: 20_000 })
    .toMatchObject([{ name: bed.hostname, uri: bed.uri, state: "connected", guestType: "qemu" }]);
});

test("plans a VM also in the first moment after the start: it waits for the host", async () => {
  await using fresh = await startTestServer({ plugins: [grid, kvm, virtualization], startOptions: { host: bed.uri } });
  const [anywhere, there] = await Promise.all([
    fresh.client(vms).design({ name: "early" }),
    fresh.client(vms).design({ name: "early", host: (await fresh.client(hosts).list()).items[0]?.id ?? "" }),
  ]);
  expect([anywhere.host.name, there.host.name]).toEqual([bed.hostname, bed.hostname]);
});

test("creates a VM from an image, serves its consoles, shuts it down and deletes it with its disk", async () => {
  const client = hob.client(vms);
  const created = await finished(
    await client.create({
      name: "web-1",
      os: "debian11",
      memory: mebibytes(1024),
      source: { kind: "image", path: image },
      graphics: "vnc",
    }),
  );
  expect(created).toMatchObject({ state: "succeeded", target: { resource: "vms", name: "web-1" } });
  const id = created.target?.id ?? "";

  await expect
    .poll(async () => (await client.list()).items.find((vm) => vm.id === id))
    .toMatchObject({ name: "web-1", state: "running", os: "debian11", vcpus: expect.any(Number) });
  expect(await client.get("web-1")).toMatchObject({
    id,
    guestType: "qemu",
    osName: "Debian 11",
    consoles: { serial: true, vnc: true },
    disks: [{ target: "vda", format: "qcow2", capacity: expect.any(Number) }],
  });
  await expect(client.start(id)).rejects.toMatchObject({
    kind: "conflict",
    message: "Cannot start 'web-1': it is running.",
  });

  const serial = await openConsole(id, "serial");
  await serial.until("login:");
  serial.type("root\r");
  await serial.until("/root # ");
  serial.type("echo six-times-seven-is-$((6*7))\r");
  await serial.until("six-times-seven-is-42");
  await expect
    .poll(async () => (await client.get(id)).nics, { timeout: 30_000 })
    .toMatchObject([{ source: "default", addresses: [expect.stringMatching(/^10\.79\.\d+\.\d+$/)] }]);
  serial.close();
  const vnc = await openConsole(id, "vnc");
  await vnc.until("RFB 003.008");
  vnc.close();
  expect((await client.screenshot(id)).type).toMatch(/^image\//);
  expect((await client.xml(id)).xml).toContain("<name>web-1</name>");
  expect((await client.stats(id)).columns).toContain("cpu");

  await client.suspend(id);
  await expect(client.shutdown(id, {})).rejects.toMatchObject({ kind: "conflict" });
  await client.resume(id);
  expect((await finished(await client.shutdown(id, {}))).state).toBe("succeeded");
  await expect.poll(() => stateOf(id)).toBe("off");
  await expect(client.console(id, { kind: "serial" })).rejects.toMatchObject({ kind: "conflict" });

  expect((await finished(await client.delete(id, { query: { disks: true } }))).state).toBe("succeeded");
  await expect.poll(names).toEqual([]);
  await expect(access(join(bed.poolPath, "web-1.qcow2"))).rejects.toThrow("ENOENT");
  await access(image);
});

test("shows what virsh does within a second", async () => {
  const path = join(bed.poolPath, "outside.xml");
  await writeFile(
    path,
    "<domain type='qemu'><name>outside</name><memory unit='MiB'>16</memory><os><type>hvm</type></os></domain>",
  );
  await bed.virsh("define", path);
  await expect.poll(names, { timeout: 1000 }).toEqual(["outside"]);
  await bed.virsh("undefine", "outside");
  await expect.poll(names, { timeout: 1000 }).toEqual([]);
});

test("shows what would be created, with a reason for every choice, and changes nothing", async () => {
  const design = await hob.client(vms).design({ name: "planned", os: "debian11", disk: { size: gibibytes(10) } });
  expect(design).toMatchObject({
    diskSize: gibibytes(10),
    host: { because: expect.stringContaining("only connected host") },
  });
  expect(design.xml).toContain("<name>planned</name>");
  expect(design.decisions.length).toBeGreaterThan(5);
  for (const { because } of design.decisions) expect(because).not.toBe("");
  expect(design.decisions.find(({ path }) => path === "type")?.because).toMatch(/KVM/);
  expect(await names()).toEqual([]);
});

test("refuses what cannot be, each in one line that names the value", async () => {
  const create = (body: object) => hob.client(vms).create({ name: "bad", ...body });
  await expect(create({ os: "debian99" })).rejects.toMatchObject({
    kind: "not-found",
    message: expect.stringContaining("'debian99'"),
  });
  await expect(create({ host: "nowhere" })).rejects.toMatchObject({
    kind: "not-found",
    message: expect.stringContaining("'nowhere'"),
  });
  await expect(create({ memory: 0 })).rejects.toMatchObject({ kind: "invalid" });
  await expect(create({ disk: { size: 2 ** 52 } })).rejects.toMatchObject({ kind: "invalid" });
  await expect(create({ source: { kind: "iso", path: "/no/such.iso" } })).rejects.toMatchObject({
    kind: "not-found",
    message: expect.stringContaining("/no/such.iso"),
  });
  await expect(hob.client(vms).get("nosuch")).rejects.toMatchObject({
    kind: "not-found",
    message: "Virtual machine 'nosuch' does not exist.",
  });
  await expect(hob.client(hosts).create({ uri: "qemu+unix:///system?socket=/run/nothing" })).rejects.toMatchObject({
    kind: "unavailable",
    message: expect.stringContaining("/run/nothing"),
  });
  await expect(hob.client(hosts).create({ uri: bed.uri })).rejects.toMatchObject({ kind: "conflict" });
  expect([await names(), (await hob.client(hosts).list()).total]).toEqual([[], 1]);
});

test("lists operating systems, storage and networks of the connected hosts", async () => {
  const [newest] = (await hob.client(operatingSystems).list({ query: { search: "debian 11" } })).items;
  expect(newest).toMatchObject({ id: "debian11", name: "Debian 11" });
  expect(await hob.client(operatingSystems).get("debian11")).toEqual(newest);
  expect((await hob.client(storagePools).list()).items).toMatchObject([
    { name: "default", active: true, type: "dir", path: bed.poolPath },
  ]);
  await bed.virsh("pool-refresh", "default");
  const volumes = (await hob.client(storageVolumes).list({ query: { pool: "default" } })).items;
  expect(volumes.find(({ name }) => name === "linux.qcow2")).toMatchObject({ format: "qcow2", path: image });
  expect((await hob.client(networks).list()).items).toMatchObject([{ name: "default", active: true, forward: "nat" }]);
});

test("finds a VM by name or UUID where that is unique, and otherwise says which hosts have it", async () => {
  const client = hob.client(hosts);
  // Every connection to a node of its own file has a simulation of its own; that to the default one is shared.
  const node = join(bed.poolPath, "node.xml");
  const about = `<name>test</name><uuid>${randomUUID()}</uuid><memory>1024</memory><os><type>hvm</type></os>`;
  await writeFile(node, `<node><domain type='test'>${about}</domain></node>`);
  const one = await client.create({ uri: bed.testUri(node), name: "sim-1" });
  await expect.poll(names, { timeout: 10_000 }).toEqual(["test"]);
  const uuid = (await hob.client(vms).get("test")).uuid;
  expect((await hob.client(vms).get(uuid.toUpperCase())).id).toBe(`${one.id}.${uuid}`);
  const two = await client.create({ uri: `${bed.testUri(node)}&mode=legacy`, name: "sim-2" });
  await expect.poll(names, { timeout: 10_000 }).toEqual(["test", "test"]);
  await expect(hob.client(vms).off("test")).rejects.toMatchObject({
    kind: "conflict",
    message: expect.stringMatching(/^'test' is on 2 hosts: sim-. \(.*\), sim-. \(.*\)\.$/),
  });
  await hob.client(vms).off(`${one.id}.${uuid}`);
  await expect
    .poll(async () => (await hob.client(vms).list({ query: { state: "off" } })).items.map(({ host }) => host))
    .toEqual([one.id]);
  expect((await hob.client(vms).list({ query: { host: "sim-2" } })).total).toBe(1);
  await expect(hob.client(vms).design({ name: "web", host: "sim-2" })).rejects.toMatchObject({
    kind: "unsupported",
    message: "Host 'sim-2' is libvirt's simulation: no virtual machine can be created there.",
  });
  expect((await hob.client(vms).design({ name: "web" })).host.name).toBe(bed.hostname);
  for (const { id } of [one, two]) await client.delete(id);
  await expect.poll(names).toEqual([]);
});

test("says of a VM on a lost host why nothing can be told, and goes on listing it", async () => {
  await bed.define("<domain type='qemu'><name>away</name><memory>1024</memory><os><type>hvm</type></os></domain>");
  await expect.poll(names).toEqual(["away"]);
  const client = hob.client(vms);
  await bed.stopDaemon();
  await expect.poll(async () => (await client.list()).items).toMatchObject([{ name: "away", state: "unknown" }]);
  for (const ask of [() => client.get("away"), () => client.xml("away"), () => client.start("away")]) {
    await expect(ask()).rejects.toMatchObject({
      kind: "unavailable",
      message: expect.stringMatching(new RegExp(`^Host '${bed.hostname}' is not connected: [^.]+\\.$`)),
      hint: "Hob keeps trying; it goes on by itself once libvirtd answers again.",
    });
  }
  await bed.startDaemon();
  await expect.poll(() => client.get("away").then(({ state }) => state, String), { timeout: 5000 }).toBe("off");
  await bed.virsh("undefine", "away");
});
