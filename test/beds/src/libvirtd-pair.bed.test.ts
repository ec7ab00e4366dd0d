import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bootableImage } from "./bootable-image.ts";
import { type LibvirtdPair, startLibvirtdPair } from "./libvirtd-pair.ts";
import { run } from "./run.ts";

let pair: LibvirtdPair;
beforeAll(async () => {
  pair = await startLibvirtdPair();
});
afterAll(() => pair.stop());

const guestXml = (disk: string) => `<domain type='qemu'><name>mover</name>
  <memory unit='MiB'>128</memory><vcpu>1</vcpu>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <features><acpi/></features><cpu mode='maximum'/>
  <devices>
    <disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='${disk}'/><target dev='vda' bus='virtio'/></disk>
    <interface type='network'><source network='default'/><model type='virtio'/></interface>
    <graphics type='vnc' autoport='yes'/>
  </devices></domain>`;

const newDisk = async (path: string) => {
  await run("qemu-img", ["create", "-q", "-f", "qcow2", "-F", "qcow2", "-b", await bootableImage(), path]);
  return path;
};

async function startGuest(disk: string): Promise<void> {
  await pair.source.define(guestXml(disk));
  await pair.source.virsh("start", "mover");
}

/** Moves the guest by `virsh` and says where it runs then. */
async function migrate(...args: string[]): Promise<string[]> {
  await pair.source.virsh("migrate", "mover", "--live", ...args);
  const { source, destination } = pair;
  const running = (bed: typeof source) => bed.virsh("list", "--name");
  return Promise.all([running(source), running(destination)]);
}

const moved = ["", "mover"];

test("the hosts differ in name and UUID, and each resolves the other's name", async () => {
  const { source, destination } = pair;
  const uuids = await Promise.all([source, destination].map((bed) => bed.virsh("capabilities")));
  const [first, second] = uuids.map((text) => /<uuid>([^<]+)/.exec(text)?.[1]);
  expect(first).not.toBe(second);
  expect(source.hostname).not.toBe(destination.hostname);
  expect(await source.inside("getent", "hosts", destination.hostname)).toMatch(/^10\.78\.\d+\.6 /);
  expect(await destination.inside("getent", "hosts", source.hostname)).toMatch(/^10\.78\.\d+\.5 /);
});

test.each(["unix", "tcp", "tls"] as const)("a daemon reaches the other one by %s", async (transport) => {
  const uri = pair.destination.peerUris[transport];
  expect((await pair.source.inside("virsh", "-q", "-c", uri, "hostname")).trim()).toBe(pair.destination.hostname);
});

test("its cable can be pulled and plugged in again", async () => {
  const ping = () => pair.source.inside("virsh", "-q", "-c", pair.destination.peerUris.tcp, "hostname");
  await pair.setLink("down");
  await expect(ping()).rejects.toThrow(/unreachable|No route/);
  await pair.setLink("up");
  expect(await ping()).toContain(pair.destination.hostname);
});

describe("a guest moves", () => {
  beforeEach(() => async () => {
    for (const bed of [pair.source, pair.destination]) {
      if ((await bed.virsh("list", "--name")) === "mover") await bed.virsh("destroy", "mover");
      if ((await bed.virsh("list", "--all", "--name")) === "mover") await bed.virsh("undefine", "mover");
    }
  });
  const onSharedDisk = async () => startGuest(await newDisk(join(pair.sharedPath, "mover.qcow2")));

  test.each(["unix", "tcp", "tls"] as const)("from daemon to daemon by %s", async (transport) => {
    await onSharedDisk();
    expect(await migrate("--unsafe", "--p2p", pair.destination.peerUris[transport])).toEqual(moved);
  });

  test("as the client directs, which needs no way between the daemons", async () => {
    await onSharedDisk();
    expect(await migrate("--unsafe", pair.destination.uri)).toEqual(moved);
  });

  test("in a tunnel through the daemons", async () => {
    await onSharedDisk();
    expect(await migrate("--unsafe", "--p2p", "--tunnelled", pair.destination.peerUris.tls)).toEqual(moved);
  });

  test("encrypted by QEMU", async () => {
    await onSharedDisk();
    expect(await migrate("--unsafe", "--tls", "--p2p", pair.destination.peerUris.tls)).toEqual(moved);
  });

  test("with parallel connections, and by post-copy", async () => {
    await onSharedDisk();
    expect(await migrate("--unsafe", "--parallel", "--parallel-connections", "2", pair.destination.uri)).toEqual(moved);
    await pair.destination.virsh(
      "migrate",
      "mover",
      pair.source.uri,
      "--live",
      "--unsafe",
      "--postcopy",
      "--postcopy-after-precopy",
    );
    expect(await pair.source.virsh("list", "--name")).toBe("mover");
  });

  test.each<[string, string[]]>([
    ["plain", []],
    ["encrypted", ["--tls"]],
  ])("with a copy of its disk into the other's own pool, %s", async (_, flags) => {
    const disk = await newDisk(join(pair.source.poolPath, "mover.qcow2"));
    await startGuest(disk);
    const target = await newDisk(join(pair.destination.poolPath, "mover.qcow2"));
    const file = join(pair.sharedPath, "moved.xml");
    await writeFile(file, (await pair.source.virsh("dumpxml", "mover", "--migratable")).replaceAll(disk, target));
    const copy = ["--copy-storage-inc", "--xml", file, "--persistent", "--persistent-xml", file];
    expect(await migrate("--p2p", ...copy, ...flags, pair.destination.peerUris.tls)).toEqual(moved);
    expect(await pair.destination.virsh("domblklist", "mover")).toContain(target);
  });
});

test("leaves nothing behind when it is stopped", async () => {
  const other = await startLibvirtdPair();
  const { hostname } = other.destination;
  expect(await run("ip", ["-o", "link"])).toContain(`${hostname}@`);
  await other.stop();
  expect(await run("ip", ["-o", "link"])).not.toContain(`${hostname}@`);
  expect(await run("ip", ["route"])).not.toContain(`.${hostname.split("-").at(-1)}.0/24`);
});
