import { cloudImage, run } from "@hob/beds";
import { domain, read } from "@hob/libvirt-xml";
import { mebibytes } from "@hob/units";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import type { BuildBed } from "./build-bed.ts";

/** Builds a Debian from a cloud's image and looks, over SSH, whether it is what its first boot was told. */
export async function expectToldCloudGuest(kit: BuildBed, datasource: "nocloud" | "configdrive"): Promise<void> {
  const key = join(kit.bed.directory, `key-${datasource}`);
  await run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "ada", "-f", key]);
  const { disk, kernel, initrd, arguments: cmdline } = await cloudImage();
  const network = await kit.bed.virsh("net-dumpxml", "default");
  const router = /<ip address='([\d.]+)'/.exec(network)?.[1] ?? "";
  const address = router.replace(/\d+$/, "77");
  const os = `<os><kernel>${kernel}</kernel><initrd>${initrd}</initrd><cmdline>${cmdline}</cmdline></os>`;
  const task = await kit.build({
    name: "cloud",
    os: "debian11",
    memory: mebibytes(768),
    vcpus: 2,
    source: { kind: "image", path: disk, mode: "overlay" },
    disk: { size: mebibytes(2048) },
    overrides: [{ merge: os }],
    firstBoot: {
      kind: "cloud-init",
      datasource,
      hostname: "told",
      users: [
        {
          name: "ada",
          sudo: true,
          shell: "/bin/bash",
          password: "correct horse battery",
          lockPassword: false,
          sshAuthorizedKeys: [(await readFile(`${key}.pub`, "utf8")).trim()],
        },
      ],
      network: { kind: "v2", ethernets: [{ name: "eth0", addresses: [`${address}/24`], gateways: [router] }] },
    },
    wait: "agent",
    waitTimeoutMs: 600_000,
  });
  expect(task).toMatchObject({ state: "succeeded", error: null, notes: { agent: true, reached: true } });
  expect((task.notes as { addresses: string[] }).addresses).toContain(address);
  expect((task.notes as { wiped: string[] }).wiped).toEqual([join(kit.bed.poolPath, "cloud-seed.iso")]);

  const how = [
    "-i",
    key,
    "-o",
    "StrictHostKeyChecking=no",
    "-o",
    "UserKnownHostsFile=/dev/null",
    "-o",
    "LogLevel=ERROR",
  ];
  const said = await kit.bed.inside(
    "ssh",
    ...how,
    `ada@${address}`,
    "hostname; id -un; sudo -n id -un; ip -4 -br addr",
  );
  expect(said.split("\n").slice(0, 3)).toEqual(["told", "ada", "root"]);
  expect(said).toContain(`${address}/24`);

  expect(await kit.traces()).toEqual(["cloud.qcow2", "guest cloud"]);
  const guest = await kit.host.guest("cloud");
  expect(read(domain, await guest.xml({ inactive: true })).devices.disks).toHaveLength(1);
  expect(await guest.xml()).not.toContain("seed.iso");
}
