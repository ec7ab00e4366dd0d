import { type Bed, startLibvirtd } from "@hob/beds";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type HobCommand, hobCommand } from "./hob-command.ts";
import { until } from "./run.ts";
import { failure, refusal, trace } from "./refusal.ts";
import { signIn } from "./sign-in.ts";
import { type RunningHob, startHob } from "./start-hob.ts";

const MiB = 1024 ** 2;
const TiB = 1024 ** 4;

let bed: Bed;
let server: RunningHob;
let hob: HobCommand;
let token: string;
let before: string;

beforeAll(async () => {
  bed = await startLibvirtd();
  await bed.virsh("pool-define-as", "default", "dir", "--target", bed.poolPath);
  await bed.virsh("pool-start", "default");
  await bed.define(guest("taken"));
  server = await startHob({ host: bed.uri });
  ({ token } = await signIn(server));
  hob = await hobCommand({ HOB_SERVER: server.url, HOB_TOKEN: token });
  await until("the host is settled", async () => {
    const { items } = (await (await ask("GET", "/api/hosts")).json()) as { items: { guestType: string | null }[] };
    return items[0]?.guestType;
  });
  before = await everything();
});
afterAll(async () => {
  await hob?.[Symbol.asyncDispose]();
  await server?.[Symbol.asyncDispose]();
  await bed?.stop();
});

const guest = (name: string) =>
  `<domain type='qemu'><name>${name}</name><memory unit='MiB'>32</memory><os><type arch='x86_64'>hvm</type></os></domain>`;

const headers = () => ({ authorization: `Bearer ${token}` });

function ask(method: string, path: string, body?: string, more: Record<string, string> = headers()): Promise<Response> {
  const type = body === undefined ? {} : { "content-type": "application/json" };
  return fetch(`${server.url}${path}`, {
    method,
    headers: { ...type, ...more },
    ...(body === undefined ? {} : { body }),
  });
}

/** What there is on the host, in libvirt's own words, and in Hob's. */
async function everything(): Promise<string> {
  await bed.virsh("pool-refresh", "default");
  const said = await Promise.all([
    bed.virsh("list", "--all"),
    bed.virsh("pool-list", "--all"),
    bed.virsh("vol-list", "default"),
    bed.virsh("net-list", "--all"),
  ]);
  const { items } = (await (await ask("GET", "/api/hosts")).json()) as { items: { id: string; uri: string }[] };
  return JSON.stringify([said, items.map(({ id, uri }) => [id, uri])]);
}

afterAll(async () => {
  expect(server.output(), "the server's log").not.toMatch(trace);
});

describe("a VM that cannot be, asked for by API and by command line, is refused alike and nothing changes", () => {
  const os = ["--os", "debian11"];
  it.each<[string, object, string[], [status: number, kind: string, code: number], message: string, hint: string]>([
    [
      "an unknown operating system",
      { os: "debain11" },
      ["--os", "debain11"],
      [404, "not-found", 3],
      "Operating system 'debain11' is unknown.",
      "Did you mean 'debian11'",
    ],
    [
      "no memory",
      { os: "debian11", memory: 0 },
      [...os, "--memory", "0B"],
      [400, "invalid", 2],
      "Memory '0' is refused; accepted: more than nothing, such as '2GiB'.",
      "",
    ],
    [
      "a disk of nothing",
      { disk: { size: 0 } },
      ["--disk-size", "0B"],
      [400, "invalid", 2],
      "Disk size '0' is refused; accepted: more than nothing, such as '20GiB'.",
      "",
    ],
    [
      "a disk larger than its pool",
      { os: "debian11", disk: { size: 900 * TiB } },
      [...os, "--disk-size", "900TiB"],
      [400, "invalid", 2],
      "A disk of 900 TiB does not fit into pool 'default': ",
      "Choose a smaller disk or another pool.",
    ],
    [
      "a name in use",
      { name: "taken" },
      [],
      [409, "conflict", 4],
      "A guest named 'taken' exists on HOST already.",
      "Choose another name, or delete that guest first.",
    ],
    [
      "a name that is none",
      { name: "a/b" },
      [],
      [400, "invalid", 2],
      "'name' is 'a/b', but must be 1 to 63 of A-Z, a-z, 0-9, '.', '_' and '-', beginning with a letter or a digit.",
      "",
    ],
    [
      "a missing ISO",
      { source: { kind: "iso", path: "/srv/none.iso" } },
      ["--iso", "/srv/none.iso"],
      [404, "not-found", 3],
      "ISO '/srv/none.iso' does not exist on HOST: ",
      "Say an absolute path on the host, or `pool/volume`.",
    ],
    [
      "a missing image in a pool",
      { source: { kind: "image", path: "default/none.qcow2" } },
      ["--image", "default/none.qcow2"],
      [404, "not-found", 3],
      "Image 'default/none.qcow2' does not exist on HOST: pool 'default' has no such volume.",
      "Say an absolute path on the host, or `pool/volume`.",
    ],
    [
      "a path that is none",
      { source: { kind: "iso", path: "none.iso" } },
      ["--iso", "none.iso"],
      [400, "invalid", 2],
      "ISO 'none.iso' is neither an absolute path on the host nor `pool/volume`.",
      "Write for example",
    ],
    [
      "an unknown pool",
      { disk: { pool: "fast" } },
      ["--pool", "fast"],
      [404, "not-found", 3],
      "Storage pool 'fast' does not exist on HOST.",
      "There are: 'default'.",
    ],
    [
      "an unknown network",
      { network: "lab" },
      ["--network", "lab"],
      [404, "not-found", 3],
      "Network 'lab' does not exist on HOST.",
      "There are: 'default', 'none'.",
    ],
    [
      "an unknown host",
      { host: "attic" },
      ["--host", "attic"],
      [404, "not-found", 3],
      "Host 'attic' does not exist; there is 'HOST'.",
      "See all with `hob host list`.",
    ],
    [
      "a machine that the host does not have",
      { machine: "q99" },
      ["--machine", "q99"],
      [422, "unsupported", 9],
      "Machine 'q99' is not possible: the host has no such machine for qemu guests of x86_64.",
      "Accepted: 'pc', 'q35'.",
    ],
  ])("%s", async (_, body, words, [status, kind, code], message, hint) => {
    const named = { name: "wrong", ...body };
    const said = message.replace("HOST", bed.hostname);
    for (const path of ["/api/vms/design", "/api/vms"]) {
      const problem = await refusal(await ask("POST", path, JSON.stringify(named)));
      expect(problem).toMatchObject({ status, kind, message: expect.stringContaining(said) });
      expect(problem.hint ?? "").toContain(hint);
    }
    const told = await failure(hob, ["vm", "create", named.name, ...words]);
    expect(told).toMatchObject({ code, message: expect.stringContaining(said), hint: expect.stringContaining(hint) });
    expect(await everything()).toBe(before);
  });

  it("memory below the system's minimum is only warned of", async () => {
    const body = JSON.stringify({ name: "small", os: "debian11", memory: 256 * MiB });
    const answer = await ask("POST", "/api/vms/design", body);
    const warning = "256 MiB of memory is less than the 1 GiB that Debian 11 needs.";
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ memory: 256 * MiB, warnings: [warning] });
    const words = ["vm", "create", "small", "--os", "debian11", "--memory", "256MiB", "--dry-run"];
    expect(await hob(...words)).toMatchObject({ code: 0, stderr: `Warning: ${warning}\n` });
    expect(await everything()).toBe(before);
  });
});

describe("a size on the command line that is none names what it is and what is accepted", () => {
  it.each([
    ["2", "'2' is not a size: it has no unit; did you mean '2MiB'."],
    ["-1GiB", "'-1GiB' is not a size: expected a number and a unit."],
    ["1e3", "'1e3' is not a size: "],
    ["inf", "'inf' is not a size: "],
    ["50%%", "'50%%' is not a size: "],
    ["2GB2", "'2GB2' is not a size: "],
    ["2XiB", "'2XiB' is not a size: unit 'XiB' is unknown."],
  ])("%s", async (size, message) => {
    const { code, message: said, hint } = await failure(hob, ["vm", "create", "wrong", `--memory=${size}`]);
    expect([code, said]).toEqual([2, expect.stringContaining(`--memory: ${message.replace(/\.$/, "")}`)]);
    expect(hint).toContain("for example '2GiB'");
  });
});

describe("a body that is malformed is refused by name", () => {
  it.each([
    ["no JSON", '{"name": "wrong", ', /^The body is not valid JSON: \S/],
    ["nothing", undefined, /^'name' is missing\.$/],
    ["a list", "[]", /^The body is a list, but must be an object\.$/],
    ["an unknown key", '{"name":"wrong","memroy":1}', /^'memroy' is not known\.$/],
    ["a wrong type", '{"name":"wrong","vcpus":"2"}', /^'vcpus' is '2', but must be a whole number\.$/],
    ["an unknown key further in", '{"name":"wrong","disk":{"sise":1}}', /^'disk\.sise' is not known\.$/],
    [
      "a wrong type further in",
      '{"name":"wrong","disk":{"size":"1"}}',
      /^'disk\.size' is '1', but must be a whole number\.$/,
    ],
    ["less than nothing", '{"name":"wrong","memory":-1}', /^'memory' is -1, but must be at least 0\.$/],
    [
      "a source of no kind",
      '{"name":"wrong","source":{"kind":"usb"}}',
      /^'source\.kind' is 'usb', but must be one of 'image', 'url', 'iso', 'tree', 'pxe', 'kernel', 'disk', 'empty'\.$/,
    ],
    [
      "a prototype",
      '{"name":"wrong","__proto__":{"os":"debian11"}}',
      /^The body is not valid JSON: '__proto__' is not accepted as a name\.$/,
    ],
  ])("%s", async (_, body, message) => {
    const problem = await refusal(await ask("POST", "/api/vms", body));
    expect(problem).toMatchObject({ status: 400, kind: "invalid", message: expect.stringMatching(message) });
    expect(await everything()).toBe(before);
  });

  it("not said to be JSON", async () => {
    const problem = await refusal(
      await ask("POST", "/api/vms", "name=wrong", { ...headers(), "content-type": "text/plain" }),
    );
    expect(problem).toMatchObject({
      status: 400,
      kind: "invalid",
      hint: "Send JSON with `content-type: application/json`.",
    });
  });
});

describe("a libvirt that does not answer", () => {
  const uri = "qemu+unix:///system?socket=/nowhere/libvirt-sock";

  it("is not added as a host", async () => {
    const message = `Cannot connect to '${uri}' at '/nowhere/libvirt-sock': there is no such socket.`;
    const problem = await refusal(await ask("POST", "/api/hosts", JSON.stringify({ uri })));
    expect(problem).toMatchObject({ status: 503, kind: "unavailable", message });
    expect(await failure(hob, ["host", "add", uri])).toMatchObject({ code: 7, message });
    expect(await failure(hob, ["host", "add", "nonsense"])).toMatchObject({
      code: 2,
      message: expect.stringContaining("'nonsense' is not a libvirt URI: "),
    });
    expect(await everything()).toBe(before);
  });

  it("named at the start is shown as disconnected, with the reason; nothing can be created there", async () => {
    await using lost = await startHob({ host: uri });
    const { token: secret } = await signIn(lost);
    await using command = await hobCommand({ HOB_SERVER: lost.url, HOB_TOKEN: secret });
    const shown = await until("it is shown as disconnected", async () => {
      const [host] = JSON.parse((await command("host", "list", "-o", "json")).stdout) as Record<string, string>[];
      return host?.["state"] === "disconnected" && host;
    });
    expect(shown["reason"]).toBe(`Cannot connect to '${uri}' at '/nowhere/libvirt-sock': there is no such socket.`);
    const created = await command("vm", "create", "wrong");
    expect([created.code, created.stdout]).toEqual([7, ""]);
    expect(created.stderr).toMatch(
      /^hob: Host '.*' is not connected: Cannot connect to .*: there is no such socket\.\n`hob host list` shows .*\n$/,
    );
    expect(lost.output()).not.toMatch(trace);
  });
});

describe("a name that is on several hosts", () => {
  it("deletes neither, and says how to tell them apart", async () => {
    expect((await hob("host", "add", bed.testUri(), "--name", "simulated")).code).toBe(0);
    await bed.define(guest("test"));
    const found = await until("both are listed", async () => {
      const { items } = (await (await ask("GET", "/api/vms?search=test")).json()) as { items: { id: string }[] };
      return items.length === 2 && items;
    });
    const problem = await refusal(await ask("DELETE", "/api/vms/test?disks=true"));
    expect(problem).toMatchObject({
      status: 409,
      kind: "conflict",
      message: expect.stringMatching(/^'test' is on 2 hosts: /),
    });
    const told = await failure(hob, ["vm", "delete", "test", "--disks"]);
    expect(told).toEqual({ code: 4, message: problem.message, hint: problem.hint });
    for (const { id } of found) expect(told.message).toContain(id);
    expect(await bed.virsh("list", "--all", "--name")).toContain("test");

    await bed.virsh("undefine", "test");
    expect((await hob("host", "remove", "simulated")).code).toBe(0);
    expect(await everything()).toBe(before);
  });
});
