import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startLibvirtd } from "@hob/beds";
import { openHost } from "@hob/virt";
import { expect, test } from "vitest";
import { probeXml } from "./probe-xml.ts";
import { removeLeftProbe, runProbe } from "./run-probe.ts";

test("a probe guest ends by itself where the processor works: under emulation too", async () => {
  await using bed = await startLibvirtd();
  const host = openHost({ uri: bed.uri });
  await host.whenConnected({ timeoutMs: 10_000 });
  expect(await runProbe(host, { id: "bed1aaaa", guestType: "qemu" })).toMatchObject({ works: true });
  expect(await bed.virsh("list", "--all", "--name")).toBe("");
  await host.close();
});

test("a probe that an earlier process left is removed, and no other guest", async () => {
  await using bed = await startLibvirtd();
  const host = openHost({ uri: bed.uri });
  await host.whenConnected({ timeoutMs: 10_000 });
  for (const [name, uuid] of [
    ["hob-probe-bed1aaaa", "6f7c1f4e-8d3a-4b8c-9f0e-0a1b2c3d4e5f"],
    ["hob-probe-other", "6f7c1f4e-8d3a-4b8c-9f0e-0a1b2c3d4e60"],
  ] as const) {
    const path = join(bed.poolPath, `${name}.xml`);
    await writeFile(path, probeXml({ name, uuid, guestType: "qemu" }));
    await bed.virsh("create", path, "--paused");
  }
  await removeLeftProbe(host, "bed1aaaa");
  await removeLeftProbe(host, "bed1aaaa");
  expect(await bed.virsh("list", "--all", "--name")).toBe("hob-probe-other");
  await host.close();
});

test.skipIf(!existsSync("/dev/kvm"))("a probe says of this machine's KVM whether it works or why not", async () => {
  await using bed = await startLibvirtd({ kvm: true });
  const host = openHost({ uri: bed.uri });
  await host.whenConnected({ timeoutMs: 10_000 });
  const outcome = await runProbe(host, { id: "bed1aaaa", guestType: "kvm" });
  if (!outcome.works) expect(outcome.because).toMatch(/^a probe guest (made no progress|did not start: .|ended as )/);
  expect(await bed.virsh("list", "--all", "--name")).toBe("");
  await host.close();
});
