import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { agentDisk } from "./agent-disk.ts";
import { agentAnswers, agentGuest, type AgentGuestOptions } from "./agent-guest.ts";
import { type Bed, startLibvirtd } from "./libvirtd-bed.ts";
import { run } from "./run.ts";

let bed: Bed;
beforeAll(async () => {
  bed = await startLibvirtd();
});
afterAll(() => bed.stop());

const newDisk = async (name: string) => {
  const path = join(bed.poolPath, `${name}.qcow2`);
  await run("qemu-img", ["create", "-q", "-f", "qcow2", "-F", "qcow2", "-b", await agentDisk(), path]);
  return path;
};

async function start(options: AgentGuestOptions): Promise<void> {
  await bed.define(await agentGuest(options));
  await bed.virsh("start", options.name);
}

/** Asks the agent and returns what it answered. */
async function agent(name: string, execute: string, parameters: object = {}): Promise<any> {
  const command = JSON.stringify({ execute, arguments: parameters });
  return JSON.parse(await bed.virsh("qemu-agent-command", name, command)).return;
}

/** What a command in the guest wrote to its standard output. */
async function inGuest(name: string, command: string): Promise<string> {
  const { pid } = await agent(name, "guest-exec", { path: "/bin/sh", arg: ["-c", command], "capture-output": true });
  let status = await agent(name, "guest-exec-status", { pid });
  while (!status.exited) status = await agent(name, "guest-exec-status", { pid });
  return Buffer.from(status["out-data"] ?? "", "base64").toString();
}

const within = (what: () => Promise<unknown>) => expect.poll(what, { timeout: 20_000 });

describe("a guest with an agent", () => {
  beforeAll(async () => {
    const memory = "<maxMemory slots='4' unit='MiB'>1024</maxMemory>";
    const cpu = "<cpu mode='maximum'><numa><cell id='0' cpus='0-3' memory='192' unit='MiB'/></numa></cpu>";
    const options = { name: "deft", disks: [await newDisk("deft")], maximumVcpus: 4, elements: memory };
    const xml = (await agentGuest(options)).replace("<cpu mode='maximum'/>", cpu);
    await bed.define(xml);
    await bed.virsh("start", "deft");
    await agentAnswers(bed, "deft");
  });

  test("tells its addresses", async () => {
    await within(() => bed.virsh("domifaddr", "deft", "--source", "agent")).toContain("10.79.");
  });

  test("freezes and thaws the file system at /data, and calls its hook around that", async () => {
    expect(await agent("deft", "guest-get-fsinfo")).toMatchObject([{ mountpoint: "/data", type: "ext4" }]);
    expect(await agent("deft", "guest-fsfreeze-freeze")).toBe(1);
    expect(await agent("deft", "guest-fsfreeze-status")).toBe("frozen");
    expect(await agent("deft", "guest-fsfreeze-thaw")).toBe(1);
    expect(await inGuest("deft", "cat /run/fsfreeze")).toBe("freeze\nthaw\n");
  });

  test("sets passwords, plain and encrypted", async () => {
    await bed.virsh("set-user-password", "deft", "ada", "correct horse");
    const [, , salt] = (await inGuest("deft", "grep ada /etc/shadow")).split(":")[1]!.split("$");
    const own = (await inGuest("deft", `mkpasswd -m sha512 -S '${salt}' 'correct horse'`)).trim();
    expect(await inGuest("deft", "cat /etc/shadow")).toContain(`ada:${own}:`);
    await bed.virsh("set-user-password", "deft", "root", "$5$salt$hash", "--encrypted");
    expect(await inGuest("deft", "cat /etc/shadow")).toContain("root:$5$salt$hash:");
    await expect(bed.virsh("set-user-password", "deft", "nobody", "x")).rejects.toThrow("failed to set user password");
  });

  test("reads and writes files", async () => {
    const handle = await agent("deft", "guest-file-open", { path: "/data/note", mode: "w" });
    await agent("deft", "guest-file-write", { handle, "buf-b64": Buffer.from("by the agent").toString("base64") });
    await agent("deft", "guest-file-close", { handle });
    expect(await inGuest("deft", "cat /data/note")).toBe("by the agent");
  });

  test("takes authorized keys and lets go of them", async () => {
    const key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHob ada@test";
    await writeFile(join(bed.poolPath, "key"), key);
    await bed.virsh("set-user-sshkeys", "deft", "ada", "--file", join(bed.poolPath, "key"));
    expect(await bed.virsh("get-user-sshkeys", "deft", "ada")).toBe(key);
    await bed.virsh("set-user-sshkeys", "deft", "ada", "--reset");
    expect(await bed.virsh("get-user-sshkeys", "deft", "ada")).toBe("");
  });

  test("sets its clock", async () => {
    await bed.virsh("domtime", "deft", "--time", "1000000000");
    expect(Number(await inGuest("deft", "date +%s"))).toBeLessThan(1_000_000_100);
    await bed.virsh("domtime", "deft", "--now");
    expect(Number(await inGuest("deft", "date +%s"))).toBeGreaterThan(1_700_000_000);
  });

  test("takes in processors, and stops to use them when the agent is asked", async () => {
    await bed.virsh("setvcpus", "deft", "3", "--live");
    await within(() => inGuest("deft", "nproc")).toBe("3\n");
    await bed.virsh("setvcpus", "deft", "1", "--guest");
    await within(() => inGuest("deft", "nproc")).toBe("1\n");
  });

  test("takes in memory and lets it go", async () => {
    const total = async () => Number(/\d+/.exec(await inGuest("deft", "grep MemTotal /proc/meminfo"))?.[0]);
    const before = await total();
    const xml = join(bed.poolPath, "dimm.xml");
    await writeFile(xml, "<memory model='dimm'><target><size unit='MiB'>256</size><node>0</node></target></memory>");
    await bed.virsh("attach-device", "deft", xml, "--live");
    await within(async () => (await total()) - before).toBeGreaterThan(200_000);
    await bed.virsh("detach-device", "deft", xml, "--live");
    await within(() => bed.virsh("dumpxml", "deft")).not.toContain("<memory model='dimm'");
    await within(total).toBe(before);
  });

  test.each([
    ["virtio", "vdx"],
    ["scsi", "sdx"],
  ])("takes in a disk on the bus %s and lets it go", async (bus, target) => {
    const kind = target.slice(0, 2);
    const disks = () => inGuest("deft", `ls /sys/block | grep -c ^${kind}; true`);
    const before = await disks();
    const path = await newDisk(target);
    await bed.virsh("attach-disk", "deft", path, target, "--targetbus", bus, "--subdriver", "qcow2", "--live");
    await within(disks).not.toBe(before);
    await bed.virsh("detach-disk", "deft", target, "--live");
    await within(() => bed.virsh("domblklist", "deft")).not.toContain(target);
    await within(disks).toBe(before);
  });

  test("takes in a network card, which gets an address, and lets it go", async () => {
    const card = ["--type", "network", "--mac", "52:54:00:00:00:77"];
    await bed.virsh("attach-interface", "deft", ...card, "--source", "default", "--model", "virtio", "--live");
    await within(() => inGuest("deft", "ip addr show eth1")).toContain("inet 10.79.");
    await bed.virsh("detach-interface", "deft", ...card, "--live");
    await within(() => bed.virsh("domiflist", "deft")).not.toContain("52:54:00:00:00:77");
  });

  test.each(["reboot", "shutdown"])("does a %s when the agent is asked", async (verb) => {
    const boot = () => inGuest("deft", "cat /proc/sys/kernel/random/boot_id");
    const before = await boot();
    await bed.virsh(verb, "deft", "--mode", "agent");
    if (verb === "shutdown") return within(() => bed.virsh("domstate", "deft", "--reason")).toBe("shut off (shutdown)");
    await expect.poll(boot, { timeout: 90_000 }).not.toBe(before);
  });
});

test("a guest with an agent shuts down by the power button", async () => {
  const serialLog = join(bed.poolPath, "button.log");
  await start({ name: "button", serialLog });
  await agentAnswers(bed, "button");
  await bed.virsh("shutdown", "button", "--mode", "acpi");
  await within(() => bed.virsh("domstate", "button")).toBe("shut off");
  expect(await readFile(serialLog, "utf8")).toContain("Power button pressed");
});

test("a guest can have UEFI and a TPM, whose states outlive it", async () => {
  await start({ name: "modern", firmware: "efi", tpm: true, network: false });
  await agentAnswers(bed, "modern");
  expect(await inGuest("modern", "ls /sys/firmware/efi")).toContain("runtime");
  expect(await inGuest("modern", "cat /sys/class/tpm/tpm0/tpm_version_major")).toBe("2\n");
  await bed.virsh("destroy", "modern");
  const [, uuid] = /<uuid>([^<]+)/.exec(await bed.virsh("dumpxml", "modern")) ?? [];
  expect(await bed.inside("ls", `/var/lib/libvirt/swtpm/${uuid}/tpm2`)).toContain("tpm2-00.permall");
  expect(await bed.inside("ls", "/var/lib/libvirt/qemu/nvram")).toBe("modern_VARS.fd\n");
});

test("a guest can ignore the power button, have nobody at its agent's channel, or have no system at all", async () => {
  const serialLog = join(bed.poolPath, "deaf.log");
  await start({ name: "stubborn", system: "ignores-power", network: false });
  await start({ name: "deaf", system: "no-agent", network: false, serialLog });
  await start({ name: "empty", system: "none", network: false, disks: [await newDisk("empty")] });
  await agentAnswers(bed, "stubborn");
  await within(() => readFile(serialLog, "utf8")).toContain("Hob test guest is up");
  await bed.virsh("shutdown", "stubborn", "--mode", "acpi");
  await bed.virsh("shutdown", "empty");
  await bed.virsh("shutdown", "deaf", "--mode", "acpi");
  await within(() => bed.virsh("domstate", "deaf")).toBe("shut off");
  // By now the other two would have gone as well.
  expect((await bed.virsh("list", "--name")).split("\n").sort()).toEqual(["empty", "stubborn"]);
  const agentIs = async (name: string) =>
    /<target type='virtio' name='[^']*' state='(\w+)'/.exec(await bed.virsh("dumpxml", name))?.[1];
  expect(await agentIs("stubborn")).toBe("connected");
  expect(await agentIs("empty")).toBe("disconnected");
  await expect(bed.virsh("qemu-agent-command", "empty", '{"execute":"guest-ping"}')).rejects.toThrow("not connected");
});
