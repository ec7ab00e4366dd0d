import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startLibvirtd } from "@hob/beds";
import { notices } from "@hob/plugin-api";
import grid from "@hob/plugin-grid";
import { hosts } from "@hob/plugin-grid/model";
import { startTestServer } from "@hob/server/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import kvm from "./plugin.ts";

let dataDirectory: string;
beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), "hob-kvm-"));
});
afterEach(() => rm(dataDirectory, { recursive: true, force: true }));

const start = (uri: string) => startTestServer({ dataDirectory, plugins: [grid, kvm], startOptions: { host: uri } });

test("says why guests are emulated where libvirt offers no KVM, to the administrator too", async () => {
  await using bed = await startLibvirtd();
  await using hob = await start(bed.uri);
  const host = async () => (await hob.client(hosts).list()).items[0];
  await expect.poll(host, { timeout: 15_000 }).toMatchObject({
    guestType: "qemu",
    guestTypeBecause: expect.stringContaining("libvirt offers no KVM here"),
  });
  expect((await hob.client(notices).list()).items).toMatchObject([
    { severity: "warning", title: expect.stringContaining(`Guests on '${bed.hostname}' are emulated`) },
  ]);
  await hob.client(hosts).update(bed.hostname, { virtualization: "qemu" });
  await expect.poll(async () => (await host())?.guestTypeBecause).toBe("the host is set to emulation");
  await expect.poll(async () => (await hob.client(notices).list()).items).toEqual([]);
});

test.skipIf(!existsSync("/dev/kvm"))("proves KVM once a host, and remembers the outcome over a restart", async () => {
  await using bed = await startLibvirtd({ kvm: true });
  const settled = async () => {
    await using hob = await start(bed.uri);
    const host = async () => (await hob.client(hosts).list()).items[0];
    await expect.poll(async () => (await host())?.guestType, { timeout: 30_000 }).toMatch(/^(kvm|qemu)$/);
    expect(await host()).toMatchObject({ vms: 0 });
    return (await host())?.guestTypeBecause;
  };
  const probes = () => bed.inside("sh", "-c", "grep -c 'starting up' /var/log/libvirt/qemu/hob-probe-*.log");
  const first = await settled();
  expect(first).toMatch(/^KVM is (proved|offered but does not work): /);
  expect(first).not.toContain("\n");
  expect(await settled()).toBe(first);
  expect((await probes()).trim()).toBe("1");
  expect(await bed.virsh("list", "--all", "--name")).toBe("");
});
