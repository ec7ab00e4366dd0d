import { agentGuest, type Bed, run, startLibvirtd } from "@hob/beds";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { type Guest, type Host, openHost } from "../index.ts";

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

const variables = async () => (await bed.inside("ls", "/var/lib/libvirt/qemu/nvram")).split("\n").filter(Boolean);
const tpms = async () =>
  (await bed.inside("sh", "-c", "ls /var/lib/libvirt/swtpm 2> /dev/null; true")).split("\n").filter(Boolean);
const heirOf = async (guest: Guest) => host.defineGuest(await guest.xml());

it("keeps what belongs to a guest when its name changes: variables, TPM, snapshots, autostart", async () => {
  const disk = join(bed.poolPath, "renamed.qcow2");
  await run("qemu-img", ["create", "-q", "-f", "qcow2", disk, "16M"]);
  const options = { name: "before", disks: [disk], firmware: "efi", tpm: true, network: false } as const;
  const guest = await host.defineGuest(await agentGuest({ ...options, system: "none" }));
  await guest.start();
  await expect(guest.rename("after")).rejects.toMatchObject({
    code: "virt.guest-rename-refused",
    message:
      "Guest 'before' cannot be renamed to 'after': it is 'running', and only a guest that is off can be renamed.",
  });
  await guest.destroy();
  const folder = "/var/lib/libvirt/qemu/nvram";
  // As the guest's firmware would write it.
  await bed.inside("sh", "-c", `printf own | dd of=${folder}/before_VARS.fd bs=1 seek=1000 conv=notrunc`);
  const sumOf = async (name: string) => (await bed.inside("sha256sum", `${folder}/${name}_VARS.fd`)).split(" ")[0];
  const written = await sumOf("before");
  await bed.virsh("snapshot-create-as", "before", "clean", "--disk-only", "--diskspec", "vda,snapshot=external");
  await bed.inside("cp", `${folder}/before_VARS.fd`, `${folder}/before_VARS.fd.clean`);
  await guest.setAutostart(true);

  const renamed = await guest.rename("after");
  expect([renamed.name, renamed.uuid]).toEqual(["after", guest.uuid]);
  expect((await guest.info()).state).toBe("shutoff");
  await expect(host.guest("before")).rejects.toMatchObject({ code: "virt.guest-not-found" });
  expect((await renamed.info()).autostart).toBe(true);
  expect((await bed.virsh("snapshot-list", "after", "--name")).trim()).toBe("clean");
  expect(await tpms()).toEqual([guest.uuid]);
  expect(await sumOf("after")).toBe(written);
  expect((await variables()).sort()).toEqual(["after_VARS.fd", "after_VARS.fd.clean"]);
  await renamed.start({ paused: true });
  expect(await renamed.xml()).toContain(`>${folder}/after_VARS.fd</nvram>`);
  expect(await sumOf("after")).toBe(written);
  await renamed.destroy();
  await bed.inside("sh", "-c", `printf later | dd of=${folder}/after_VARS.fd bs=1 seek=1000 conv=notrunc`);
  await renamed.snapshots.revert("clean");
  expect(await sumOf("after")).toBe(written);
  await renamed.undefine();
  expect([await variables(), await tpms()]).toEqual([[], []]);
});

it("leaves a guest as it was when a name cannot be had, and says why", async () => {
  const guest = await host.defineGuest(await agentGuest({ name: "first", system: "none", network: false }));
  const other = await host.defineGuest(await agentGuest({ name: "second", system: "none", network: false }));
  onTestFinished(async () => {
    for (const each of [guest, other]) await each.undefine();
  });
  const why = (name: string) => guest.rename(name).catch((error: Error) => error.message);
  expect(await why("second")).toBe("Guest 'first' cannot be renamed to 'second': another guest has that name.");
  expect(await why("first")).toBe("Guest 'first' cannot be renamed to 'first': it has that name already.");
  expect(await why("a/b")).toContain("must not be empty or have a slash");
  await guest.start();
  await guest.savedMemory.save().done;
  expect(await why("third")).toContain("its memory is saved under its name");
  expect((await host.guest("first")).uuid).toBe(guest.uuid);
  await guest.savedMemory.remove();
  expect((await guest.rename("third")).name).toBe("third");
});

it("forgets a guest with its saved memory, variables, TPM and snapshots, or keeps what it is told to keep", async () => {
  const disk = join(bed.poolPath, "forgotten.qcow2");
  await run("qemu-img", ["create", "-q", "-f", "qcow2", disk, "16M"]);
  const options = { name: "forgotten", disks: [disk], firmware: "efi", tpm: true, network: false } as const;
  const guest = await host.defineGuest(await agentGuest({ ...options, system: "none" }));
  await guest.start({ paused: true });
  await guest.destroy();
  expect([await variables(), await tpms()]).toEqual([["forgotten_VARS.fd"], [guest.uuid]]);
  const heir = await heirOf(guest);
  await heir.undefine({ keepNvram: true, keepTpm: true });
  expect([await variables(), await tpms()]).toEqual([["forgotten_VARS.fd"], [guest.uuid]]);
  const again = await host.defineGuest(
    (await agentGuest({ ...options, system: "none" })).replace("</name>", `</name><uuid>${guest.uuid}</uuid>`),
  );
  await again.start({ paused: true });
  await again.destroy();
  await bed.virsh("snapshot-create-as", "forgotten", "clean", "--disk-only", "--diskspec", "vda,snapshot=external");
  await again.undefine({ keepTpm: true });
  expect([await variables(), await tpms()]).toEqual([[], [guest.uuid]]);
});

it("forgets a guest with the variables that its snapshots have kept, and with no other file", async () => {
  const disk = join(bed.poolPath, "kept.qcow2");
  await run("qemu-img", ["create", "-q", "-f", "qcow2", disk, "16M"]);
  const options = { name: "keeps", disks: [disk], firmware: "efi", tpm: true, network: false } as const;
  const guest = await host.defineGuest(await agentGuest({ ...options, system: "none" }));
  await guest.start({ paused: true });
  await guest.snapshots.create({ name: "running", kind: "external" }).done;
  await guest.destroy();
  await guest.snapshots.create({ name: "off" }).done;
  const folder = "/var/lib/libvirt/qemu/nvram";
  const others = ["keeps_VARS.fd.mine", "keeps-not_VARS.fd.off"];
  for (const name of others) await bed.inside("touch", `${folder}/${name}`);
  const kept = ["keeps_VARS.fd", "keeps_VARS.fd.off", "keeps_VARS.fd.running"];
  expect((await variables()).sort()).toEqual([...others, ...kept].sort());

  const definition = await guest.xml();
  const snapshots = [await guest.snapshots.xml("running"), await guest.snapshots.xml("off")];
  await guest.undefine({ keepNvram: true });
  expect((await variables()).sort()).toEqual([...others, ...kept].sort());
  const heir = await host.defineGuest(definition);
  for (const xml of snapshots) await heir.snapshots.redefine(xml);
  await heir.undefine();
  expect((await variables()).sort()).toEqual([...others].sort());
  await bed.inside("sh", "-c", `rm ${folder}/*`);
});

it("tells secrets only when asked", async () => {
  const xml = (await agentGuest({ name: "guarded", system: "none", network: false })).replace(
    "<graphics type='vnc' autoport='yes'/>",
    "<graphics type='vnc' autoport='yes' passwd='s3cret'/>",
  );
  const guest = await host.defineGuest(xml);
  onTestFinished(() => guest.undefine());
  expect(await guest.xml()).not.toContain("s3cret");
  expect(await guest.xml({ secrets: true, inactive: true })).toContain("s3cret");
  expect(await guest.xml({ migratable: true })).toContain("<name>guarded</name>");
});
