import { type Bed, startLibvirtd, startTinyContainer, startVersionProxy, testNode } from "@hob/beds";
import { gibibytes, mebibytes } from "@hob/units";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { hostFeatureNames } from "../index.ts";
import { openBedHost } from "../testing/open-bed-host.ts";

let bed: Bed;
beforeAll(async () => {
  bed = await startLibvirtd({ cgroups: true });
});
afterAll(() => bed.stop());

const emulated = { guestType: "qemu", arch: "x86_64", machine: "q35" };

it("tells versions, and whether they are new enough", async () => {
  const host = await openBedHost(bed.uri);
  const versions = await host.versions();
  expect(versions).toMatchObject({ driver: "QEMU", hypervisor: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
  expect(await host.atLeast(versions.libvirt)).toBe(true);
  expect(await host.atLeast("99.0.0")).toBe(false);
  await expect(host.atLeast("new")).rejects.toMatchObject({ code: "virt.invalid-version" });
});

it("tells by name what a host can do, what there is to choose from, and why not", async () => {
  const host = await openBedHost(bed.uri);
  const features = await host.features(emulated);
  expect(Object.keys(features)).toEqual([...hostFeatureNames]);
  expect(features.backup).toEqual({ supported: true, choices: [] });
  expect(features.vtpm).toMatchObject({ supported: true, choices: expect.arrayContaining(["2.0", "tpm-crb"]) });
  expect(features["shared-memory-backing"]).toMatchObject({ choices: expect.arrayContaining(["memfd", "file"]) });
  expect(features.kvm).toMatchObject({ supported: false, reason: expect.stringContaining("type kvm") });
  expect(features.sev).toEqual({ supported: false, reason: "the host has no SEV" });
  expect(features["external-snapshot-revert"]).toEqual({
    supported: false,
    reason: `it needs libvirt 9.9.0 or later, and the host has ${(await host.versions()).libvirt}`,
  });
  expect(await host.features(emulated)).toBe(features);
});

it("degrades by named features before an older daemon, and says which version each needs", async () => {
  const proxy = await startVersionProxy({
    socket: bed.socket,
    libvirtVersion: "5.0.0",
    unknown: (_program, procedure) => procedure > 402,
  });
  onTestFinished(() => proxy.close());
  const host = await openBedHost(proxy.uri);
  expect(await host.versions()).toMatchObject({ libvirt: "5.0.0" });
  const features = await host.features(emulated);
  const needs = (version: string) => ({
    supported: false,
    reason: `it needs libvirt ${version} or later, and the host has 5.0.0`,
  });
  expect(features.backup).toEqual(needs("6.0.0"));
  expect(features.checkpoints).toEqual(needs("5.6.0"));
  expect(features["network-ports"]).toEqual(needs("5.5.0"));
  expect(features["storage-capabilities"]).toEqual(needs("5.2.0"));
  expect(features["agent-info"]).toEqual(needs("5.7.0"));
  expect(features.storage.supported).toBe(true);
  await expect(host.storageCapabilities()).rejects.toMatchObject({
    kind: "unsupported",
    message: expect.stringContaining("it needs libvirt 5.2.0 or later"),
  });
  await expect((await host.network("default")).ports()).rejects.toMatchObject({ kind: "unsupported" });
  expect(await host.guests()).toEqual([]);
  expect(await host.resources()).toMatchObject({ pools: [] });
});

it("works with a newer daemon as with its own", async () => {
  const proxy = await startVersionProxy({ socket: bed.socket, libvirtVersion: "12.3.4" });
  onTestFinished(() => proxy.close());
  const host = await openBedHost(proxy.uri);
  expect(await host.atLeast("12.3.4")).toBe(true);
  const features = await host.features(emulated);
  expect(features.backup.supported).toBe(true);
  expect(features["external-snapshot-revert"]).toEqual({
    supported: false,
    reason: "libvirt does not say that it can",
  });
  expect((await host.facts()).libvirtVersion).toBe("12.3.4");
});

it("knows the kinds of guests, and that a machine's short and full name are one", async () => {
  const host = await openBedHost(bed.uri);
  const kinds = await host.guestKinds();
  const emulation = kinds.find(({ arch, guestType }) => arch === "x86_64" && guestType === "qemu");
  expect(emulation).toMatchObject({ osType: "hvm", emulator: expect.stringContaining("qemu") });
  const full = emulation?.aliases.get("q35");
  expect(full).toMatch(/^pc-q35-\d/);
  expect(emulation?.machines).toContain(full);
  expect(emulation?.machines).not.toContain("q35");
  expect(await host.domainCapabilities(emulated)).toBe(
    await host.domainCapabilities({ ...emulated, machine: full as string }),
  );
});

it("tells what is used and free, and how much disk space was promised beyond what is taken", async () => {
  const host = await openBedHost(bed.uri);
  const pool = await host.createTransientPool(
    `<pool type='dir'><name>room</name><target><path>${bed.poolPath}/room</path></target></pool>`,
    { build: true },
  );
  const volume = (name: string, format: string) =>
    pool.createVolume(
      `<volume><name>${name}</name><capacity unit='GiB'>3</capacity><allocation>0</allocation><target><format type='${format}'/></target></volume>`,
    );
  const [shared, own] = await Promise.all([volume("shared", "raw"), volume("own", "qcow2")]);
  const disk = (path: string, format: string, shared = "") =>
    `<disk type='file'><driver name='qemu' type='${format}'/><source file='${path}'/><target dev='vda' bus='virtio'/>${shared}</disk>`;
  const define = (name: string, disks: string) =>
    host.defineGuest(`<domain type='qemu'><name>${name}</name><memory unit='MiB'>32</memory><vcpu>2</vcpu>
      <os><type arch='x86_64' machine='pc'>hvm</type></os><devices>${disks}</devices></domain>`);
  const before = await host.resources();
  const running = await define("uses-own", disk(own.path, "qcow2"));
  const off = await define("uses-shared", disk(shared.path, "raw", "<shareable/>"));
  const other = await define("uses-shared-too", disk(shared.path, "raw", "<shareable/>"));
  await running.start();
  const after = await host.resources();
  expect(after.processors.used - before.processors.used).toBe(2);
  expect(after.memory.used - before.memory.used).toBe(mebibytes(32));
  expect(after.memory.total).toBeGreaterThan(after.memory.free as number);
  // A guest that has only just started is busy for a moment, and its figures are not waited for.
  await expect.poll(async () => (await host.resources()).disks?.unknown).toBe(0);
  const taken = (await Promise.all([shared, own].map((one) => one.info()))).map(({ allocation }) => allocation);
  const sum = taken.reduce((total, one) => total + one, 0);
  expect((await host.resources()).disks).toEqual({
    disks: 2,
    promised: gibibytes(6),
    allocated: sum,
    outstanding: gibibytes(6) - sum,
    unknown: 0,
  });
  expect(after.pools.map((room) => room.pool)).toEqual(["room"]);
  await running.destroy();
  await Promise.all([running, off, other].map((guest) => guest.undefine()));
  await pool.destroy();
});

it("describes a simulated host, with what its driver lacks", async () => {
  const host = await openBedHost(bed.testUri(await testNode(3)));
  const features = await host.features();
  expect(features["cpu-hotplug"].supported).toBe(true);
  expect(features.backup).toEqual({ supported: false, reason: "the TEST driver of libvirt has no such thing" });
  expect(features.secrets).toMatchObject({ supported: false, reason: expect.stringContaining("not supported") });
  expect(features.interfaces.supported).toBe(true);
  const resources = await host.resources();
  expect(resources).toMatchObject({ processors: { online: 16, used: 5 }, disks: null });
});

it("describes a host of containers, and one that runs", async () => {
  await startTinyContainer(bed, { name: "box" });
  const host = await openBedHost(bed.lxcUri);
  onTestFinished(async () => {
    const guest = await host.guest("box");
    await guest.destroy();
    await guest.undefine();
  });
  expect(await host.versions()).toMatchObject({ driver: "LXC" });
  expect(await host.guestKinds()).toMatchObject([{ guestType: "lxc", osType: "exe", machines: [] }, {}]);
  const features = await host.features();
  expect(features.backup).toEqual({ supported: false, reason: "the LXC driver of libvirt has no such thing" });
  expect(features.uefi.supported).toBe(false);
  expect(features.secrets.supported).toBe(true);
  expect((await host.guests()).map(({ name, state }) => [name, state])).toEqual([["box", "running"]]);
  expect((await host.resources()).processors.used).toBe(1);
});
