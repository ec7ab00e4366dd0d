import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Bed, startLibvirtd } from "./libvirtd-bed.ts";
import { run } from "./run.ts";
import { testNode } from "./test-node.ts";

let bed: Bed;
beforeAll(async () => {
  bed = await startLibvirtd();
});
afterAll(() => bed.stop());

/** Everything of a bed that could be left behind on the machine. */
async function traces(of: { directory: string; hostname: string; pid: number }): Promise<string[]> {
  const links = await run("ip", ["-o", "link"]);
  const routes = await run("ip", ["route"]);
  const number = of.hostname.split("-").at(-1);
  return [
    ...(existsSync(of.directory) ? [of.directory] : []),
    ...(links.includes(`${of.hostname}@`) ? [`link ${of.hostname}`] : []),
    ...routes.split("\n").filter((route) => route.includes(`.${number}.0/24`)),
    ...(existsSync(`/proc/${of.pid}`) ? [`process ${of.pid}`] : []),
  ];
}

test("answers on a socket that a client outside reaches", async () => {
  expect(await bed.virsh("hostname")).toBe(bed.hostname);
});

test("has its own empty QEMU driver, whatever the machine has", async () => {
  expect(await bed.virsh("list", "--all", "--name")).toBe("");
  expect(await bed.virsh("capabilities")).not.toContain("<domain type='kvm'/>");
});

test("brings the NAT network 'default' with a subnet of its own", async () => {
  expect(await bed.virsh("net-list", "--name")).toBe("default");
  expect(await bed.virsh("net-dumpxml", "default")).toContain("<ip address='10.79.");
});

test("keeps its networks inside the machine", async () => {
  const nat = /address='(10\.79\.\d+)\.1'/.exec(await bed.virsh("net-dumpxml", "default"))?.[1];
  await expect(run("ip", ["route", "get", `${nat}.77`])).rejects.toThrow(/unreachable|No route/);
  expect(await run("ip", ["route", "get", bed.address])).toContain(bed.hostname);
});

test("serves a simulated node of any number of domains, private per connection", async () => {
  const uri = bed.testUri(await testNode(30));
  const list = (...args: string[]) => run("virsh", ["-q", "-c", uri, "list", "--name", ...args]);
  expect((await list("--all")).trim().split("\n")).toHaveLength(30);
  expect((await list("--state-shutoff")).trim().split("\n")).toHaveLength(10);
});

test("keeps definitions over a stop and a start of the daemon", async () => {
  await bed.stopDaemon();
  await expect(bed.virsh("hostname")).rejects.toThrow(/Failed to connect|Connection refused|No such file/);
  await bed.startDaemon();
  expect(await bed.virsh("net-list", "--name")).toBe("default");
});

test("is silent while it is paused, and goes on where it was", async () => {
  await bed.pauseDaemon();
  const hostname = bed.virsh("hostname");
  const first = await Promise.race([hostname, sleep(200, "silence")]);
  bed.resumeDaemon();
  expect(first).toBe("silence");
  expect(await hostname).toBe(bed.hostname);
});

test.each(["SIGTERM", "SIGKILL"] as const)("ends by %s although it is paused, and starts again", async (signal) => {
  await bed.pauseDaemon();
  await bed.stopDaemon(signal);
  await expect(bed.virsh("hostname")).rejects.toThrow(/Failed to connect|Connection refused|No such file/);
  await bed.startDaemon();
  expect(await bed.virsh("hostname")).toBe(bed.hostname);
});

test("leaves nothing behind when it is stopped while its daemon is paused", async () => {
  const other = await startLibvirtd();
  await other.pauseDaemon();
  await other.stop();
  expect(await traces(other)).toEqual([]);
});

test("leaves nothing behind when it is stopped", async () => {
  const other = await startLibvirtd();
  expect(await traces(other)).toHaveLength(5);
  await other.stop();
  expect(await traces(other)).toEqual([]);
});

test("leaves nothing behind when the test process is killed", async () => {
  const source = fileURLToPath(new URL("./libvirtd-bed.ts", import.meta.url));
  const program = `
    const { startLibvirtd } = await import(${JSON.stringify(source)});
    const { directory, hostname, pid } = await startLibvirtd();
    console.log(JSON.stringify({ directory, hostname, pid }));
  `;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const orphan = JSON.parse(line.toString()) as { directory: string; hostname: string; pid: number };
  expect(await traces(orphan)).toHaveLength(5);
  child.kill("SIGKILL");
  await expect.poll(() => traces(orphan), { timeout: 10_000 }).toEqual([]);
});

test("starts in about a second once QEMU's capabilities are known", async () => {
  const started = performance.now();
  await using other = await startLibvirtd();
  expect(performance.now() - started).toBeLessThan(5_000);
  expect(await readdir(other.poolPath)).toEqual([]);
});
