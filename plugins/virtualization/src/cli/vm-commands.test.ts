import { runCommandLine, fakeServer, type Answers } from "@hob/cli/testing";
import { expect, it } from "vitest";
import plugin from "../plugin.cli.ts";
import { createRequest } from "./create-request.ts";

const task = { id: "t1", title: "Work", state: "succeeded", steps: [], input: {}, progress: 1, error: null };
const vm = {
  ...{ id: "h1.u1", host: "h1", name: "web-1", state: "running", vcpus: 2, memory: 2 * 1024 ** 3, os: "debian12" },
  ...{ persistent: true, autostart: false },
};

/** Runs a command against a server; answers the result, and what was asked but for the token. */
async function hob(line: string, answers: Answers) {
  await using server = await fakeServer(answers);
  const result = await runCommandLine([plugin], line.split(" "), { server: server.url });
  return {
    ...result,
    asked: server.asked.map(({ line, body }) => (body === undefined ? line : `${line} ${JSON.stringify(body)}`)),
  };
}

it("lists VMs with their hosts' names", async () => {
  const { stdout, asked } = await hob("vm list --state running --search web", {
    "GET /api/vms": { items: [vm], total: 1 },
    "GET /api/hosts": { items: [{ id: "h1", name: "attic" }], total: 1 },
  });
  expect(stdout).toBe(
    "NAME   STATE    HOST   VCPUS  MEMORY  OS        ID\nweb-1  running  attic      2   2 GiB  debian12  h1.u1\n",
  );
  expect(asked).toContain("GET /api/vms?search=web&state=running");
});

it.each([
  ["vm start web-1", "POST /api/vms/web-1/start", "Started web-1."],
  ["vm shutdown web-1", "POST /api/vms/web-1/shutdown {}", "web-1 is off."],
  ["vm shutdown web-1 --timeout 5min", 'POST /api/vms/web-1/shutdown {"timeoutMs":300000}', "web-1 is off."],
  ["vm delete web-1", "DELETE /api/vms/web-1?disks=false", "Deleted web-1."],
  ["vm delete web-1 --disks", "DELETE /api/vms/web-1?disks=true", "Deleted web-1 and its disks."],
  ["vm create web-1 --os debian12", 'POST /api/vms {"name":"web-1","os":"debian12"}', "Created web-1."],
])("waits for the task of `hob %s`", async (line, request, said) => {
  const { code, stdout, asked } = await hob(line, { [request.split(" {")[0]?.split("?")[0] ?? ""]: task });
  expect([code, stdout, asked]).toEqual([0, `${said}\n`, [request]]);
});

it("warns of what may not end well, and creates it as asked", async () => {
  const warned = { ...task, input: { plan: { warnings: ["512 MiB of memory is less than 1 GiB."] } } };
  expect(await hob("vm create web-1 --memory 512MiB", { "POST /api/vms": warned })).toMatchObject({
    code: 0,
    stdout: "Created web-1.\n",
    stderr: "Warning: 512 MiB of memory is less than 1 GiB.\n",
  });
});

it.each(["reboot", "off", "suspend", "resume"])("does `hob vm %s` at once", async (verb) => {
  const { code, stdout, asked } = await hob(`vm ${verb} web-1`, { [`POST /api/vms/web-1/${verb}`]: undefined });
  expect([code, asked]).toEqual([0, [`POST /api/vms/web-1/${verb}`]]);
  expect(stdout).toContain("web-1");
});

it("passes on the server's list of hosts when a name is on several", async () => {
  const ambiguous = {
    ...{ code: "virtualization.vm-ambiguous", kind: "conflict", status: 409, details: {} },
    ...{ message: "'web-1' is on 2 hosts: attic (h1.u1), cellar (h2.u1).", hint: "Say which by its id." },
  };
  expect(await hob("vm off web-1", { "POST /api/vms/web-1/off": ambiguous })).toMatchObject({
    code: 4,
    stderr: "hob: 'web-1' is on 2 hosts: attic (h1.u1), cellar (h2.u1).\nSay which by its id.\n",
  });
});

it("shows every choice with its reason in a dry run, and creates nothing", async () => {
  const design = {
    ...{ xml: "<domain/>", host: { id: "h1", name: "attic", because: "it has room" }, memory: 1024 ** 3, vcpus: 1 },
    diskSize: null,
    decisions: [{ path: "os/machine", value: "q35", because: "it is modern", by: "policy", alternatives: ["pc"] }],
    warnings: ["Memory is below what Debian 12 recommends."],
  };
  const { stdout, stderr, asked } = await hob("vm create lab --empty --dry-run", { "POST /api/vms/design": design });
  expect(asked).toEqual([`POST /api/vms/design ${JSON.stringify(createRequest("lab", { empty: true }))}`]);
  expect(stdout).toContain("Host:   attic: it has room\nMemory: 1 GiB\nvCPUs:  1\nDisk:   as the image\n");
  expect(stdout).toContain("os/machine  q35     it is modern");
  expect(stderr).toBe("Warning: Memory is below what Debian 12 recommends.\n");
});

it("refuses a size without a unit before anything is asked", async () => {
  const { code, stderr, asked } = await hob("vm create lab --memory 2048", {});
  expect([code, asked]).toEqual([2, []]);
  expect(stderr).toMatch(/^hob: --memory: '2048' is not a size: it has no unit; did you mean '2048MiB'\.\n/);
});

it("prints the XML as it is", async () => {
  const { stdout, asked } = await hob("vm show web-1 --xml --inactive", {
    "GET /api/vms/web-1/xml": { xml: "<domain/>\n" },
  });
  expect([stdout, asked]).toEqual(["<domain/>\n", ["GET /api/vms/web-1/xml?inactive=true"]]);
});
