import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Bed, bootableImage, startLibvirtd } from "@hob/beds";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { type HobCommand, hobCommand } from "./hob-command.ts";
import { collect, type Ended, run, until } from "./run.ts";
import { administrator } from "./sign-in.ts";
import { type RunningHob, startHob } from "./start-hob.ts";

let bed: Bed;
let server: RunningHob;
let hob: HobCommand;

beforeAll(async () => {
  bed = await startLibvirtd();
  server = await startHob({ host: bed.uri });
  hob = await hobCommand();
});
afterAll(async () => {
  await hob?.[Symbol.asyncDispose]();
  await server?.[Symbol.asyncDispose]();
  await bed?.stop();
});

/** What a command printed that must succeed, in silence on stderr but for what is expected there. */
async function said(words: readonly string[], stderr: string | RegExp = ""): Promise<string> {
  const ended = await hob(...words);
  expect(ended.code, `hob ${words.join(" ")}: ${ended.stderr}`).toBe(0);
  if (typeof stderr === "string") expect(ended.stderr).toBe(stderr);
  else expect(ended.stderr).toMatch(stderr);
  return ended.stdout;
}

/** The rows of a table, by the titles of its columns. */
function rowsOf(table: string): Record<string, string>[] {
  const [header = "", ...lines] = table.trimEnd().split("\n");
  const titles = header.split(/ {2,}/);
  return lines.map((line) => {
    const cells = line.split(/ {2,}/);
    return Object.fromEntries(titles.map((title, at) => [title.trim(), cells[at] ?? ""]));
  });
}

const stateOf = async (name: string) =>
  rowsOf(await said(["vm", "list", "--search", name])).find((row) => row["NAME"] === name)?.["STATE"];

it("makes the administrator with the one-time link, the password on standard input", async () => {
  const { setupLink = "" } = server;
  const { username, password } = administrator;
  const ended = await hob.withInput(`${password}\n`, "login", setupLink, "--username", username, "--password-stdin");
  expect(ended).toEqual({ code: 0, stdout: `Logged in to ${server.url} as admin.\n`, stderr: "" });
});

it("lists the host and its emulation, and operating systems", async () => {
  const host = await until("the host is settled", async () => {
    const [row] = rowsOf(await said(["host", "list"]));
    return row?.["STATE"] === "connected" && row["GUESTS"] !== "-" && row;
  });
  expect(host).toMatchObject({ GUESTS: "qemu", VMS: "0", RUNNING: "0", URI: bed.uri });
  expect(await said(["host", "show", host["NAME"] ?? ""])).toMatch(/^State: +connected \(.+\)$/m);

  const systems = rowsOf(await said(["os", "list", "--search", "debian"]));
  expect(systems.find(({ ID }) => ID === "debian11")).toMatchObject({ NAME: "Debian 11", MEMORY: "1 GiB" });
  expect(await said(["os", "show", "debian11"])).toMatch(/^Minimum: +1 vCPU, 1 GiB memory, 10 GiB disk$/m);
});

it("shows what would be created, then creates it: the task is waited for and listed", async () => {
  const image = await bootableImage();
  const words = ["--os", "debian11", "--image", image, "--memory", "512MiB", "--vcpus", "1", "--no-start"];
  const warnings = [
    "Warning: 512 MiB of memory is less than the 1 GiB that Debian 11 needs.\n",
    "Warning: A disk of 41 MiB is smaller than the 10 GiB that Debian 11 needs.\n",
  ].join("");
  const dry = await said(["vm", "create", "web-1", ...words, "--dry-run"], warnings);
  expect(dry).toMatch(/^devices\/disk\[vda\]\/bus +virtio +The fastest; Debian 11 has its driver/m);
  expect(await said(["vm", "list", "-o", "json"])).toBe("[]\n");

  expect(await said(["vm", "create", "web-1", ...words], warnings)).toBe("Created web-1.\n");
  const [task] = rowsOf(await said(["task", "list", "--limit", "1"]));
  expect(task).toMatchObject({ STATE: "succeeded", DONE: "100%", TITLE: "Create web-1" });
  expect(await said(["task", "show", task?.["ID"] ?? ""])).toMatch(/^Define the virtual machine +done$/m);
});

it("shows the VM as a table, as JSON and as YAML, and lists it", async () => {
  const [row] = rowsOf(await said(["vm", "list"]));
  expect(row).toMatchObject({ NAME: "web-1", STATE: "off", MEMORY: "512 MiB", OS: "debian11" });

  const vm = JSON.parse(await said(["vm", "show", "web-1", "--output", "json"])) as Record<string, unknown>;
  expect(vm).toMatchObject({ name: "web-1", state: "off", vcpus: 1, memory: 512 * 1024 ** 2, osName: "Debian 11" });
  expect(parseYaml(await said(["vm", "show", "web-1", "-o", "yaml"]))).toEqual(vm);
  const table = await said(["vm", "show", "web-1"]);
  expect(table).toMatch(/^Memory: +512 MiB$/m);
  expect(table).toMatch(/^vda +disk +virtio +41 MiB .* \S+web-1\.qcow2$/m);
  for (const name of ["web-1", vm["uuid"], vm["id"]]) expect(await said(["vm", "show", String(name)])).toBe(table);
  expect(await said(["vm", "show", "web-1", "--xml"])).toBe(`${await bed.virsh("dumpxml", "web-1")}\n`.trimStart());
});

it("reads the boot messages in a pipe, logs in there, and asks who one is", async () => {
  expect(await said(["vm", "start", "web-1"])).toBe("Started web-1.\n");
  const console = hob.start("vm", "console", "web-1");
  const [seen, complaints] = [collect(console.stdout), collect(console.stderr)];
  const ended = new Promise((resolve) => console.once("exit", (code) => resolve(code)));
  await until("the guest asks who logs in", () => seen().includes("login:"), 90_000);
  expect(seen(), "boot messages").toContain("Linux version");
  console.stdin.write("root\r");
  await until("the guest gives a shell", () => seen().includes("/root # "), 30_000);
  console.stdin.write("id\r");
  await until("the shell answers", () => seen().includes("uid=0 "), 30_000);
  console.kill("SIGINT");
  expect([await ended, complaints()]).toEqual([0, ""]);
});

it("pauses, resumes, reboots, pulls the plug, starts, and shuts down", async () => {
  expect(await said(["vm", "suspend", "web-1"])).toBe("Paused web-1.\n");
  expect(await stateOf("web-1")).toBe("paused");
  expect(await said(["vm", "resume", "web-1"])).toBe("Resumed web-1.\n");
  expect(await stateOf("web-1")).toBe("running");
  expect(await said(["vm", "reboot", "web-1"])).toBe("Asked web-1 to reboot.\n");
  expect(await said(["vm", "off", "web-1"])).toBe("Pulled the plug of web-1.\n");
  await until("it is off", async () => (await stateOf("web-1")) === "off", 2000);

  expect(await said(["vm", "start", "web-1"])).toBe("Started web-1.\n");
  // A guest that boots does not hear the power button yet: it is asked until it does, or the time is over.
  expect(await hob("vm", "shutdown", "web-1", "--timeout", "2s")).toEqual({
    code: 8,
    stdout: "",
    stderr:
      "hob: 'web-1' did not shut down within 2 s; it runs on.\n" +
      "Its operating system may be busy, or ignore the power button: `hob vm off` pulls the plug.\n",
  });
  expect(await said(["vm", "shutdown", "web-1"])).toBe("web-1 is off.\n");
  expect(await stateOf("web-1")).toBe("off");
});

it("deletes the VM with its disks", async () => {
  expect(await said(["vm", "delete", "web-1", "--disks"])).toBe("Deleted web-1 and its disks.\n");
  expect(await said(["vm", "list", "-o", "json"])).toBe("[]\n");
  expect(await bed.virsh("list", "--all", "--name")).not.toContain("web-1");
  expect(await bed.virsh("vol-list", "default")).not.toContain("web-1");
});

it("designs offline: without a server, without a libvirt, from the two files that virsh prints", async () => {
  const file = async (name: string, ...words: string[]) => {
    const path = join(bed.directory, name);
    await writeFile(path, await bed.virsh(...words));
    return path;
  };
  const facts = [
    ...["--capabilities", await file("capabilities.xml", "capabilities")],
    ...["--domain-capabilities", await file("domcapabilities.xml", "domcapabilities", "--machine", "q35")],
  ];
  await using offline = await hobCommand({ HOB_SERVER: "http://127.0.0.1:1" });
  const words = ["design", "--name", "drawn", "--os", "debian11", "--disk", "size=20GiB", "--network", "default"];
  const { code, stdout, stderr } = await offline(...words, ...facts);
  expect([code, stderr]).toEqual([0, ""]);
  const xml = join(bed.directory, "drawn.xml");
  await writeFile(xml, stdout);
  expect(await run("virt-xml-validate", [xml, "domain"])).toMatchObject({ code: 0 });
  await bed.virsh("define", "--validate", xml);
  expect((await hob("vm", "show", "drawn", "-o", "json")).code).toBe(0);
  await bed.virsh("undefine", "drawn");
});

it("has a completion script that bash takes, and that completes", async () => {
  const script = await said(["completion", "bash"]);
  expect(await run("bash", ["-n"], { input: script })).toEqual({ code: 0, stdout: "", stderr: "" });
  const complete = async (...words: string[]) => (await said(["__complete", ...words])).split("\n");
  expect((await complete("vm", "sta")).some((line) => line.startsWith("start"))).toBe(true);
});

describe("the help", () => {
  it("of every command is there, and ends with success", async () => {
    const commandsOf = async (...group: string[]): Promise<string[][]> => {
      const help = await said([...group, "--help"]);
      expect(help).toMatch(/^Usage: hob/);
      const [, list = ""] = help.split("\nCommands:\n");
      const words = [...list.matchAll(/^ {2}(\S+)/gm)].map(([, word = ""]) => [...group, word]);
      return words.length === 0 ? [group] : (await Promise.all(words.map((path) => commandsOf(...path)))).flat();
    };
    const commands = (await commandsOf()).map((path) => path.join(" "));
    expect(commands.length).toBeGreaterThan(25);
    expect(commands).toEqual(
      expect.arrayContaining(["serve", "login", "host list", "os show", "vm console", "design"]),
    );
  });
});

describe("a failure is one line on stderr, a hint at most beside it, and nothing on stdout", () => {
  it.each([
    ["invalid", 2, ["vm", "create", "web-1", "--memory", "12"]],
    ["not found", 3, ["vm", "show", "nowhere"]],
    ["a conflict", 4, ["host", "add", "SAME"]],
    ["a task that does not exist", 3, ["task", "show", "nowhere"]],
    ["unavailable", 7, ["host", "add", "qemu+unix:///system?socket=/nowhere"]],
    ["unsupported", 9, ["vm", "create", "web-1", "--machine", "q99"]],
    ["an unknown command", 2, ["vm", "stop"]],
    ["an unknown option", 2, ["vm", "list", "--all"]],
    ["a missing word", 2, ["vm", "start"]],
    ["an unknown format", 2, ["vm", "list", "--output", "xml"]],
  ])("%s: exit code %i", async (_, code, words) => {
    const ended = await hob(...words.map((word) => (word === "SAME" ? bed.uri : word)));
    expect(ended.code, ended.stderr).toBe(code);
    expectOneLine(ended);
  });

  it("not logged in: 6; a server that does not answer: 7", async () => {
    await using stranger = await hobCommand({ HOB_SERVER: server.url });
    const before = await stranger("vm", "list");
    expect(before).toMatchObject({ code: 6, stderr: expect.stringContaining("Run `hob login`") });
    await using forger = await hobCommand({ HOB_SERVER: server.url, HOB_TOKEN: "forged" });
    const forged = await forger("vm", "list");
    expect(forged).toMatchObject({ code: 6, stderr: expect.stringContaining("Run `hob login` again") });
    await using lost = await hobCommand({ HOB_SERVER: "http://127.0.0.1:9", HOB_TOKEN: "any" });
    const unheard = await lost("vm", "list");
    expect(unheard.code).toBe(7);
    for (const ended of [before, forged, unheard]) expectOneLine(ended);
  });
});

function expectOneLine({ stdout, stderr }: Ended): void {
  expect(stdout).toBe("");
  expect(stderr).toMatch(/^hob: \S[^\n]*\n(?:\S[^\n]*\n)?$/);
  expect(stderr).not.toMatch(/\n {4}at |Error:|ECONN|ENOENT/);
}
