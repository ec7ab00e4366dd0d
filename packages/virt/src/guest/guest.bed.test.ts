import { type Bed, startLibvirtd } from "@hob/beds";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { type Guest, type GuestEvent, type Host, openHost } from "../index.ts";

let bed: Bed;
let host: Host;
beforeAll(async () => {
  bed = await startLibvirtd();
  host = openHost({ uri: bed.uri, name: "bed" });
  await host.whenConnected({ timeoutMs: 30_000 });
});
afterAll(async () => {
  await host.close();
  await bed.stop();
});

/** A guest without an operating system: its firmware finds nothing to boot and stays. */
function xmlOfTiny(name: string): string {
  return `<domain type='qemu'><name>${name}</name><memory unit='MiB'>16</memory><vcpu>1</vcpu>
    <os><type arch='x86_64' machine='pc'>hvm</type></os>
    <devices><serial type='pty'/><console type='pty'/><interface type='user'/>
    <graphics type='vnc' autoport='yes'/><video><model type='vga'/></video></devices></domain>`;
}

async function define(name: string): Promise<Guest> {
  const guest = await host.defineGuest(xmlOfTiny(name));
  onTestFinished(async () => {
    const state = await guest.waitFor(["shutoff", "running", "paused", "gone"]);
    if (state === "running" || state === "paused") await guest.destroy();
    if (state !== "gone") await guest.undefine();
  });
  return guest;
}

it("goes through its life, verb by verb, as its events tell", async () => {
  const events: GuestEvent[] = [];
  const off = host.onGuestEvent((event) => events.push(event));
  const guest = await define("life");
  expect(await guest.info()).toMatchObject({
    state: "shutoff",
    vcpus: 1,
    memory: 16 * 1024 ** 2,
    persistent: true,
    autostart: false,
  });

  await guest.start({ paused: true });
  expect(await guest.info()).toMatchObject({ state: "paused" });
  await guest.resume();
  expect(await guest.waitFor("running")).toBe("running");
  await guest.suspend();
  expect(await guest.info()).toMatchObject({ state: "paused", reason: "user" });
  await guest.resume();
  await guest.reset();
  // Without an operating system nobody hears these; libvirt takes them all the same.
  await guest.reboot();
  await guest.shutdown();
  expect((await guest.info()).state).toBe("running");
  await guest.setAutostart(true);
  expect((await guest.info()).autostart).toBe(true);
  expect((await host.guests()).find(({ uuid }) => uuid === guest.uuid)).toMatchObject({
    autostart: true,
    persistent: true,
  });
  await guest.setAutostart(false);
  await guest.destroy();
  expect(await guest.info()).toMatchObject({ state: "shutoff", reason: "destroyed", cpuTimeNs: 0 });
  await guest.undefine();
  expect(await guest.waitFor("gone")).toBe("gone");
  await expect.poll(() => events.map(({ uuid, event }) => uuid === guest.uuid && event)).toContain("undefined");
  off();

  // Whether QEMU's last word, that it shuts down, is heard before its end is chance.
  const own = events.filter(({ uuid, event }) => uuid === guest.uuid && event !== "shutdown");
  expect(own.map(({ event, detail }) => `${event} ${detail}`)).toEqual([
    "defined added",
    "started booted",
    "suspended paused",
    "resumed unpaused",
    "suspended paused",
    "resumed unpaused",
    "stopped destroyed",
    "undefined removed",
  ]);
});

it("is found by UUID and by name, and says plainly when it is gone", async () => {
  const guest = await define("findable");
  expect((await host.guest("findable")).uuid).toBe(guest.uuid);
  expect((await host.guest(guest.uuid.toUpperCase())).name).toBe("findable");
  await guest.undefine();
  for (const verb of [
    () => host.guest("findable"),
    () => guest.info(),
    () => guest.start(),
    () => guest.xml(),
    () => guest.screenshot(),
  ]) {
    await expect(verb()).rejects.toMatchObject({
      code: "virt.guest-not-found",
      message: "Guest 'findable' does not exist on host 'bed'.",
    });
  }
});

it("has the XML of the run and of the definition", async () => {
  const guest = await define("documents");
  expect(await guest.xml()).not.toContain("<alias");
  await guest.start();
  expect(await guest.xml()).toContain("<alias");
  expect(await guest.xml({ inactive: true })).not.toContain("<alias");
});

it("samples what a running guest uses", async () => {
  const guest = await define("busy");
  expect((await host.sample()).find(({ uuid }) => uuid === guest.uuid)).toMatchObject({
    state: "shutoff",
    vcpus: 1,
    memory: 16 * 1024 ** 2,
    cpuTimeNs: null,
    diskReadBytes: null,
  });
  await guest.start();
  await expect
    .poll(async () => (await host.sample()).find(({ uuid }) => uuid === guest.uuid))
    .toMatchObject({
      name: "busy",
      state: "running",
      reason: "booted",
      vcpus: 1,
      memory: 16 * 1024 ** 2,
      memoryResident: expect.any(Number),
      cpuTimeNs: expect.any(Number),
      diskReadBytes: 0,
      diskWriteBytes: 0,
    });
});

it("takes a picture of the screen", async () => {
  const guest = await define("picture");
  await guest.start();
  const { type, data } = await guest.screenshot();
  expect(type).toBe("image/png");
  expect(data.subarray(1, 4).toString()).toBe("PNG");
  expect(data.subarray(-8, -4).toString()).toBe("IEND");
});

it("opens the serial console for one at a time, until it is forced or the guest stops", async () => {
  const guest = await define("console");
  await guest.start();
  const first = await guest.openConsole();
  const thrownOut = new Promise((resolve) => first.once("error", resolve));
  first.resume();
  await expect(guest.openConsole()).rejects.toMatchObject({ code: "libvirt.operation-failed" });
  const second = await guest.openConsole({ force: true });
  expect(await thrownOut).toMatchObject({ code: "libvirt.rpc", message: "stream had I/O failure" });
  second.resume();
  second.write("ls\r");
  const ended = new Promise((resolve) => second.once("end", resolve));
  await guest.destroy();
  await ended;
});

it("gives the console back when its stream is destroyed", async () => {
  const guest = await define("console-again");
  await guest.start();
  (await guest.openConsole()).destroy();
  // libvirt lets go of the first one a moment after it was told to.
  await expect.poll(async () => (await guest.openConsole()).destroy().destroyed, { timeout: 5000 }).toBe(true);
  expect((await guest.info()).state).toBe("running");
});

it("starts and stops many at once without holding anything else up", async () => {
  const other = await define("bystander");
  const many = await Promise.all(Array.from({ length: 12 }, (_, index) => define(`many-${index}`)));
  for (const act of [(guest: Guest) => guest.start({ paused: true }), (guest: Guest) => guest.destroy()]) {
    let isOver = false;
    const acting = Promise.all(many.map(act)).then(() => (isOver = true));
    await new Promise((resolve) => setTimeout(resolve, 20));
    // With all of them on one connection a daemon would not even read this before most of them are done.
    for (let times = 0; times < 5; times += 1) await other.info();
    expect(isOver).toBe(false);
    await acting;
  }
});

it("waits for a state, and no longer than it may", async () => {
  const guest = await define("awaited");
  await expect(guest.waitFor("running", { timeoutMs: 50 })).rejects.toMatchObject({
    code: "virt.guest-wait-timeout",
    message: "Guest 'awaited' was not 'running' within 50 ms: it is 'shutoff'.",
  });
  await expect(guest.waitFor("running", { timeoutMs: 20.7 })).rejects.toMatchObject({ kind: "timeout" });
  const waiting = guest.waitFor(["running", "crashed"]);
  await bed.virsh("start", "awaited");
  expect(await waiting).toBe("running");
  await expect(guest.waitFor("gone", { signal: AbortSignal.abort(new Error("enough")) })).rejects.toThrow();
});

it("goes on waiting while the daemon is away", async () => {
  const guest = await define("patient");
  await guest.start();
  const waiting = guest.waitFor("shutoff", { timeoutMs: 60_000 });
  await bed.stopDaemon();
  await bed.startDaemon();
  await host.whenConnected({ timeoutMs: 5000 });
  expect((await guest.info()).state).toBe("running");
  await bed.virsh("destroy", "patient");
  expect(await waiting).toBe("shutoff");
});

it("forgets a transient guest when it stops", async () => {
  const guest = await host.createTransientGuest(xmlOfTiny("transient"), { paused: true });
  expect(await guest.info()).toMatchObject({ state: "paused", persistent: false });
  expect((await host.guests()).find(({ uuid }) => uuid === guest.uuid)?.persistent).toBe(false);
  await guest.destroy();
  expect(await guest.waitFor("gone")).toBe("gone");
});

it("refuses a definition that does not fit the schema", async () => {
  const wrong = xmlOfTiny("wrong").replace("<vcpu>", "<vcpus>1</vcpus><vcpu>");
  await expect(host.defineGuest(wrong)).rejects.toMatchObject({ code: "libvirt.xml-invalid-schema", kind: "invalid" });
});

it("knows what virsh does beside it", async () => {
  const heard: string[] = [];
  onTestFinished(host.onGuestEvent(({ name, event }) => heard.push(`${name} ${event}`)));
  await bed.define(xmlOfTiny("outside"));
  await bed.virsh("start", "outside");
  await bed.virsh("destroy", "outside");
  await bed.virsh("undefine", "outside");
  await expect
    .poll(() => heard)
    .toEqual(expect.arrayContaining(["outside defined", "outside started", "outside stopped", "outside undefined"]));
});

it("drives simulated guests too", async () => {
  const simulated = openHost({ uri: bed.testUri() });
  onTestFinished(() => simulated.close());
  await simulated.whenConnected({ timeoutMs: 10_000 });
  const guest = await simulated.guest("test");
  expect((await guest.info()).state).toBe("running");
  await guest.suspend();
  await guest.resume();
  await guest.destroy();
  await guest.start();
  await guest.shutdown();
  expect(await guest.waitFor("shutoff")).toBe("shutoff");
  await guest.undefine();
  expect(await simulated.guests()).toEqual([]);
});
