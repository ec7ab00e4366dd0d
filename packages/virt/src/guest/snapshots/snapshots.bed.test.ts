import { agentAnswers, agentDisk, agentGuest, type Bed, run, startLibvirtd } from "@hob/beds";
import { access, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type Guest, type Host, openHost, type SnapshotNode } from "../../index.ts";

let bed: Bed;
let host: Host;
beforeAll(async () => {
  bed = await startLibvirtd({ defaultNetwork: false });
  host = openHost({ uri: bed.uri, name: "bed" });
  await host.whenConnected({ timeoutMs: 30_000 });
});
afterAll(async () => {
  await host?.close();
  await bed?.stop();
});

const pathOf = (name: string) => join(bed.poolPath, name);
const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** A guest without an operating system and with one disk of 16 MiB. */
async function define(name: string, { format = "qcow2", more = "" } = {}): Promise<Guest> {
  const path = pathOf(`${name}.${format}`);
  await run("qemu-img", ["create", "-q", "-f", format, path, "16M"]);
  return keep(
    await host.defineGuest(`<domain type='qemu'><name>${name}</name><memory unit='MiB'>16</memory><vcpu>1</vcpu>
    <os><type arch='x86_64' machine='q35'>hvm</type></os>
    <devices><disk type='file' device='disk'><driver name='qemu' type='${format}'/><source file='${path}'/>
    <target dev='vda' bus='virtio'/></disk>${more}
    <graphics type='vnc' passwd='secret'/></devices></domain>`),
  );
}

function keep(guest: Guest): Guest {
  onTestFinished(async () => {
    if ((await guest.info()).state !== "shutoff") await guest.destroy();
    await guest.undefine();
  });
  return guest;
}

/** The file that the guest writes to. */
async function topOf(guest: Guest): Promise<string> {
  return (await guest.disk("vda").chain()).images[0]!.path!;
}

/** Writes a byte all over the first MiB of a guest that is off, as a sign of the time. */
async function mark(guest: Guest, sign: number): Promise<void> {
  await run("qemu-io", ["-f", "qcow2", "-c", `write -P ${sign} 0 1M`, await topOf(guest)]);
}

/** Whether a guest that is off has the sign. */
async function expectMark(guest: Guest, sign: number): Promise<void> {
  const said = await run("qemu-io", ["-f", "qcow2", "-c", `read -P ${sign} 0 1M`, await topOf(guest)]);
  expect(said).not.toContain("verification failed");
}

const names = (nodes: readonly SnapshotNode[]): unknown[] =>
  nodes.map(({ snapshot, children }) => (children.length === 0 ? snapshot.name : [snapshot.name, names(children)]));

describe("internal snapshots", () => {
  it("of a guest that is off are a tree, and take it back and forth", async () => {
    const guest = await define("inside");
    await mark(guest, 1);
    expect(await guest.snapshots.current()).toBeNull();
    const first = await guest.snapshots.create({ name: "first", description: "One" });
    expect(first).toMatchObject({
      name: "first",
      description: "One",
      kind: "internal",
      memory: false,
      state: "shutoff",
      current: true,
      parent: null,
    });
    expect(Math.abs(first.createdAt.getTime() - Date.now())).toBeLessThan(60_000);
    await mark(guest, 2);
    await guest.snapshots.create({ name: "second" });
    await mark(guest, 3);
    await guest.snapshots.revert("first");
    await expectMark(guest, 1);
    await guest.snapshots.create({ name: "third" });
    expect(names(await guest.snapshots.tree())).toEqual([["first", ["second", "third"]]]);
    await guest.snapshots.revert("second");
    await expectMark(guest, 2);
    expect((await guest.snapshots.current())?.name).toBe("second");

    await guest.snapshots.delete("first");
    expect(names(await guest.snapshots.tree())).toEqual(["second", "third"]);
    await expect(guest.snapshots.get("first")).rejects.toMatchObject({ code: "libvirt.no-domain-snapshot" });
    await guest.snapshots.delete("second");
    await guest.snapshots.delete("third");
    const { snapshots } = JSON.parse(await run("qemu-img", ["info", "--output=json", await topOf(guest)]));
    expect(snapshots).toBeUndefined();
  });

  it("of a running guest have its memory, and it runs on from there", async () => {
    const guest = await define("awake");
    await guest.start();
    expect(await guest.snapshots.create({ name: "running" })).toMatchObject({ memory: true, state: "running" });
    await guest.destroy();
    await guest.snapshots.revert("running");
    expect((await guest.info()).state).toBe("running");
    await guest.snapshots.revert("running", { start: "paused" });
    expect((await guest.info()).state).toBe("paused");
    await guest.snapshots.delete("running");
    expect(await guest.snapshots.list()).toEqual([]);
  });

  it("are refused with a reason and a way out where they cannot be", async () => {
    const guest = await define("rough", { format: "raw" });
    await expect(guest.snapshots.create({ name: "one", kind: "internal" })).rejects.toMatchObject({
      code: "virt.snapshot-refused",
      message:
        "Taking internal snapshot 'one' of guest 'rough' is refused: disk 'vda' is raw, and only qcow2 can hold one. Take an external one.",
    });
    await expect(guest.snapshots.create({ disks: { vdz: {} } })).rejects.toThrow("it has no disk 'vdz'");
    expect(await guest.snapshots.create({ name: "outside" })).toMatchObject({ kind: "external" });
  });
});

describe("external snapshots", () => {
  it("have the guest go on in new images, and are merged again when they are deleted, running or off", async () => {
    const guest = await define("outside");
    const base = await topOf(guest);
    await mark(guest, 1);
    await guest.start();
    for (const name of ["one", "two", "three"]) {
      expect(await guest.snapshots.create({ name, kind: "external" })).toMatchObject({
        kind: "external",
        state: "disk-snapshot",
        memory: false,
      });
    }
    const chain = (await guest.disk("vda").chain()).images.map(({ path }) => path);
    expect(chain).toEqual([pathOf("outside.three"), pathOf("outside.two"), pathOf("outside.one"), base]);

    await guest.snapshots.delete("two");
    expect((await guest.disk("vda").chain()).images.map(({ path }) => path)).toEqual([chain[0], chain[2], base]);
    expect(await exists(chain[1]!)).toBe(false);
    await guest.destroy();
    await mark(guest, 7);
    await guest.snapshots.delete("one", { children: "with" });
    expect(await guest.snapshots.list()).toEqual([]);
    expect(await topOf(guest)).toBe(base);
    expect((await guest.info()).state).toBe("shutoff");
    await expectMark(guest, 7);
    expect(await exists(chain[0]!)).toBe(false);
  });

  it("take a guest that is off back, in new images; what was written since goes", async () => {
    const guest = await define("back");
    await mark(guest, 1);
    await guest.snapshots.create({ name: "then", kind: "external" });
    await mark(guest, 2);
    const since = await topOf(guest);
    expect(await guest.snapshots.revert("then")).toEqual({ deleted: [since] });
    await expectMark(guest, 1);
    expect(await exists(since)).toBe(false);
    expect(await bed.virsh("dumpxml", "back", "--inactive", "--security-info")).toContain("passwd='secret'");
    expect((await guest.snapshots.current())?.name).toBe("then");

    await mark(guest, 3);
    await guest.snapshots.revert("then", { start: "paused" });
    expect((await guest.info()).state).toBe("paused");
    await guest.destroy();
    await expectMark(guest, 1);
    await mark(guest, 4);
    await guest.snapshots.delete("then");
    expect(await topOf(guest)).toBe(pathOf("back.qcow2"));
    await expectMark(guest, 4);
  });

  it("that branch keep all their images, and one branch is merged after the other is gone", async () => {
    const guest = await define("tree");
    await mark(guest, 1);
    await guest.snapshots.create({ name: "root", kind: "external" });
    await mark(guest, 2);
    await guest.snapshots.create({ name: "left", kind: "external" });
    await mark(guest, 3);
    await guest.snapshots.revert("root");
    await expectMark(guest, 1);
    await mark(guest, 4);
    await guest.snapshots.create({ name: "right", kind: "external" });
    expect(names(await guest.snapshots.tree())).toEqual([["root", ["left", "right"]]]);
    await guest.snapshots.revert("left");
    await expectMark(guest, 2);
    await guest.snapshots.revert("right");
    await expectMark(guest, 4);

    await expect(guest.snapshots.delete("root")).rejects.toMatchObject({
      code: "virt.snapshot-refused",
      message:
        "Deleting snapshot 'root' of guest 'tree' is refused: the images of snapshot 'right' lie over those of its state. Delete what was taken on top of it first.",
    });
    await guest.snapshots.delete("left");
    expect(await exists(pathOf("tree.root"))).toBe(false);
    await guest.snapshots.delete("right");
    await expectMark(guest, 4);
    await guest.snapshots.revert("root");
    await expectMark(guest, 1);
    await guest.snapshots.delete("root");
    expect(await guest.snapshots.list()).toEqual([]);
    await expectMark(guest, 1);
  });

  it("are not merged where an internal one would be lost by that", async () => {
    const guest = await define("nested");
    await guest.snapshots.create({ name: "outer", kind: "external" });
    await mark(guest, 2);
    await guest.snapshots.create({ name: "inner", kind: "internal" });
    await expect(guest.snapshots.delete("outer")).rejects.toThrow("internal snapshot 'inner' is within its images");
    await mark(guest, 3);
    await guest.snapshots.revert("inner");
    await expectMark(guest, 2);
    await guest.snapshots.delete("outer", { children: "with" });
    expect(await topOf(guest)).toBe(pathOf("nested.qcow2"));
    await expectMark(guest, 2);
  });

  it("refuse a guest that runs, and one that is saved", async () => {
    const guest = await define("busy");
    await guest.snapshots.create({ name: "then", kind: "external" });
    await guest.start();
    await expect(guest.snapshots.revert("then")).rejects.toMatchObject({
      code: "virt.snapshot-refused",
      message: "Going back to external snapshot 'then' of guest 'busy' is refused: it is not off. Shut it down first.",
    });
    await bed.virsh("managedsave", "busy");
    await expect(guest.snapshots.revert("then")).rejects.toThrow("its memory is saved");
  });

  it("leave the guest as it was when an image is missing", async () => {
    const guest = await define("lost");
    await guest.snapshots.create({ name: "then", kind: "external" });
    const before = await guest.xml({ inactive: true });
    await run("mv", [pathOf("lost.qcow2"), pathOf("hidden")]);
    await expect(guest.snapshots.revert("then")).rejects.toThrow("lost.qcow2");
    expect(await guest.xml({ inactive: true })).toBe(before);
  });

  it("have the memory beside on request, and the guest runs on from there", async () => {
    const guest = await define("whole");
    await guest.start();
    const taken = await guest.snapshots.create({ name: "live", memory: true });
    expect(taken).toMatchObject({ kind: "external", memory: true, state: "running" });
    expect(taken.document.memory?.file).toBe(pathOf("whole.live.memory"));
    await guest.destroy();
    await mark(guest, 9);
    await guest.snapshots.revert("live");
    expect((await guest.info()).state).toBe("running");
    expect(await topOf(guest)).toContain("whole.live-");
    await guest.snapshots.delete("live");
    expect(await exists(pathOf("whole.live.memory"))).toBe(false);
  });

  it("are known again from their documents", async () => {
    const guest = await define("redefined");
    await guest.snapshots.create({ name: "then", kind: "external" });
    const { document } = await guest.snapshots.get("then");
    const xml = await guest.snapshots.xml("then", { secrets: true });
    expect(await guest.snapshots.xml("then")).not.toContain("passwd='secret'");
    await guest.snapshots.delete("then", { metadataOnly: true });
    expect(await guest.snapshots.list()).toEqual([]);
    expect(await guest.snapshots.redefine(xml, { current: true })).toMatchObject({
      kind: "external",
      current: true,
      document,
    });
    expect(await guest.snapshots.xml("then", { secrets: true })).toBe(xml);
  });
});

describe("with an agent", () => {
  it("the guest's file systems rest while the snapshot is taken, and never after", async () => {
    const disk = pathOf("agent.qcow2");
    await run("qemu-img", ["create", "-q", "-f", "qcow2", "-F", "qcow2", "-b", await agentDisk(), disk]);
    const guest = keep(await host.defineGuest(await agentGuest({ name: "rests", disks: [disk], network: false })));
    await guest.start();
    await agentAnswers(bed, "rests");
    await guest.snapshots.create({ name: "rest", quiesce: true });
    const status = () => bed.virsh("qemu-agent-command", "rests", '{"execute":"guest-fsfreeze-status"}');
    expect(await status()).toContain("thawed");
    await writeFile(pathOf("occupied"), "in the way");
    const disks = { vda: { file: pathOf("occupied") } };
    await expect(guest.snapshots.create({ name: "again", quiesce: true, disks })).rejects.toThrow("already exists");
    expect(await status()).toContain("thawed");
    expect((await guest.snapshots.list()).map(({ name }) => name)).toEqual(["rest"]);
  }, 60_000);
});

describe("firmware and TPM", () => {
  it("remember what they did at the time of the snapshot that the guest is taken back to", async () => {
    const disk = pathOf("firm.qcow2");
    await run("qemu-img", ["create", "-q", "-f", "qcow2", disk, "16M"]);
    const options = {
      name: "firm",
      disks: [disk],
      network: false,
      system: "none",
      firmware: "efi",
      tpm: true,
    } as const;
    const guest = keep(await host.defineGuest(await agentGuest(options)));
    await expect(guest.snapshots.create({ kind: "internal" })).rejects.toThrow("UEFI");
    await guest.start();
    const nvram = /<nvram[^>]*>([^<]+)</.exec(await guest.xml())![1]!;
    await guest.destroy();
    const tpm = `/var/lib/libvirt/swtpm/${guest.uuid}/tpm2/tpm2-00.permall`;
    const inside = (...args: string[]) => bed.inside("sh", "-c", ...args);
    const sums = () => inside(`sha256sum ${nvram} ${tpm}; stat -c '%U %a' ${nvram} ${tpm}`);
    const before = await sums();
    await guest.snapshots.create({ name: "then" });
    await inside(`printf changed | dd of=${nvram} conv=notrunc status=none; printf longer >> ${tpm}`);
    expect(await sums()).not.toBe(before);
    await guest.snapshots.revert("then");
    expect(await sums()).toBe(before);
    await guest.snapshots.delete("then");
    expect(await inside(`ls ${nvram}.* ${tpm}.* 2>/dev/null || true`)).toBe("");
    await guest.start();
    expect((await guest.info()).state).toBe("running");
  }, 60_000);
});
