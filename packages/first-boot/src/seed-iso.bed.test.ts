import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { agentAnswers, agentGuest, guestShell, startLibvirtd } from "@hob/beds";
import { expect, it } from "vitest";
import { cloudInitFiles } from "./cloud-init/cloud-init-files.ts";
import type { CloudInit } from "./cloud-init/cloud-init.ts";
import { seedLabel } from "./cloud-init/seed-label.ts";
import { seedIso } from "./seed-iso.ts";
import { fullNetwork } from "./testing/sample-intents.ts";

const disc = (path: string, target: string) =>
  `<disk type='file' device='cdrom'><driver name='qemu' type='raw'/><source file='${path}'/><target dev='${target}' bus='scsi'/><readonly/></disk>`;

it("is found by its label in a guest, which reads what was meant", async () => {
  const directory = await mkdtemp(join(tmpdir(), "hob-seed-"));
  try {
    await using bed = await startLibvirtd();
    const intent: CloudInit = { kind: "cloud-init", instanceId: "i-1", hostname: "web", network: fullNetwork };
    const intents: CloudInit[] = [intent, { ...intent, datasource: "configdrive" }];
    const discs = await Promise.all(
      intents.map(async (each, index) => {
        const path = join(bed.poolPath, `seed-${index}.iso`);
        await writeFile(path, seedIso(cloudInitFiles(each), seedLabel(each)));
        return disc(path, `sd${"ab"[index]}`);
      }),
    );
    const serialLog = join(bed.poolPath, "console.log");
    const xml = join(directory, "guest.xml");
    await writeFile(xml, await agentGuest({ name: "seeded", network: false, serialLog, devices: discs.join("") }));
    await bed.virsh("create", xml);
    await agentAnswers(bed, "seeded");
    for (const [index, { label, folder }] of [
      { label: "cidata", folder: "." },
      { label: "config-2", folder: "openstack/latest" },
    ].entries()) {
      const mount = `mkdir -p /mnt && mount -t iso9660 -o ro $(findfs LABEL=${label}) /mnt && cd /mnt/${folder}`;
      const script = `${mount} && for f in *; do echo "<$f>"; cat $f; done | tee /dev/console; cd /; umount /mnt`;
      const printed = await guestShell(bed, "seeded", script);
      const expected = cloudInitFiles(intents[index]!)
        .map(({ path, bytes }) => [path.split("/").at(-1)!, Buffer.from(bytes).toString()] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, text]) => `<${name}>\n${text}`);
      expect(printed).toBe(expected.join(""));
    }
    const console = (await readFile(serialLog, "utf8")).replaceAll("\r", "");
    expect(console).toContain("<user-data>\n#cloud-config\nhostname: web\n");
    expect(console).toContain('<meta_data.json>\n{\n  "uuid": "i-1",\n  "hostname": "web"');
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
});
