import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshDebian, openFreshDebian } from "@hob/beds";
import { clone, installClone, installNode, registrySettings } from "./newcomer.ts";

const PORT = 9000;

let debian: FreshDebian;
let env: Record<string, string>;
beforeAll(async () => {
  debian = await openFreshDebian();
  installNode(debian);
  await installClone(debian);
  env = await registrySettings(debian);
});
afterAll(() => debian?.stop());

/** A program in the clone, and all that it said. */
function start(program: string, ...args: string[]): { child: ChildProcess; said: () => string } {
  let said = "";
  const child = debian.start(program, args, { cwd: clone, env });
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (said += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (said += text));
  return { child, said: () => said };
}

async function output(program: string, ...args: string[]): Promise<string> {
  const { child, said } = start(program, ...args);
  const [code] = (await once(child, "close")) as [number];
  expect(code, said()).toBe(0);
  return said();
}

/** Runs `npm start` until it prints a link; resolves with what it printed and how long it took. */
async function untilLink(): Promise<{ child: ChildProcess; said: string; ms: number }> {
  const began = performance.now();
  const { child, said } = start(
    "npm",
    "start",
    "--",
    "--port",
    String(PORT),
    "--address",
    "0.0.0.0",
    "--data",
    "/root/data",
  );
  const ended = once(child, "close").then(() => expect.fail(`npm start ended: ${said()}`));
  await Promise.race([ended, expect.poll(said, { timeout: 1_500_000, interval: 200 }).toMatch(/https?:\/\/\S+/)]);
  return { child, said: said(), ms: performance.now() - began };
}

/** Asks the server to end the way a service manager does, and waits until it has. */
async function end(child: ChildProcess): Promise<void> {
  const pids = await output(
    "sh",
    "-c",
    "for f in /proc/[0-9]*; do grep -qz hob.js $f/cmdline 2>/dev/null && echo ${f#/proc/}; done; true",
  );
  await output("sh", "-c", `kill ${pids.trim().split("\n").join(" ")} 2>/dev/null; true`);
  if (child.exitCode === null) await once(child, "close");
}

test("npm start on a bare Debian sets everything up, asks nothing and prints a link that works", async () => {
  const { child, said } = await untilLink();
  expect(said).toContain("Installing dependencies");
  expect(said).toContain("Installing Debian packages");
  expect(said).toContain("Starting libvirtd");
  expect((await fetch(`http://${debian.address}:${PORT}/healthz`)).status).toBe(200);
  expect(await output("virsh", "--connect", "qemu:///system", "version")).toContain("Running hypervisor: QEMU");
  await end(child);
});

test("a second start takes seconds", async () => {
  const { child, said, ms } = await untilLink();
  expect(said).not.toMatch(/Installing|Compiling|Bundling/);
  expect(ms).toBeLessThan(15_000);
  await end(child);
});

test("npx hob works in the clone", async () => {
  expect(await output("npx", "hob", "--version")).toMatch(/^\d+\.\d+\.\d+$/m);
});
