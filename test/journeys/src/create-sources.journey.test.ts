import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type Bed, bootableImage, startLibvirtd } from "@hob/beds";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type HobCommand, hobCommand } from "./hob-command.ts";
import { failure } from "./refusal.ts";
import { administrator } from "./sign-in.ts";
import { type RunningHob, startHob } from "./start-hob.ts";

let bed: Bed;
let server: RunningHob;
let hob: HobCommand;
let web: Server;
let site: string;
let digest: string;
let breaks = 0;

beforeAll(async () => {
  bed = await startLibvirtd();
  server = await startHob({ host: bed.uri });
  hob = await hobCommand();
  const { username, password } = administrator;
  const login = await hob.withInput(
    `${password}\n`,
    ...["login", server.setupLink ?? "", "--username", username, "--password-stdin"],
  );
  expect(login.stderr).toBe("");
  const image = await readFile(await bootableImage());
  digest = createHash("sha256").update(image).digest("hex");
  // A mirror whose connection breaks off in the middle of `broken.qcow2`, as often as `breaks` says.
  web = createServer((request, response) => {
    const begin = Number(/^bytes=(\d+)-/.exec(request.headers.range ?? "")?.[1] ?? 0);
    if (!request.url?.endsWith(".qcow2")) return void response.writeHead(404).end();
    const part = image.subarray(begin);
    response.writeHead(begin === 0 ? 200 : 206, {
      "content-length": part.length,
      "accept-ranges": "bytes",
      etag: '"1"',
      ...(begin === 0 ? {} : { "content-range": `bytes ${begin}-${image.length - 1}/${image.length}` }),
    });
    if (request.method === "HEAD") return void response.end();
    if (request.url !== "/broken.qcow2" || breaks === 0) return void response.end(part);
    breaks -= 1;
    response.write(part.subarray(0, Math.floor(part.length / 2)), () => response.destroy());
  });
  await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
  site = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
});
afterAll(async () => {
  web?.closeAllConnections();
  web?.close();
  await hob?.[Symbol.asyncDispose]();
  await server?.[Symbol.asyncDispose]();
  await bed?.stop();
});

const small = ["--os", "debian11", "--memory", "64MiB", "--vcpus", "1", "--network", "none"];

it("creates a VM from a URL whose connection breaks, and goes on where it broke off", async () => {
  breaks = 2;
  const words = ["--url", `${site}/broken.qcow2`, "--checksum", `sha256:${digest}`, ...small, "--no-start"];
  const { code, stdout, stderr } = await hob("vm", "create", "fetched", ...words);
  expect(code, stderr).toBe(0);
  expect(stdout).toBe("Created fetched.\n");
  expect(breaks).toBe(0);
  const volume = join("/var/lib/libvirt/images", "fetched.qcow2");
  expect(await bed.virsh("domblklist", "fetched")).toContain(volume);
});

it("clones it, linked, from a template, and does not start the template", async () => {
  expect(await hob("vm", "template", "fetched")).toMatchObject({ code: 0 });
  const refused = await failure(hob, ["vm", "start", "fetched"]);
  expect(refused.message).toContain("template");
  const cloned = await hob("vm", "clone", "fetched", "copy-1", "--linked", "--start");
  expect(cloned.code, cloned.stderr).toBe(0);
  expect(await bed.virsh("domstate", "copy-1")).toBe("running");
  const chain = await bed.virsh("vol-dumpxml", "--pool", "default", "copy-1.qcow2");
  expect(chain).toContain("<path>/var/lib/libvirt/images/fetched.qcow2</path>");
});

describe("what cannot be is refused in one line that names it, and nothing is left", () => {
  const url = () => ["--url", `${site}/base.qcow2`];
  it.each([
    ["an unknown system", () => ["--os", "debain11"], "'debain11'", "'debian11'"],
    ["a digest that is another", () => [...url(), "--checksum", `sha256:${"0".repeat(64)}`], "0".repeat(64), ""],
    ["a URL with nothing behind it", () => ["--url", `${site}/none`], "/none' cannot be fetched", ""],
    ["a machine that the host has not", () => ["--empty", "--machine", "pc-0.1"], "'pc-0.1'", ""],
    [
      "a firmware that the machine has not",
      () => ["--empty", "--machine", "pc", "--firmware", "efi-secure"],
      "efi-secure",
      "",
    ],
    ["an override that leads nowhere", () => ["--empty", "--override", "devices/disk[vdz]/@cache=none"], "vdz", ""],
    ["a policy that nobody knows", () => ["--empty", "--policy", "fastest"], "'performance'", ""],
    [
      "a key that is none",
      () => [...url(), "--user", "ada", "--ssh-key", "ssh-ed25519 nonsense"],
      "ssh-ed25519 nonsense",
      "",
    ],
  ])("%s", async (_, words, named, hinted) => {
    const { message, hint } = await failure(hob, ["vm", "create", "wrong", "--network", "none", ...words()]);
    expect(message).toContain(named);
    expect(hint).toContain(hinted);
    expect(await bed.virsh("list", "--all", "--name")).not.toContain("wrong");
    expect(await bed.virsh("vol-list", "default")).not.toContain("wrong");
  });

  it("user data that is no YAML, with its line", async () => {
    const file = join(bed.directory, "bad.yaml");
    await writeFile(file, "#cloud-config\npackages:\n  - nginx\n bad: [\n");
    const { message } = await failure(hob, ["vm", "create", "wrong", ...small, ...url(), "--user-data", file]);
    expect(message).toMatch(/line \d/);
  });
});

it("names the design's warnings, and what is not enough, before anything is made", async () => {
  const { code, stderr, stdout } = await hob(
    "vm",
    "create",
    "dry",
    "--os",
    "debian11",
    "--memory",
    "16MiB",
    "--empty",
    "--dry-run",
  );
  expect(code).toBe(0);
  expect(stdout).toContain("devices/disk[vda]/bus");
  expect(stderr).toMatch(/Warning: .*16 MiB/);
});
