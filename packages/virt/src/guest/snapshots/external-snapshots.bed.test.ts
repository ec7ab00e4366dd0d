import { run } from "@hob/beds";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { hostedBed } from "../../testing/hosted-bed.ts";
import { signedDisks } from "../../testing/signed-disks.ts";

const on = hostedBed({ defaultNetwork: false });
const { pathOf, define, exists, topOf, mark, expectMark, namesIn } = signedDisks(on);

it("have the guest go on in new images, and are merged again when they are deleted, running or off", async () => {
  const guest = await define("outside");
  const base = await topOf(guest);
  await mark(guest, 1);
  await guest.start();
  for (const name of ["one", "two", "three"]) {
    expect(await guest.snapshots.create({ name, kind: "external" }).done).toMatchObject({
      kind: "external",
      state: "disk-snapshot",
      memory: false,
    });
  }
  const chain = (await guest.disk("vda").chain()).images.map(({ path }) => path);
  expect(chain).toEqual([pathOf("outside.three"), pathOf("outside.two"), pathOf("outside.one"), base]);

  await guest.snapshots.delete("two").done;
  expect((await guest.disk("vda").chain()).images.map(({ path }) => path)).toEqual([chain[0], chain[2], base]);
  expect(await exists(chain[1]!)).toBe(false);
  await guest.destroy();
  await mark(guest, 7);
  await guest.snapshots.delete("one", { children: "with" }).done;
  expect(await guest.snapshots.list()).toEqual([]);
  expect(await topOf(guest)).toBe(base);
  expect((await guest.info()).state).toBe("shutoff");
  await expectMark(guest, 7);
  expect(await exists(chain[0]!)).toBe(false);
});

it("take a guest that is off back, in new images; what was written since goes", async () => {
  const guest = await define("back");
  await mark(guest, 1);
  await guest.snapshots.create({ name: "then", kind: "external" }).done;
  await mark(guest, 2);
  const since = await topOf(guest);
  expect(await guest.snapshots.revert("then")).toEqual({ deleted: [since] });
  await expectMark(guest, 1);
  expect(await exists(since)).toBe(false);
  expect(await on.bed.virsh("dumpxml", "back", "--inactive", "--security-info")).toContain("passwd='secret'");
  expect((await guest.snapshots.current())?.name).toBe("then");

  await mark(guest, 3);
  await guest.snapshots.revert("then", { start: "paused" });
  expect((await guest.info()).state).toBe("paused");
  await guest.destroy();
  await expectMark(guest, 1);
  await mark(guest, 4);
  await guest.snapshots.delete("then").done;
  expect(await topOf(guest)).toBe(pathOf("back.qcow2"));
  await expectMark(guest, 4);
});

it("that branch keep all their images, and one branch is merged after the other is gone", async () => {
  const guest = await define("tree");
  await mark(guest, 1);
  await guest.snapshots.create({ name: "root", kind: "external" }).done;
  await mark(guest, 2);
  await guest.snapshots.create({ name: "left", kind: "external" }).done;
  await mark(guest, 3);
  await guest.snapshots.revert("root");
  await expectMark(guest, 1);
  await mark(guest, 4);
  await guest.snapshots.create({ name: "right", kind: "external" }).done;
  expect(namesIn(await guest.snapshots.tree())).toEqual([["root", ["left", "right"]]]);
  await guest.snapshots.revert("left");
  await expectMark(guest, 2);
  await guest.snapshots.revert("right");
  await expectMark(guest, 4);

  await expect(guest.snapshots.delete("root").done).rejects.toMatchObject({
    code: "virt.snapshot-refused",
    message:
      "Deleting snapshot 'root' of guest 'tree' is refused: the images of snapshot 'right' lie over those of its state. Delete what was taken on top of it first.",
  });
  await guest.snapshots.delete("left").done;
  expect(await exists(pathOf("tree.root"))).toBe(false);
  await guest.snapshots.delete("right").done;
  await expectMark(guest, 4);
  await guest.snapshots.revert("root");
  await expectMark(guest, 1);
  await guest.snapshots.delete("root").done;
  expect(await guest.snapshots.list()).toEqual([]);
  await expectMark(guest, 1);
});

it("are not merged where an internal one would be lost by that", async () => {
  const guest = await define("nested");
  await guest.snapshots.create({ name: "outer", kind: "external" }).done;
  await mark(guest, 2);
  await guest.snapshots.create({ name: "inner", kind: "internal" }).done;
  await expect(guest.snapshots.delete("outer").done).rejects.toThrow("internal snapshot 'inner' is within its images");
  await mark(guest, 3);
  await guest.snapshots.revert("inner");
  await expectMark(guest, 2);
  await guest.snapshots.delete("outer", { children: "with" }).done;
  expect(await topOf(guest)).toBe(pathOf("nested.qcow2"));
  await expectMark(guest, 2);
});

it("refuse a guest that runs, and one that is saved", async () => {
  const guest = await define("busy");
  await guest.snapshots.create({ name: "then", kind: "external" }).done;
  await guest.start();
  await expect(guest.snapshots.revert("then")).rejects.toMatchObject({
    code: "virt.snapshot-refused",
    message: "Going back to external snapshot 'then' of guest 'busy' is refused: it is not off. Shut it down first.",
  });
  await on.bed.virsh("managedsave", "busy");
  await expect(guest.snapshots.revert("then")).rejects.toThrow("its memory is saved");
});

it("leave the guest as it was when an image is missing", async () => {
  const guest = await define("lost");
  await guest.snapshots.create({ name: "then", kind: "external" }).done;
  const before = await guest.xml({ inactive: true });
  await run("mv", [pathOf("lost.qcow2"), pathOf("hidden")]);
  await expect(guest.snapshots.revert("then")).rejects.toThrow("lost.qcow2");
  expect(await guest.xml({ inactive: true })).toBe(before);
});

it("have the memory beside on request, and the guest runs on from there", async () => {
  const guest = await define("whole");
  await guest.start();
  const taken = await guest.snapshots.create({ name: "live", memory: true }).done;
  expect(taken).toMatchObject({ kind: "external", memory: true, state: "running" });
  expect(taken.document.memory?.file).toBe(pathOf("whole.live.memory"));
  await guest.destroy();
  await mark(guest, 9);
  await guest.snapshots.revert("live");
  expect((await guest.info()).state).toBe("running");
  expect(await topOf(guest)).toContain("whole.live-");
  await guest.snapshots.delete("live").done;
  expect(await exists(pathOf("whole.live.memory"))).toBe(false);
});

it("are known again from their documents", async () => {
  const guest = await define("redefined");
  await guest.snapshots.create({ name: "then", kind: "external" }).done;
  const { document } = await guest.snapshots.get("then");
  const xml = await guest.snapshots.xml("then", { secrets: true });
  expect(await guest.snapshots.xml("then")).not.toContain("passwd='secret'");
  await guest.snapshots.delete("then", { metadataOnly: true }).done;
  expect(await guest.snapshots.list()).toEqual([]);
  expect(await guest.snapshots.redefine(xml, { current: true })).toMatchObject({
    kind: "external",
    current: true,
    document,
  });
  expect(await guest.snapshots.xml("then", { secrets: true })).toBe(xml);
});

it("leave disks alone that were no part of them, and what nobody has declared as it was", async () => {
  const elements = "<qemu:commandline><qemu:arg value='-msg'/><qemu:arg value='timestamp=on'/></qemu:commandline>";
  const guest = await define("partly", { disks: 2, elements });
  await guest.snapshots.create({ name: "first", kind: "external", disks: { vdb: { include: false } } }).done;
  await guest.snapshots.create({ name: "second", kind: "external" }).done;
  const second = async () => (await guest.disk("vdb").chain()).images[0]?.path;
  const over = await second();
  expect(over).toBe(pathOf("partly1.second"));
  await guest.snapshots.revert("first");
  // What the guest had of it at the time of the first snapshot holds the state of the second one by now.
  expect(await second()).toBe(over);
  expect(await topOf(guest)).toContain("partly.first-");
  expect(await guest.xml({ inactive: true })).toContain("<qemu:arg value='timestamp=on'/>");

  await guest.devices.detach({ kind: "disk", target: "vdb" });
  await expect(guest.snapshots.revert("first")).rejects.toMatchObject({
    code: "virt.snapshot-refused",
    message: /disk 'vdb' was no part of it, and images of another snapshot lie over that of then/,
  });
});

it("leave everything as it was when the firmware's variables cannot be put back", async () => {
  const vars = pathOf("undone.vars");
  await writeFile(vars, "then");
  const os = `<loader readonly='yes' type='pflash'>/usr/share/OVMF/OVMF_CODE_4M.fd</loader><nvram>${vars}</nvram>`;
  const guest = await define("undone", { os, elements: "<features><acpi/></features>" });
  await guest.snapshots.create({ name: "one", kind: "external" }).done;
  await guest.snapshots.create({ name: "two", kind: "external" }).done;
  await rm(vars);
  await mkdir(vars);
  await writeFile(`${vars}/in the way`, "");
  const seen = async () => ({
    definition: await guest.xml({ inactive: true, secrets: true }),
    one: await guest.snapshots.xml("one", { secrets: true }),
    current: (await guest.snapshots.current())?.name,
    files: (await readdir(on.bed.poolPath)).toSorted(),
  });
  const before = await seen();
  await expect(guest.snapshots.revert("one")).rejects.toMatchObject({ code: /^libvirt\./ });
  expect(await seen()).toEqual(before);
  await rm(vars, { recursive: true });
});
