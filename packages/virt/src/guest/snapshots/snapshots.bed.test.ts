import { agentAnswers, agentDisk, agentGuest, run } from "@hob/beds";
import { writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { hostedBed } from "../../testing/hosted-bed.ts";
import { removedAfterTest } from "../../testing/removed-after-test.ts";
import { signedDisks } from "../../testing/signed-disks.ts";

const on = hostedBed({ defaultNetwork: false });
const { pathOf, define, topOf, mark, expectMark, namesIn } = signedDisks(on);

describe("internal snapshots", () => {
  it("of a guest that is off are a tree, and take it back and forth", async () => {
    const guest = await define("inside");
    await mark(guest, 1);
    expect(await guest.snapshots.current()).toBeNull();
    const first = await guest.snapshots.create({ name: "first", description: "One" }).done;
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
    await guest.snapshots.create({ name: "second" }).done;
    await mark(guest, 3);
    await guest.snapshots.revert("first");
    await expectMark(guest, 1);
    await guest.snapshots.create({ name: "third" }).done;
    expect(namesIn(await guest.snapshots.tree())).toEqual([["first", ["second", "third"]]]);
    await guest.snapshots.revert("second");
    await expectMark(guest, 2);
    expect((await guest.snapshots.current())?.name).toBe("second");

    await guest.snapshots.delete("first").done;
    expect(namesIn(await guest.snapshots.tree())).toEqual(["second", "third"]);
    await expect(guest.snapshots.get("first")).rejects.toMatchObject({ code: "libvirt.no-domain-snapshot" });
    await guest.snapshots.delete("second").done;
    await guest.snapshots.delete("third").done;
    const { snapshots } = JSON.parse(await run("qemu-img", ["info", "--output=json", await topOf(guest)]));
    expect(snapshots).toBeUndefined();
  });

  it("of a running guest have its memory, and it runs on from there", async () => {
    const guest = await define("awake");
    await guest.start();
    expect(await guest.snapshots.create({ name: "running" }).done).toMatchObject({ memory: true, state: "running" });
    await guest.destroy();
    await guest.snapshots.revert("running");
    expect((await guest.info()).state).toBe("running");
    await guest.snapshots.revert("running", { start: "paused" });
    expect((await guest.info()).state).toBe("paused");
    await guest.snapshots.delete("running").done;
    expect(await guest.snapshots.list()).toEqual([]);
  });

  it("are refused with a reason and a way out where they cannot be", async () => {
    const guest = await define("rough", { format: "raw" });
    await expect(guest.snapshots.create({ name: "one", kind: "internal" }).done).rejects.toMatchObject({
      code: "virt.snapshot-refused",
      message:
        "Taking internal snapshot 'one' of guest 'rough' is refused: disk 'vda' is raw, and only qcow2 can hold one. Take an external one.",
    });
    await expect(guest.snapshots.create({ disks: { vdz: {} } }).done).rejects.toThrow("it has no disk 'vdz'");
    expect(await guest.snapshots.create({ name: "outside" }).done).toMatchObject({ kind: "external" });
  });
});

describe("with an agent", () => {
  it("the guest's file systems rest while the snapshot is taken, and never after", async () => {
    const disk = pathOf("agent.qcow2");
    await run("qemu-img", ["create", "-q", "-f", "qcow2", "-F", "qcow2", "-b", await agentDisk(), disk]);
    const guest = removedAfterTest(
      await on.host.defineGuest(await agentGuest({ name: "rests", disks: [disk], network: false })),
    );
    await guest.start();
    await agentAnswers(on.bed, "rests");
    await guest.snapshots.create({ name: "rest", quiesce: true }).done;
    const status = () => on.bed.virsh("qemu-agent-command", "rests", '{"execute":"guest-fsfreeze-status"}');
    expect(await status()).toContain("thawed");
    await writeFile(pathOf("occupied"), "in the way");
    const disks = { vda: { file: pathOf("occupied") } };
    await expect(guest.snapshots.create({ name: "again", quiesce: true, disks }).done).rejects.toThrow(
      "already exists",
    );
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
    const guest = removedAfterTest(await on.host.defineGuest(await agentGuest(options)));
    await expect(guest.snapshots.create({ kind: "internal" }).done).rejects.toThrow("UEFI");
    await guest.start();
    const nvram = /<nvram[^>]*>([^<]+)</.exec(await guest.xml())![1]!;
    await guest.destroy();
    const tpm = `/var/lib/libvirt/swtpm/${guest.uuid}/tpm2/tpm2-00.permall`;
    const inside = (...args: string[]) => on.bed.inside("sh", "-c", ...args);
    const sums = () => inside(`sha256sum ${nvram} ${tpm}; stat -c '%U %a' ${nvram} ${tpm}`);
    const before = await sums();
    await guest.snapshots.create({ name: "then" }).done;
    await expect(guest.snapshots.create({ name: "then" }).done).rejects.toThrow("it has one of that name");
    await inside(`printf changed | dd of=${nvram} conv=notrunc status=none; printf longer >> ${tpm}`);
    expect(await sums()).not.toBe(before);
    await guest.snapshots.revert("then");
    expect(await sums()).toBe(before);
    await guest.snapshots.delete("then").done;
    expect(await inside(`ls ${nvram}.* ${tpm}.* 2>/dev/null || true`)).toBe("");
    await guest.start();
    expect((await guest.info()).state).toBe("running");
  }, 60_000);
});
