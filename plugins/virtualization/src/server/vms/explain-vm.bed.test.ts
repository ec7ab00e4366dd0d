import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Bed, startLibvirtd } from "@hob/beds";
import grid from "@hob/plugin-grid";
import kvm from "@hob/plugin-kvm";
import { startTestServer, type TestServer } from "@hob/server/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { vms } from "../../model/index.ts";
import virtualization from "../../plugin.ts";

let bed: Bed;
let hob: TestServer;
beforeAll(async () => {
  bed = await startLibvirtd();
  const file = join(bed.directory, "old.xml");
  await writeFile(
    file,
    `<domain type='qemu'><name>old</name><memory unit='GiB'>1</memory><os><type machine='pc'>hvm</type></os>
      <metadata><libosinfo:libosinfo xmlns:libosinfo='http://libosinfo.org/xmlns/libvirt/domain/1.0'>
        <libosinfo:os id='http://debian.org/debian/11'/></libosinfo:libosinfo></metadata>
      <devices><disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='/old.raw'/><target dev='hda' bus='ide'/></disk>
        <interface type='user'><model type='e1000'/></interface></devices></domain>`,
  );
  await bed.virsh("define", file);
  hob = await startTestServer({ plugins: [grid, kvm, virtualization], startOptions: { host: bed.uri } });
});
afterAll(async () => {
  await hob?.close();
  await bed?.stop();
});

it("explains a VM that others made, by its system and what its host can do", async () => {
  await expect.poll(async () => (await hob.client(vms).list()).items.length, { timeout: 20_000 }).toBe(1);
  const { os, settings, today } = await hob.client(vms).explain("old", {});
  expect(os).toBe("Debian 11");
  const lines = settings.map(({ path, now, today: then, verdict }) => `${path}: ${now} -> ${then} ${verdict}`);
  expect(lines).toEqual(
    expect.arrayContaining([
      "type: qemu -> qemu same",
      "os/type/machine: pc -> q35 other",
      "devices/disk[hda]/bus: ide -> virtio other",
      "devices/interface[0]/model: e1000 -> virtio other",
    ]),
  );
  expect(today).toContain("<name>old</name>");
});

it("explains it by a policy of one's own, and refuses one that is wrong in a line", async () => {
  const rule = { setting: "graphics.kind", value: "none", because: "Ours are servers." };
  const { settings } = await hob
    .client(vms)
    .explain("old", { policies: ["performance", { name: "ours", rules: [rule] }] });
  expect(settings.find(({ path }) => path.endsWith("/cache"))).toMatchObject({
    today: "none",
    by: "policy:performance",
  });
  await expect(hob.client(vms).explain("old", { policies: ["quick"] })).rejects.toThrow("There is no policy 'quick'");
  await expect(
    hob.client(vms).explain("old", { policies: [{ name: "ours", rules: [{ ...rule, value: "tv" }] }] }),
  ).rejects.toThrow("rules[0].value is refused: 'tv'");
});
