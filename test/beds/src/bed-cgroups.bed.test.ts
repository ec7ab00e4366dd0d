import { afterAll, beforeAll, expect, test } from "vitest";
import { type Bed, startLibvirtd } from "./libvirtd-bed.ts";
import { run } from "./run.ts";
import { startTinyContainer } from "./start-tiny-container.ts";

let bed: Bed;
beforeAll(async () => {
  bed = await startLibvirtd({ cgroups: true });
});
afterAll(() => bed.stop());

const lxc = async (...args: string[]) => (await run("virsh", ["-q", "-c", bed.lxcUri, ...args])).trim();
/** Runs a program in a container; only a virsh inside the bed sees the control group that it has to join. */
const within = (name: string, ...command: string[]) =>
  bed.inside("virsh", "-q", "-c", bed.lxcUri, "lxc-enter-namespace", name, "--noseclabel", ...command);
const groupsOf = (hostname: string) =>
  run("find", ["/sys/fs/cgroup", "-type", "d", "-name", `*${hostname}`, "-printf", "%p\n"]);

test("starts a container, runs a program in it, and shuts it down", async () => {
  await startTinyContainer(bed, { name: "tiny" });
  expect(await lxc("list", "--name")).toBe("tiny");
  expect(await within("tiny", "/bin/cat", "/proc/1/cmdline")).toContain("/bin/init");
  expect(await lxc("schedinfo", "tiny")).toMatch(/cpu_shares\s*: 1024/);
  expect(await lxc("memtune", "tiny")).toContain("hard_limit");
  await lxc("shutdown", "tiny", "--mode", "signal");
  await expect.poll(() => lxc("domstate", "tiny"), { timeout: 10_000 }).toBe("shut off");
  await lxc("undefine", "tiny");
});

test("a container has an interface in the NAT network", async () => {
  const devices = "<interface type='network'><source network='default'/></interface>";
  await startTinyContainer(bed, { name: "networked", devices });
  expect(await within("networked", "/bin/ip", "link")).toContain("eth0");
  await lxc("destroy", "networked");
});

test("weighs and limits QEMU guests", async () => {
  await bed.define(`<domain type='qemu'><name>weighed</name><memory unit='MiB'>32</memory><vcpu>1</vcpu>
    <os><type arch='x86_64'>hvm</type></os></domain>`);
  await bed.virsh("start", "weighed");
  await bed.virsh("schedinfo", "weighed", "--live", "cpu_shares=512");
  expect(await bed.virsh("schedinfo", "weighed")).toMatch(/cpu_shares\s*: 512/);
  await bed.virsh("memtune", "weighed", "--live", "--hard-limit", "1048576");
  expect(await bed.virsh("memtune", "weighed")).toMatch(/hard_limit\s*: 1048576/);
  await bed.virsh("destroy", "weighed");
});

test("leaves no control group behind, also when containers and guests still run", async () => {
  const other = await startLibvirtd({ cgroups: true });
  await startTinyContainer(other, { name: "left" });
  expect(await groupsOf(other.hostname)).not.toBe("");
  await other.stop();
  expect(await groupsOf(other.hostname)).toBe("");
});
