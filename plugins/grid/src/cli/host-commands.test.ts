import { type Answers, fakeServer, runCommandLine } from "@hob/cli/testing";
import { expect, it } from "vitest";
import plugin from "../plugin.cli.ts";

const host = {
  ...{
    id: "ab12cd34",
    name: "attic",
    uri: "qemu:///system",
    state: "connected",
    reason: null,
    since: Date.now() - 5000,
  },
  ...{
    virtualization: "auto",
    guestType: "qemu",
    guestTypeBecause: "KVM hangs here",
    hostname: "attic",
    arch: "x86_64",
  },
  ...{ cpuModel: "EPYC", cpus: 8, memory: 16 * 1024 ** 3, libvirtVersion: "9.0.0", hypervisor: "QEMU 7.2.0" },
  ...{ vms: 3, vmsRunning: 1 },
};

async function hob(argv: string[], answers: Answers) {
  await using server = await fakeServer(answers);
  const { code, stdout, stderr } = await runCommandLine([plugin], argv, { server: server.url });
  return { code, stdout, stderr, asked: server.asked.map(({ line, body }) => [line, body]) };
}

it("lists hosts", async () => {
  const disconnected = {
    ...host,
    name: "cellar",
    state: "disconnected",
    reason: "No socket.",
    cpus: null,
    memory: null,
    guestType: null,
  };
  const { stdout } = await hob(["host", "list"], { "GET /api/hosts": { items: [host, disconnected], total: 2 } });
  expect(stdout.split("\n")).toEqual([
    "NAME    STATE         GUESTS  CPUS  MEMORY  VMS  RUNNING  URI             ID        REASON",
    "attic   connected     qemu       8  16 GiB    3        1  qemu:///system  ab12cd34  -",
    "cellar  disconnected  -          -       -    3        1  qemu:///system  ab12cd34  No socket.",
    "",
  ]);
});

it("shows a host, and why guests run there as they do", async () => {
  const { stdout } = await hob(["host", "show", "attic"], { "GET /api/hosts/attic": host });
  expect(stdout).toMatch(/^State: +connected \(5 s ago\)$/m);
  expect(stdout).toMatch(/^Guests run as: +qemu: KVM hangs here$/m);
  expect(stdout).toMatch(/^Processors: +8 × EPYC$/m);
});

it("adds a host with what was said, and nothing else", async () => {
  const { stdout, asked } = await hob(["host", "add", "qemu:///system", "--name", "attic"], {
    "POST /api/hosts": host,
  });
  expect(asked).toEqual([["POST /api/hosts", { uri: "qemu:///system", name: "attic" }]]);
  expect(stdout).toBe("Added host attic (ab12cd34).\n");
});

it("removes a host by any of its names, and says which one it was", async () => {
  const { stdout, asked } = await hob(["host", "remove", "attic"], {
    "GET /api/hosts/attic": host,
    "DELETE /api/hosts/ab12cd34": undefined,
  });
  expect(asked.map(([line]) => line)).toEqual(["GET /api/hosts/attic", "DELETE /api/hosts/ab12cd34"]);
  expect(stdout).toBe("Forgot host attic (ab12cd34).\n");
});

it("refuses a virtualization that it does not know, and names those it does", async () => {
  expect(await hob(["host", "add", "qemu:///system", "--virtualization", "vmware"], {})).toMatchObject({
    code: 2,
    stderr: "hob: --virtualization: 'vmware' is not one of auto, kvm, qemu.\n",
  });
});
