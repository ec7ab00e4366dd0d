import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Bed, bootableImage, type Sshd, startLibvirtd, startSshd } from "@hob/beds";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type HobCommand, hobCommand } from "./hob-command.ts";
import { collect, until } from "./run.ts";
import { administrator } from "./sign-in.ts";
import { type RunningHob, startHob } from "./start-hob.ts";

let bed: Bed;
let sshd: Sshd;
let server: RunningHob;
let hob: HobCommand;
let directory: string;
let uri: string;
let knownHosts: string;

beforeAll(async () => {
  bed = await startLibvirtd();
  sshd = await startSshd();
  directory = await mkdtemp(join(tmpdir(), "hob-far-host-"));
  knownHosts = join(directory, "known_hosts");
  await writeFile(knownHosts, `[${sshd.host}]:${sshd.port} ${await sshd.hostKey()}\n`);
  const files = new URLSearchParams({ socket: bed.socket, keyfile: sshd.identityPath, known_hosts: knownHosts });
  uri = `qemu+ssh://root@${sshd.host}:${sshd.port}/system?${decodeURIComponent(String(files))}`;
  server = await startHob({ host: bed.testUri() });
  hob = await hobCommand();
  const login = ["login", server.setupLink ?? "", "--username", administrator.username, "--password-stdin"];
  expect(await hob.withInput(`${administrator.password}\n`, ...login)).toMatchObject({ code: 0 });
});
afterAll(async () => {
  await hob?.[Symbol.asyncDispose]();
  await server?.[Symbol.asyncDispose]();
  await sshd?.stop();
  await bed?.stop();
  if (directory) await rm(directory, { recursive: true });
});

/** What a command printed that must succeed. */
async function said(...words: string[]): Promise<string> {
  const ended = await hob(...words);
  expect(ended.code, `hob ${words.join(" ")}: ${ended.stderr}`).toBe(0);
  return ended.stdout;
}

const stateOfHost = async () =>
  (JSON.parse(await said("host", "list", "-o", "json")) as { name: string; state: string }[]).find(
    ({ name }) => name === "far",
  )?.state;

it("refuses a host whose key nobody knows, in a line that says what to do", async () => {
  const stranger = uri.replace(knownHosts, join(directory, "empty"));
  const ended = await hob("host", "add", stranger, "--name", "far");
  expect(ended).toMatchObject({ code: expect.not.toBeOneOf([0, 1]), stdout: "" });
  expect(ended.stderr).toMatch(/^hob: The host '127\.0\.0\.1', port \d+, is unknown: .*SHA256:/);
  expect(ended.stderr).not.toContain(" at ");
});

it("adds a host over SSH, and a VM there is created, talked to, and deleted as a local one", async () => {
  await said("host", "add", uri, "--name", "far");
  await until("the host is settled", async () => {
    const text = await said("host", "show", "far", "-o", "json");
    return (
      (JSON.parse(text) as { guestTypes?: string[] }).guestTypes?.length !== 0 && (await stateOfHost()) === "connected"
    );
  });
  const words = ["--os", "debian11", "--image", await bootableImage(), "--memory", "512MiB", "--vcpus", "1"];
  await said("vm", "create", "web-1", "--host", "far", ...words);

  const console = hob.start("vm", "console", "web-1");
  const seen = collect(console.stdout);
  const ended = new Promise((resolve) => console.once("exit", (code) => resolve(code)));
  await until("the guest asks who logs in", () => seen().includes("login:"), 90_000);
  console.kill("SIGINT");
  expect(await ended).toBe(0);

  await said("vm", "off", "web-1");
  await said("vm", "delete", "web-1", "--disks");
  expect(await bed.virsh("list", "--all", "--name")).not.toContain("web-1");
});

it("keeps a few connections to the far sshd, however many calls are made", async () => {
  await Promise.all(Array.from({ length: 6 }, () => said("vm", "list", "--search", "nothing")));
  expect(await sshd.connections()).toBeLessThanOrEqual(2);
});

it("says that the connection is lost when sshd ends, and comes back with it", async () => {
  await sshd.kill();
  await until("the loss is told", async () => (await stateOfHost()) !== "connected", 20_000);
  await sshd.start();
  await until("it is connected again", async () => (await stateOfHost()) === "connected", 20_000);
});

it("stays away from a host whose key has changed, and names both keys", async () => {
  await sshd.changeHostKey();
  await until("the changed key is told", async () => (await said("host", "show", "far")).includes("SHA256:"), 20_000);
  expect(await stateOfHost()).not.toBe("connected");
});
