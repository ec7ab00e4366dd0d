import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "@hob/beds";
import { loadOsinfo } from "@hob/osinfo";
import { expect, it } from "vitest";
import { initrdAppendix } from "./carrier/cpio-archive.ts";
import { planUnattended } from "./plan-unattended.ts";

const images = "tree/usr/lib/debian-installer/images/12/amd64/text/debian-installer/amd64";

it("Debian's installer finds its answers behind its own initrd, and asks their mirror without a question before", async () => {
  const directory = await mkdtemp(join(tmpdir(), "hob-installer-"));
  const asked: string[] = [];
  const mirror = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.writeHead(404).end();
  });
  mirror.listen(0, "127.0.0.1");
  await once(mirror, "listening");
  const { port } = mirror.address() as AddressInfo;
  try {
    await run("apt-get", ["download", "-q", "debian-installer-12-netboot-amd64"], { cwd: directory });
    const [archive] = (await readdir(directory)).filter((name) => name.endsWith(".deb"));
    await mkdir(join(directory, "tree"));
    await run("dpkg-deb", ["--extract", join(directory, archive as string), join(directory, "tree")]);

    const database = await loadOsinfo();
    const plan = planUnattended({
      os: database.get("debiantesting"),
      database,
      arch: "x86_64",
      // What QEMU's own network calls the host.
      source: { kind: "tree", url: `http://10.0.2.2:${port}/site/debian/dists/bookworm/main/installer-amd64` },
      parameters: { adminPassword: "secret", language: "de_DE", timezone: "Europe/Berlin" },
    });
    const initrd = await readFile(join(directory, images, "initrd.gz"));
    await writeFile(join(directory, "initrd"), Buffer.concat([initrd, initrdAppendix(initrd.length, plan.files)]));
    const qemu = spawn(
      "qemu-system-x86_64",
      [
        ...[
          "-machine",
          "q35,accel=tcg",
          "-cpu",
          "max",
          "-m",
          "1024",
          "-display",
          "none",
          "-no-reboot",
          "-serial",
          "stdio",
        ],
        ...[
          "-nic",
          "user,model=virtio-net-pci",
          "-kernel",
          join(directory, images, "linux"),
          "-initrd",
          join(directory, "initrd"),
        ],
        ...["-append", `console=ttyS0 DEBIAN_FRONTEND=text ${plan.kernelArguments}`],
      ],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    let screen = "";
    qemu.stdout.setEncoding("utf8").on("data", (text: string) => (screen += text));
    try {
      await expect
        .poll(() => asked, { timeout: 900_000, interval: 1_000 })
        .toContainEqual(expect.stringMatching(/^\/site\/debian\/dists\/[a-z]+\/Release$/));
      expect(screen.split("Prompt:").length, screen).toBe(1);
    } finally {
      const ended = once(qemu, "exit");
      qemu.kill("SIGKILL");
      await ended;
    }
  } finally {
    mirror.close();
    await rm(directory, { recursive: true });
  }
});
