import { agentAnswers, agentSystem, bootableImage, run, tinyIso } from "@hob/beds";
import { writeIso } from "@hob/iso9660";
import { domain, hobNotes, read, storageVolume } from "@hob/libvirt-xml";
import type { Task } from "@hob/tasks";
import { mebibytes } from "@hob/units";
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { BuildBed } from "./testing/build-bed.ts";
import { type MisbehavingServer, startMisbehavingServer } from "./testing/misbehaving-server.ts";

let kit: BuildBed;
let server: MisbehavingServer;
let image: Buffer;
let sha256: string;
beforeAll(async () => {
  [kit, server] = await Promise.all([BuildBed.start(), startMisbehavingServer()]);
  image = await readFile(await bootableImage());
  sha256 = createHash("sha256").update(image).digest("hex");
});
afterAll(async () => {
  await kit?.[Symbol.asyncDispose]();
  await server?.[Symbol.asyncDispose]();
});
beforeEach(() => server.files.clear());
afterEach(() => kit.clear());

const definition = async (name: string) => read(domain, await (await kit.host.guest(name)).xml({ inactive: true }));
const volume = async (name: string) =>
  read(storageVolume, await (await (await kit.host.pool("default")).volume(name)).xml());
const messages = ({ log }: Task) => log.map(({ message }) => message);
const state = async (name: string) => (await (await kit.host.guest(name)).info()).state;

describe("an image behind a URL", () => {
  const source = () => ({ kind: "url", url: `${server.url}/a.qcow2`, checksum: sha256 }) as const;

  test("that breaks half way is gone on with, checked, grown, and boots", async () => {
    server.files.set("/a.qcow2", { bytes: image, breaksAfter: [7_000_000, 5_000_000, 1e9] });
    const task = await kit.build({ name: "web", source: source(), disk: { size: mebibytes(256) }, wait: "address" });
    expect(task).toMatchObject({ state: "succeeded", error: null, notes: { reached: true } });
    expect(messages(task).filter((line) => line.startsWith("The download broke"))).toHaveLength(2);
    expect(await volume("web.qcow2")).toMatchObject({ capacity: mebibytes(256), target: { format: "qcow2" } });
    expect((task.notes as { addresses: string[] }).addresses[0]).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    expect(hobNotes((await definition("web")).metadata)).toEqual({
      source: `url ${server.url}/a.qcow2`,
      disk: "default/web.qcow2",
    });
  });

  test("with another checksum is deleted, and both are named", async () => {
    server.files.set("/a.qcow2", { bytes: image });
    const checksum = `sha256:${"0".repeat(64)}`;
    const task = await kit.build({ name: "wrong", source: { ...source(), checksum } });
    expect(task).toMatchObject({ state: "failed", error: { code: "builder.checksum-mismatch" } });
    expect(task.error?.message).toBe(`'${server.url}/a.qcow2' has the sha256 '${sha256}', not '${"0".repeat(64)}'.`);
    expect(await kit.traces()).toEqual([]);
  });

  test("that is packed is unpacked on the way", async () => {
    server.files.set("/a.raw.gz", { bytes: gzipSync(Buffer.alloc(3_000_000, "x"), { level: 1 }) });
    const url = `${server.url}/a.raw.gz`;
    const task = await kit.build({ name: "packed", source: { kind: "url", url }, start: false });
    expect(task.error).toBeNull();
    const disk = await volume("packed.img");
    expect(disk).toMatchObject({ capacity: mebibytes(64), target: { format: "raw" } });
    const bytes = await readFile(join(kit.bed.poolPath, "packed.img"));
    expect(bytes.subarray(0, 3_000_000).every((byte) => byte === 0x78)).toBe(true);
  });

  test("goes onto a block device by way of a file, which is not kept", async () => {
    server.files.set("/a.qcow2", { bytes: image });
    await kit.bed.virsh("pool-define-as", "vg", "logical", "--source-name", "vg", "--target", "/dev/vg");
    onTestFinished(async () => void (await kit.bed.virsh("pool-undefine", "vg")));
    const plan = await kit.plan({ name: "web", source: source(), disk: { pool: "vg" } });
    expect(
      plan.volumes.map(({ id, pool, volume, format, content, until }) => [
        id,
        pool,
        volume,
        format,
        content.kind,
        until,
      ]),
    ).toEqual([
      ["image", "default", "web-image.qcow2", "qcow2", "download", "copied"],
      ["disk", "vg", "web", "raw", "copy", "kept"],
    ]);
    expect(read(domain, plan.xml).devices.disks).toMatchObject([
      { type: "block", driver: { type: "raw" }, source: { dev: "/dev/vg/web" } },
    ]);
    await expect(
      kit.plan({ name: "web", source: { kind: "image", path: "vg/x", mode: "overlay" }, disk: { pool: "vg" } }),
    ).rejects.toThrow("Pool 'vg' of type 'logical' cannot hold an overlay");
  });

  test("that a process dies in is gone on with by the next one, where it was", async () => {
    const big = Buffer.concat([image, Buffer.alloc(80 * 2 ** 20, 1)]);
    const checksum = createHash("sha512").update(big).digest("hex");
    // The first life comes as far as one whole segment, then the server is silent.
    server.files.set("/a.qcow2", { bytes: big, stallsAfter: [70 * 2 ** 20, 1e9] });
    const plan = await kit.plan({ name: "dies", source: { ...source(), checksum }, disk: { size: mebibytes(256) } });
    const first = kit.engine();
    const { id } = await first.submit("vms.create", { host: "1", plan });
    const fetched = async () => ((await first.get(id)).notes as { fetched?: { disk?: number } }).fetched?.disk ?? 0;
    await expect.poll(fetched, { timeout: 30_000 }).toBeGreaterThan(0);
    const at = await fetched();
    server.requests.length = 0;
    const next = kit.engine();
    await next.recover();
    const task = await next.wait(id);
    expect(task).toMatchObject({ state: "succeeded", error: null });
    expect(messages(task)).toContain("The server had stopped; 'Allocate the disk' is gone on with.");
    expect(server.requests).toEqual([`GET /a.qcow2 bytes=${at}-`]);
    // The first one is told to stop: its process has ended in truth.
    await first.drain(0);
  });

  test.each<[string, string, () => Buffer, RegExp]>([
    ["xz", "/a.xz", () => Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]), /^Image '.*a\.xz' has the format 'xz'\.$/],
    ["a page", "/a", () => Buffer.from("<html>"), /has the format 'html'/],
  ])("is refused when it is %s", async (_what, path, bytes, message) => {
    server.files.set(path, { bytes: bytes() });
    await expect(kit.plan({ name: "no", source: { kind: "url", url: server.url + path } })).rejects.toThrow(message);
  });

  test("is refused when it would show other files of the host, also when it does so only afterwards", async () => {
    const file = join(kit.bed.directory, "evil.qcow2");
    await run("qemu-img", ["create", "-q", "-f", "qcow2", "-b", "/etc/passwd", "-F", "raw", "-u", file, "8M"]);
    const evil = await readFile(file);
    server.files.set("/a.qcow2", { bytes: evil });
    const wanted = { name: "evil", source: { kind: "url", url: `${server.url}/a.qcow2` } } as const;
    await expect(kit.plan(wanted)).rejects.toThrow(/is refused: it lies over another image, which is not here\.$/);
    server.files.set("/a.qcow2", { bytes: Buffer.concat([image.subarray(0, evil.length)]), hasRanges: false });
    const plan = await kit.plan(wanted);
    const served = server.files.get("/a.qcow2");
    // Only the mark would tell, and a server may lie about that.
    const { etag, ...download } = (plan.volumes[0]!.content as { download: object & { etag: unknown } }).download;
    expect(etag).not.toBeNull();
    served!.bytes = evil;
    const content = { kind: "download", download: { ...download, etag: null } };
    const engine = kit.engine();
    const trusting = { ...plan, volumes: [{ ...plan.volumes[0]!, content }] };
    const { id } = await engine.submit("vms.create", { host: "1", plan: trusting } as never);
    expect(await engine.wait(id)).toMatchObject({ state: "failed", error: { code: "builder.unsafe-image" } });
    expect(await kit.traces()).toEqual([]);
  });
});

describe("an ISO behind a URL", () => {
  test("is fetched into the pool, and booted from", async () => {
    server.files.set("/cd.iso", { bytes: await readFile(await tinyIso()) });
    const source = { kind: "iso", path: `${server.url}/cd.iso` } as const;
    const task = await kit.build({ name: "cd", source, wait: "address" });
    expect(task).toMatchObject({ state: "succeeded", notes: { reached: true } });
    expect(await kit.traces()).toEqual(["cd.iso", "cd.qcow2", "guest cd"]);
  });
});

describe("an ISO with answers", () => {
  test("is installed from by the kernel that is on it, and its medium is put away afterwards", async () => {
    const { kernel, initramfs } = await agentSystem();
    const files = [
      { path: "install.amd/vmlinuz", bytes: await readFile(kernel) },
      { path: "install.amd/initrd.gz", bytes: await readFile(initramfs) },
    ];
    const iso = join(kit.bed.directory, "installer.iso");
    await writeFile(iso, writeIso({ volumeId: "Debian 11 amd64 n", files }));
    const unattended = {
      parameters: { userLogin: "ada", userPassword: "s3cret-s3cret", adminPassword: "s3cret-s3cret" },
    };
    const engine = kit.engine();
    const plan = await kit.plan({ name: "byiso", source: { kind: "iso", path: iso }, unattended });
    const { id } = await engine.submit("vms.create", { host: "1", plan });
    const step = async () => (await engine.get(id)).steps.find(({ state }) => state === "running")?.id;
    await expect.poll(step, { timeout: 60_000 }).toBe("install");
    await agentAnswers(kit.bed, "byiso");
    const guest = await kit.host.guest("byiso");
    expect(String((await guest.agent.run("cat", ["/preseed.cfg"])).stdout)).toMatch(
      /^d-i passwd\/username string ada$/m,
    );
    await guest.agent.command("guest-exec", { path: "reboot", arg: ["-f"] }).catch(() => undefined);
    const task = await engine.wait(id);
    expect(task).toMatchObject({ state: "succeeded", error: null });
    expect(await kit.traces()).toEqual(["byiso.qcow2", "guest byiso"]);
    const { os, devices } = await definition("byiso");
    expect(os.kernel).toBeUndefined();
    expect(devices.disks.map(({ device, source }) => [device, source?.file])).toEqual([
      ["disk", join(kit.bed.poolPath, "byiso.qcow2")],
      ["cdrom", undefined],
    ]);
    expect((await kit.host.pools()).map(({ name }) => name)).toEqual(["default"]);
  });
});

describe("a kernel on the host", () => {
  test("is booted always, and the guest's agent is waited for", async () => {
    const { kernel, initramfs: initrd } = await agentSystem();
    const source = { kind: "kernel", kernel, initrd, arguments: "console=ttyS0" } as const;
    const task = await kit.build({ name: "direct", source, wait: "agent" });
    expect(task).toMatchObject({ state: "succeeded", notes: { reached: true, agent: true } });
    expect((await definition("direct")).os).toMatchObject({ kernel, initrd, cmdline: "console=ttyS0" });
  });
});

describe("an existing disk", () => {
  test("is used as it is, and stays when the build is taken back", async () => {
    await kit.bed.virsh("vol-create-as", "default", "old.qcow2", "8M", "--format", "qcow2");
    const task = await kit.build({ name: "old", source: { kind: "disk", path: "default/old.qcow2" } });
    expect(task.state).toBe("succeeded");
    expect((await definition("old")).devices.disks).toMatchObject([{ driver: { type: "qcow2" } }]);
    expect(await kit.traces()).toEqual(["guest old", "old.qcow2"]);
    await expect(kit.plan({ name: "new", source: { kind: "disk", path: "default/old.qcow2" } })).rejects.toThrow(
      `Disk '${kit.bed.poolPath}/old.qcow2' is written to by guest 'old'.`,
    );
  });

  test("onto which its guest wrote the header of another format is not taken for that", async () => {
    await kit.bed.virsh("vol-create-as", "default", "raw.img", "8M", "--format", "raw");
    await kit.build({ name: "writer", source: { kind: "disk", path: "default/raw.img", format: "raw" }, start: false });
    const file = join(kit.bed.poolPath, "raw.img");
    await run("qemu-img", ["create", "-q", "-f", "qcow2", "-b", "/etc/passwd", "-F", "raw", "-u", file, "8M"]);
    await (await kit.host.pool("default")).refresh();
    await expect(kit.plan({ name: "thief", source: { kind: "image", path: "default/raw.img" } })).rejects.toThrow(
      /raw\.img' is said to be 'raw', but libvirt reads it as 'qcow2'\.$/,
    );
  });
});

describe("a guest that boots from its network", () => {
  test("passes its empty disk over; while an installer is waited for the network comes first", async () => {
    const plan = await kit.plan({ name: "net", source: { kind: "pxe" } });
    expect(plan).toMatchObject({ firstXml: null, installation: null });
    const waited = await kit.plan({ name: "net", source: { kind: "pxe" }, installTimeoutMs: 60_000 });
    const [first, final] = [read(domain, waited.firstXml ?? ""), read(domain, waited.xml)];
    expect([first.devices.interfaces[0]?.boot, first.devices.disks[0]?.boot, first.onReboot]).toEqual([
      1,
      2,
      "destroy",
    ]);
    expect([final.devices.interfaces[0]?.boot, final.devices.disks[0]?.boot]).toEqual([2, 1]);
    expect(first.devices.interfaces[0]?.mac).toBe(final.devices.interfaces[0]?.mac);
  });
});

describe("a network tree", () => {
  async function serveTree() {
    const { kernel, initramfs } = await agentSystem();
    const folder = "/dists/stable/main/installer-amd64/current/images/netboot/debian-installer/amd64";
    server.files.set(`${folder}/linux`, { bytes: await readFile(kernel) });
    server.files.set(`${folder}/initrd.gz`, { bytes: await readFile(initramfs), breaksAfter: [2_000_000, 1e9] });
    const url = `${server.url}/dists/stable/main/installer-amd64/`;
    return { kind: "tree", url, arguments: "console=ttyS0 hob.power=ignored" } as const;
  }

  test("is installed from by its kernel, which is put away when the installer restarts the guest", async () => {
    const source = await serveTree();
    const engine = kit.engine();
    const plan = await kit.plan({ name: "installed", source });
    const { id } = await engine.submit("vms.create", { host: "1", plan });
    const step = async () => (await engine.get(id)).steps.find(({ state }) => state === "running")?.id;
    await expect.poll(step, { timeout: 60_000 }).toBe("install");
    expect(await kit.traces()).toEqual([
      "guest installed",
      "installed-initrd.img",
      "installed-kernel.img",
      "installed.qcow2",
    ]);
    const during = await definition("installed");
    expect(during.os).toMatchObject({ cmdline: "console=ttyS0 hob.power=ignored" });
    expect([during.onReboot, hobNotes(during.metadata)["phase"]]).toEqual(["destroy", "installing"]);
    await agentAnswers(kit.bed, "installed");

    // A process that ends here finds the installer going on, and counts its restart all the same.
    await engine.drain(0);
    expect((await kit.store.get(id))?.state).toBe("running");
    const next = kit.engine();
    await next.recover();
    const guest = await kit.host.guest("installed");
    await guest.agent.command("guest-exec", { path: "reboot", arg: ["-f"] }).catch(() => undefined);
    const task = await next.wait(id);
    expect(task).toMatchObject({ state: "succeeded", error: null, notes: { boots: 1, started: true } });
    expect(messages(task)).toContain("The server had stopped; 'Wait for the installer' is gone on with.");
    expect(await kit.traces()).toEqual(["guest installed", "installed.qcow2"]);
    const final = await definition("installed");
    expect([final.os.kernel, final.onReboot, hobNotes(final.metadata)["phase"]]).toEqual([
      undefined,
      "restart",
      undefined,
    ]);
    expect(await state("installed")).toBe("running");
  });

  test("is told its answers in its initrd, which is overwritten afterwards, and nothing of them is stored", async () => {
    const source = await serveTree();
    const password = "correct horse battery";
    const unattended = { parameters: { userLogin: "ada", userPassword: password, adminPassword: password } };
    const plan = await kit.plan({ name: "answered", source, unattended });
    expect(JSON.stringify(plan)).not.toContain(password);
    expect(plan.volumes.find(({ id }) => id === "initrd")).toMatchObject({ hasSecretTail: true, wipe: true });
    const engine = kit.engine();
    const { id } = await engine.submit("vms.create", { host: "1", plan });
    const step = async () => (await engine.get(id)).steps.find(({ state }) => state === "running")?.id;
    await expect.poll(step, { timeout: 60_000 }).toBe("install");
    await agentAnswers(kit.bed, "answered");
    const guest = await kit.host.guest("answered");
    // The guest's kernel has unpacked them beside its own first file system.
    const { stdout } = await guest.agent.run("cat", ["/preseed.cfg"]);
    expect(String(stdout)).toMatch(/^d-i passwd\/username string ada$/m);
    await guest.agent.command("guest-exec", { path: "reboot", arg: ["-f"] }).catch(() => undefined);
    const task = await engine.wait(id);
    expect(task).toMatchObject({ state: "succeeded", error: null });
    expect((task.notes as { wiped: string[] }).wiped).toEqual([join(kit.bed.poolPath, "answered-initrd.img")]);
    expect(JSON.stringify(task)).not.toContain(password);
    expect(JSON.stringify(task)).not.toMatch(/\$6\$/);
    expect(await kit.traces()).toEqual(["answered.qcow2", "guest answered"]);
  });

  test("whose guest is pulled the plug is not taken for installed", async () => {
    const engine = kit.engine();
    const plan = await kit.plan({ name: "pulled", source: await serveTree() });
    const { id } = await engine.submit("vms.create", { host: "1", plan });
    const step = async () => (await engine.get(id)).steps.find(({ state }) => state === "running")?.id;
    await expect.poll(step, { timeout: 60_000 }).toBe("install");
    await (await kit.host.guest("pulled")).destroy();
    const task = await engine.wait(id);
    expect(task).toMatchObject({ state: "failed", error: { code: "builder.installation-broken" } });
    expect(await kit.traces()).toEqual([]);
  });

  test("that takes too long is taken back, with what it was given", async () => {
    const task = await kit.build({ name: "slow", source: await serveTree(), installTimeoutMs: 500 });
    expect(task).toMatchObject({ state: "failed", error: { code: "builder.installation-timeout" } });
    expect(await kit.traces()).toEqual([]);
  });

  test("is known by its .treeinfo", async () => {
    const { kernel } = await agentSystem();
    server.files.set("/fedora/.treeinfo", {
      bytes: Buffer.from("[general]\nfamily = Fedora\n[images-x86_64]\nkernel = k/vmlinuz\ninitrd = k/initrd.img\n"),
    });
    for (const name of ["vmlinuz", "initrd.img"]) {
      server.files.set(`/fedora/k/${name}`, { bytes: await readFile(kernel) });
    }
    const plan = await kit.plan({ name: "f", source: { kind: "tree", url: `${server.url}/fedora/` } });
    expect(read(domain, plan.firstXml ?? "").os.cmdline).toBe(`inst.repo=${server.url}/fedora`);
  });

  test("that is none is refused", async () => {
    await expect(kit.plan({ name: "no", source: { kind: "tree", url: `${server.url}/x` } })).rejects.toThrow(
      `'${server.url}/x' is no installation tree for x86_64.`,
    );
  });
});

describe("what a first boot reads", () => {
  const password = "correct horse battery";
  const firstBoot = {
    kind: "cloud-init",
    users: [{ name: "ada", password }],
    network: { kind: "v2", ethernets: [{ name: "eth0", addresses: ["192.0.2.10/24"] }] },
  } as const;

  test("is on a medium that is taken out, overwritten and deleted, and never in what is stored", async () => {
    const source = { kind: "image", path: await bootableImage() } as const;
    const stored: string[] = [];
    const { put } = kit.store;
    kit.store.put = async (task) => {
      stored.push(JSON.stringify(task));
      await put(task);
    };
    const engine = kit.engine();
    const plan = await kit.plan({ name: "seeded", source, firstBoot });
    expect(plan.wait.goal).toBe("address");
    const { id } = await engine.submit("vms.create", { host: "1", plan });
    const step = async () => (await engine.get(id)).steps.find(({ state }) => state === "running")?.id;
    await expect.poll(step, { timeout: 60_000 }).toBe("wait-for-guest");
    const seed = await readFile(join(kit.bed.poolPath, "seeded-seed.iso"), "latin1");
    expect(seed).toMatch(/\$6\$/);
    expect(seed).toContain(read(domain, plan.xml).devices.interfaces[0]?.mac);
    expect(seed).toContain(plan.uuid);
    const task = await engine.wait(id);
    kit.store.put = put;
    expect(task).toMatchObject({ state: "succeeded", error: null });
    expect((task.notes as { wiped: string[] }).wiped).toEqual([join(kit.bed.poolPath, "seeded-seed.iso")]);
    expect(await kit.traces()).toEqual(["guest seeded", "seeded.qcow2"]);
    const [live, kept] = [await (await kit.host.guest("seeded")).xml(), await definition("seeded")];
    expect(live).not.toContain("seed.iso");
    expect(kept.devices.disks).toHaveLength(1);
    expect(stored.length).toBeGreaterThan(5);
    expect(stored.join()).not.toContain(password);
    expect(stored.join()).not.toMatch(/\$6\$/);
  });

  test("is lost with the process before it is on the host: then the build is taken back, and says so", async () => {
    const plan = await kit.plan({ name: "lost", source: { kind: "empty" }, firstBoot });
    const { id } = await kit.engine().submit("vms.create", { host: "1", plan });
    // It dies in its first step.
    const task = await kit.store.get(id);
    await kit.store.put({
      ...task!,
      state: "running",
      steps: task!.steps.map((step) => ({
        ...step,
        state:
          step.id === "write-media"
            ? "running"
            : ["prepare-pool", "prepare-network"].includes(step.id)
              ? "done"
              : "waiting",
      })),
    });
    kit.vault.forget(plan.uuid);
    const next = kit.engine();
    await next.recover();
    const ended = await next.wait(id);
    expect(ended.state).toBe("interrupted");
    expect(messages(ended)).toContain(
      "'Write seeds and answers' cannot be gone on with: the passwords for it were only in the memory of the server.",
    );
  });

  test("of Ignition is told by the firmware", async () => {
    const ignition = { kind: "ignition", users: [{ name: "core", sshAuthorizedKeys: [] }] } as const;
    const plan = await kit.plan({ name: "fcos", source: { kind: "empty" }, firstBoot: ignition });
    const [sysinfo] = read(domain, plan.firstXml ?? "").sysinfos ?? [];
    expect(sysinfo).toMatchObject({
      type: "fwcfg",
      entries: [{ name: "opt/com.coreos/config", file: join(kit.bed.poolPath, "fcos-ignition.json") }],
    });
    expect(read(domain, plan.xml).sysinfos).toBeUndefined();
    expect(
      (await kit.build({ name: "fcos", source: { kind: "empty" }, firstBoot: ignition, wait: "none" })).error,
    ).toBeNull();
  });

  test("does not go with an installer", async () => {
    await expect(kit.plan({ name: "no", source: { kind: "pxe" }, firstBoot })).rejects.toThrow(
      "First boot data does not go with the source 'pxe'",
    );
  });
});
