import { cloudImage, run } from "@hob/beds";
import { mebibytes } from "@hob/units";
import { domain, read } from "@hob/libvirt-xml";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { BuildBed } from "./testing/build-bed.ts";

let kit: BuildBed;
let key: string;
beforeAll(async () => {
  kit = await BuildBed.start();
  key = join(kit.bed.directory, "key");
  await run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "ada", "-f", key]);
});
afterAll(() => kit?.[Symbol.asyncDispose]());
afterEach(() => kit.clear());

test.each(["nocloud", "configdrive"] as const)(
  "a Debian from a cloud's image is told its name, user, key and address by %s, which does not stay",
  { timeout: 900_000 },
  async (datasource) => {
    const { disk, kernel, initrd, arguments: cmdline } = await cloudImage();
    const network = await kit.bed.virsh("net-dumpxml", "default");
    const router = /<ip address='([\d.]+)'/.exec(network)?.[1] ?? "";
    const address = router.replace(/\d+$/, "77");
    const os = `<os><kernel>${kernel}</kernel><initrd>${initrd}</initrd><cmdline>${cmdline}</cmdline></os>`;
    const task = await kit.build({
      name: "cloud",
      os: "debian12",
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
  },
);
