import { agentAnswers, agentGuest, run } from "@hob/beds";
import { gibibytes, mebibytes } from "@hob/units";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { type GuestChange, openHost } from "../../index.ts";
import { card, changedGuests } from "../../testing/changed-guests.ts";
import { hostedBed } from "../../testing/hosted-bed.ts";

const on = hostedBed();
const { defined, described } = changedGuests(on);

it("starts with what was stored, and is then as it was told to be", async () => {
  const guest = await defined();
  await guest.start();
  await guest.change({ vcpusMaximum: 8, topology: { sockets: 2, cores: 4, threads: 1 }, memoryMaximum: gibibytes(1) });
  expect((await guest.pendingChanges()).map(({ path }) => path)).toEqual(
    expect.arrayContaining(["/domain/memory/text()", "/domain/vcpu/text()"]),
  );
  await guest.destroy();
  expect(await guest.pendingChanges()).toEqual([]);
  await guest.start();
  expect(await described(guest, "live")).toMatchObject({ memory: gibibytes(1), vcpu: { count: 8 } });
  expect(await guest.pendingChanges()).toEqual([]);
});

it("keeps everything else of the definition: passwords, notes of others, what nobody has declared", async () => {
  const guest = await defined({ elements: "<metadata><x:other xmlns:x='urn:x'>kept</x:other></metadata>" });
  const before = await on.bed.virsh("dumpxml", "--security-info", "--inactive", guest.name);
  await guest.change({ bootMenu: { enabled: true } });
  const after = await on.bed.virsh("dumpxml", "--security-info", "--inactive", guest.name);
  expect(after).toContain("passwd='first'");
  expect(after.replace(/ *<bootmenu enable='yes'\/>\n/, "")).toBe(before);
});

it("renames a guest that is off, with its other changes, and not one that runs", async () => {
  const guest = await defined();
  await guest.change({ name: "renamed", title: "T" });
  const renamed = await on.host.guest("renamed");
  expect(renamed.uuid).toBe(guest.uuid);
  await renamed.start();
  await expect(renamed.change({ name: "again" })).rejects.toMatchObject({
    code: "virt.change-refused",
    message: "'name' of guest 'renamed' cannot be changed now: libvirt renames guests only while they are off.",
  });
  await renamed.change({ autostart: true });
  expect((await renamed.info()).autostart).toBe(true);
  await renamed.change({ autostart: false });
});

it("keeps the variables of a guest's firmware when it renames it", async () => {
  const vars = join(on.bed.poolPath, "named.vars");
  await run("sh", ["-c", `printf kept > ${vars}`]);
  const guest = await defined({ firmware: "efi" });
  const of = (name: string) => `/var/lib/libvirt/qemu/nvram/${name}_VARS.fd`;
  await on.bed.inside("sh", "-c", `mkdir -p /var/lib/libvirt/qemu/nvram; cp ${vars} ${of(guest.name)}`);
  await guest.change({ name: "with-firmware" });
  expect(await on.bed.inside("cat", of("with-firmware"))).toBe("kept");
});

it("takes a password away at the next start, and sets no time for one that is not there", async () => {
  const guest = await defined();
  await guest.start();
  expect(await guest.change({ graphics: { password: null } })).toMatchObject({
    live: [],
    config: ["graphics"],
    needsRestart: [{ setting: "graphics", reason: "a running screen keeps its password" }],
  });
  expect((await described(guest, "live")).devices.graphics[0]?.passwd).toBe("first");
  expect((await described(guest, "config")).devices.graphics[0]?.passwd).toBeUndefined();
  const late = { graphics: { passwordValidTo: new Date("2031-05-06T07:08:09Z") } };
  await expect(guest.change(late)).rejects.toThrow("it has no password; give one with it");
});

it("changes nothing when one of several changes cannot be", async () => {
  const guest = await defined();
  await guest.start();
  const [live, config] = [await described(guest, "live"), await described(guest, "config")];
  const refused: [GuestChange, string][] = [
    [{ title: "T", vcpus: 5 }, "its maximum is 4; raise 'vcpusMaximum' with it"],
    [{ title: "T", vcpusMaximum: 6, topology: { sockets: 1, cores: 4, threads: 1 } }, "has 4 processors"],
    [
      { vcpus: 1, topology: { sockets: 1, cores: 2, threads: 2 } },
      "its cores have 2 threads each, and are plugged in whole",
    ],
    [{ vcpusMaximum: 100_000 }, "processors at most here"],
    [{ memory: gibibytes(4) }, "its maximum is 192 MiB; raise 'memoryMaximum' with it"],
    [{ memory: mebibytes(64), memoryMaximum: mebibytes(32) }, "'memory' is to be 64 MiB"],
    [{ title: "a\nb" }, "a title is one line"],
    [{ cpu: { mode: "custom", model: { name: "Nonesuch" } } }, "this host's emulator knows no such model"],
    [{ bootOrder: [{ target: "sda" }, { target: "sda" }] }, "it is named twice"],
    [{ name: "a/b" }, "no '/'"],
  ];
  for (const [change, reason] of refused) {
    await expect(guest.change(change), reason).rejects.toThrow(reason === "no '/'" ? "cannot be" : reason);
  }
  await expect(guest.change({ title: "T", vcpusMaximum: 8 }, { target: "both" })).rejects.toMatchObject({
    code: "virt.change-refused",
  });
  expect(await described(guest, "live")).toEqual(live);
  expect(await described(guest, "config")).toEqual(config);
});

it("undoes what the running guest has taken when the definition cannot be stored", async () => {
  const guest = await defined();
  await guest.start();
  await guest.change({ title: "before" });
  // libvirt refuses the arrangement only when it is stored, after the title has been given to the running guest.
  const change: GuestChange = { title: "after", console: "no-such-console" };
  await expect(guest.change(change)).rejects.toMatchObject({ kind: "unsupported" });
  expect((await described(guest, "live")).title).toBe("before");
  expect((await described(guest, "config")).title).toBe("before");
});

it("grows a running guest beyond what it was started with by a memory module, and back again by the balloon", async () => {
  const guest = await defined(
    {
      system: "agent",
      vcpus: 1,
      maximumVcpus: 1,
      elements: "<maxMemory slots='2' unit='MiB'>1024</maxMemory>",
    },
    (xml) =>
      xml.replace(
        "<cpu mode='maximum'/>",
        "<cpu mode='maximum'><numa><cell id='0' cpus='0' memory='192' unit='MiB'/></numa></cpu>",
      ),
  );
  await guest.start();
  await agentAnswers(on.bed, guest.name);
  expect(await guest.change({ memory: mebibytes(320) })).toMatchObject({ live: ["memory"], needsRestart: [] });
  const { memory, devices: plugged } = await described(guest, "live");
  expect(memory).toBe(mebibytes(320));
  expect(plugged.memories).toHaveLength(1);
  expect((await described(guest, "config")).memory).toBe(mebibytes(320));
  await guest.change({ memory: mebibytes(256) });
  await expect.poll(async () => (await guest.info()).memory, { timeout: 20_000 }).toBe(mebibytes(256));
  // The last slot holds at most what maxMemory leaves.
  await expect(guest.change({ memory: gibibytes(2) })).rejects.toMatchObject({ code: "virt.invalid-change" });
  await guest.destroy();
  await guest.start();
  expect((await described(guest, "live")).memory).toBe(mebibytes(320));
});

it("has virtio-mem devices give more and less, in whole blocks, before it asks the balloon", async () => {
  const elastic = `<memory model='virtio-mem'><target><size unit='MiB'>256</size><node>0</node>
    <block unit='KiB'>2048</block><requested unit='MiB'>0</requested></target></memory>`;
  const guest = await defined(
    { vcpus: 1, maximumVcpus: 1, elements: "<maxMemory slots='2' unit='MiB'>1024</maxMemory>", devices: elastic },
    (xml) =>
      xml.replace(
        "<cpu mode='maximum'/>",
        "<cpu mode='maximum'><numa><cell id='0' cpus='0' memory='192' unit='MiB'/></numa></cpu>",
      ),
  );
  await guest.start();
  const requested = async (of: "live" | "config") => (await described(guest, of)).devices.memories[0]?.target.requested;
  expect(await guest.change({ memory: mebibytes(291) })).toMatchObject({ live: ["memory"], needsRestart: [] });
  expect([await requested("live"), await requested("config")]).toEqual([mebibytes(100), mebibytes(100)]);
  await guest.change({ memory: mebibytes(192) });
  expect([await requested("live"), await requested("config")]).toEqual([0, 0]);
  await guest.change({ memory: mebibytes(448) }, { target: "live" });
  expect([await requested("live"), await requested("config")]).toEqual([mebibytes(256), 0]);
});

it("changes only what it is told to: the running guest, or the stored definition", async () => {
  const guest = await defined();
  await guest.start();
  expect(await guest.change({ title: "now" }, { target: "live" })).toEqual({
    live: ["title"],
    config: [],
    needsRestart: [],
  });
  expect(await guest.change({ vcpus: 3 }, { target: "config" })).toEqual({
    live: [],
    config: ["vcpus"],
    needsRestart: [{ setting: "vcpus", reason: "only the stored definition was changed" }],
  });
  expect((await described(guest, "config")).title).toBeUndefined();
  expect((await described(guest, "live")).vcpu?.current).toBe(1);
  expect(await guest.pendingChanges()).toEqual([
    { kind: "removed", path: "/domain/title", running: "<title>now</title>", stored: null },
    { kind: "changed", path: "/domain/vcpu/@current", running: "1", stored: "3" },
  ]);
});

it("tells devices that come and go with the next start, and nothing of a guest that is as it was started", async () => {
  const guest = await defined();
  await guest.start();
  expect(await guest.pendingChanges()).toEqual([]);
  const file = join(on.bed.poolPath, "pending.qcow2");
  await run("qemu-img", ["create", "-q", "-f", "qcow2", file, "1M"]);
  await guest.devices.attach(
    {
      kind: "disk",
      definition: {
        type: "file",
        driver: { name: "qemu", type: "qcow2" },
        source: { file },
        target: { dev: "vda", bus: "virtio" },
      },
    },
    { target: "live" },
  );
  await guest.devices.detach({ mac: card }, { target: "config" });
  expect(await guest.pendingChanges()).toMatchObject([
    { kind: "removed", path: "/domain/devices/disk[2]", stored: null },
    { kind: "removed", path: "/domain/devices/interface", stored: null },
  ]);
});

it("changes a transient guest as it runs, and says what cannot be stored", async () => {
  const guest = await on.host.createTransientGuest(
    await agentGuest({ name: "passing", system: "none", network: false }),
  );
  onTestFinished(() => guest.destroy());
  expect(await guest.change({ title: "T" })).toEqual({ live: ["title"], config: [], needsRestart: [] });
  await expect(guest.change({ bootMenu: { enabled: true } })).rejects.toMatchObject({ code: "virt.change-refused" });
  await expect(guest.change({ autostart: true })).rejects.toMatchObject({ code: "virt.change-refused" });
  await expect(guest.change({ title: "T" }, { target: "config" })).rejects.toMatchObject({
    code: "virt.no-change-target",
    message: "Guest 'passing' is not stored: it can be changed only as it runs, until it stops.",
  });
});

it("changes simulated guests too, and tunes and lists what they have", async () => {
  const simulated = openHost({ uri: on.bed.testUri() });
  onTestFinished(() => simulated.close());
  await simulated.whenConnected({ timeoutMs: 10_000 });
  const guest = await simulated.guest("test");
  expect(await guest.change({ title: "T", vcpusMaximum: 4 })).toMatchObject({
    live: ["title"],
    needsRestart: [{ setting: "vcpusMaximum" }],
  });
  expect((await guest.pendingChanges()).map(({ path }) => path)).toContain("/domain/vcpu/text()");
  expect(await guest.devices.nextTarget("virtio")).toBe("vdb");
  await guest.tuning.numa.set({ cells: [0] }, { target: "config" });
  expect((await guest.tuning.numa.get({ of: "config" })).cells).toEqual([0]);
});
