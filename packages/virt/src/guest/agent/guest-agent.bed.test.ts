import { agentAnswers, agentDisk, agentGuest, type Bed, run, startLibvirtd } from "@hob/beds";
import { mebibytes } from "@hob/units";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Guest, type Host, openHost } from "../../index.ts";

let bed: Bed;
let host: Host;
beforeAll(async () => {
  bed = await startLibvirtd();
  host = openHost({ uri: bed.uri, name: "bed" });
  await host.whenConnected({ timeoutMs: 30_000 });
});
afterAll(async () => {
  await host.close();
  await bed.stop();
});

describe("an agent that answers", () => {
  let guest: Guest;
  const shell = async (line: string) => (await guest.agent.run("/bin/sh", ["-c", line])).stdout.toString();
  beforeAll(async () => {
    const disk = join(bed.poolPath, "data.qcow2");
    await run("qemu-img", ["create", "-q", "-f", "qcow2", "-F", "qcow2", "-b", await agentDisk(), disk]);
    guest = await host.defineGuest(await agentGuest({ name: "deft", disks: [disk], vcpus: 2 }));
    await guest.start();
    await agentAnswers(bed, "deft");
  });

  it("says what it is and can do", async () => {
    await guest.agent.ping();
    const { version, commands } = await guest.agent.describe();
    expect(version).toMatch(/^\d+\.\d+/);
    expect(commands.get("guest-exec")).toBe(true);
  });

  it("tells of its system", async () => {
    const system = await guest.agent.system();
    expect(system).toMatchObject({
      hostname: "hob-guest",
      timezone: { offsetSeconds: 0 },
      os: { machine: "x86_64", kernelRelease: expect.stringMatching(/^\d+\.\d+/) as string },
      users: [],
      filesystems: [{ mountpoint: "/data", name: "vda", type: "ext4", disks: [{ target: "vda" }] }],
    });
    expect(system.filesystems?.[0]?.total).toBeGreaterThan(mebibytes(1));
    expect(system.disks?.some(({ name, target }) => name === "/dev/vda" && target === "vda")).toBe(true);
    expect(system.interfaces?.map(({ name }) => name)).toContain("eth0");
    expect(await guest.agent.system(["hostname"])).toMatchObject({ hostname: "hob-guest", os: null, disks: null });
    expect(await guest.agent.hostname()).toBe("hob-guest");
  });

  it("freezes and thaws file systems, all or some, and trims them", async () => {
    const { filesystems } = guest.agent;
    expect(await filesystems.list()).toMatchObject([{ mountpoint: "/data", aliases: ["vda"] }]);
    expect(await filesystems.freeze()).toBe(1);
    expect(await filesystems.areFrozen()).toBe(true);
    // What an agent would write to a frozen file system would block it for good, so it does little else then.
    await expect(guest.agent.files.read("/etc/passwd")).rejects.toMatchObject({
      code: "virt.agent-refused",
      message: "The agent of guest 'deft' could not do 'guest-file-open': its file systems are frozen.",
    });
    expect(await filesystems.thaw()).toBe(1);
    expect(await filesystems.areFrozen()).toBe(false);
    expect(await filesystems.freeze(["/data"])).toBe(1);
    expect(await filesystems.thaw()).toBe(1);
    await filesystems.trim();
  });

  it("runs programs, and gives back all that they say", async () => {
    const script = "cat; echo $COLOUR >&2; exit 3";
    const options = { input: "told", environment: { COLOUR: "green", PATH: "/bin" } };
    const result = await guest.agent.run("/bin/sh", ["-c", script], options);
    expect(result).toMatchObject({ exitCode: 3, signal: null, truncated: false });
    expect([result.stdout.toString(), result.stderr.toString()]).toEqual(["told", "green\n"]);
    expect(await guest.agent.run("/bin/sh", ["-c", "kill -9 $$"])).toMatchObject({ exitCode: null, signal: 9 });
    await expect(guest.agent.run("/bin/nothing")).rejects.toMatchObject({
      code: "virt.agent-refused",
      kind: "conflict",
    });
  });

  it("leaves a program that takes too long to itself, and says under which number", async () => {
    const error = await guest.agent.run("/bin/sleep", ["30"], { timeoutMs: 300 }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "virt.guest-program-timeout", kind: "timeout" });
    const { pid } = (error as { details: { pid: number } }).details;
    expect(await shell(`kill ${pid} && echo there`)).toBe("there\n");
  });

  it("reads and writes files of any size and content", async () => {
    const { files } = guest.agent;
    const content = Buffer.from(Array.from({ length: 1_300_000 }, (_, index) => (index * 31) % 251));
    await files.write("/run/big", content);
    expect((await files.read("/run/big")).equals(content)).toBe(true);
    await files.write("/run/note", "first\n");
    await files.write("/run/note", "zweitens: ö\n", { append: true });
    expect((await files.read("/run/note")).toString()).toBe("first\nzweitens: ö\n");
    await files.write("/run/note", "");
    expect(await files.read("/run/note")).toHaveLength(0);
    await expect(files.read("/run/big", { limit: 1_000_000 })).rejects.toMatchObject({
      code: "virt.guest-file-too-large",
      message: "File '/run/big' in guest 'deft' is larger than 1000000 bytes.",
    });
    await expect(files.read("/run/nothing")).rejects.toMatchObject({ code: "virt.agent-refused" });
    // Nothing of all that is left open.
    expect(await shell("ls -l /proc/$(pidof qemu-ga)/fd | grep -c /run/big; true")).toBe("0\n");
  });

  it("sets passwords, and never repeats them", async () => {
    await guest.agent.setPassword("ada", "correct horse");
    const [, , salt] = (await shell("grep ada /etc/shadow")).split(":")[1]?.split("$") ?? [];
    const own = (await shell(`mkpasswd -m sha512 -S '${salt}' 'correct horse'`)).trim();
    expect(await shell("cat /etc/shadow")).toContain(`ada:${own}:`);
    await guest.agent.setPassword("root", "$5$salt$hash", { encrypted: true });
    expect(await shell("cat /etc/shadow")).toContain("root:$5$salt$hash:");
    const error = await guest.agent.setPassword("nobody", "battery staple").catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "virt.agent-refused" });
    expect(JSON.stringify(error) + String(error)).not.toContain("battery staple");
  });

  it("takes public keys, adds to them, and lets go of them", async () => {
    const [first, second] = ["one", "two"].map((name) => `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHob${name} ada@test`);
    await guest.agent.changeSshKeys("ada", [first!]);
    await guest.agent.changeSshKeys("ada", [second!]);
    expect([...(await guest.agent.sshKeys("ada"))].sort()).toEqual([first, second]);
    await guest.agent.changeSshKeys("ada", [first!], { how: "remove" });
    expect(await guest.agent.sshKeys("ada")).toEqual([second]);
    await guest.agent.changeSshKeys("ada", [first!], { how: "replace" });
    expect(await guest.agent.sshKeys("ada")).toEqual([first]);
  });

  it("has a clock that can be read, set, and set right", async () => {
    const { clock } = guest.agent;
    await clock.set(new Date("2001-09-09T01:46:40.500Z"));
    expect((await clock.read()).getUTCFullYear()).toBe(2001);
    expect(await clock.synchronise()).toBe(true);
    expect(Math.abs((await clock.read()).getTime() - Date.now())).toBeLessThan(60_000);
  });

  it("uses its processors or does without them", async () => {
    const { vcpus } = guest.agent;
    expect(await vcpus.list()).toMatchObject([
      { number: 0, online: true },
      { number: 1, online: true, offlinable: true },
    ]);
    await vcpus.set([1], false);
    expect(await vcpus.list()).toMatchObject([{ online: true }, { online: false }]);
    expect(await shell("nproc")).toBe("1\n");
    await vcpus.set([1], true);
    expect(await shell("nproc")).toBe("2\n");
  });

  it("answers whatever else it is asked, and says what it does not know", async () => {
    expect(await guest.agent.command("guest-sync", { id: 5 })).toBe(5);
    await expect(guest.agent.command("guest-make-coffee")).rejects.toMatchObject({
      code: "virt.agent-command-unsupported",
      message: "The agent of guest 'deft' does not do 'guest-make-coffee'.",
    });
  });

  it("is asked by many at once", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => shell(`echo ${index}`)));
    expect(answers).toEqual(Array.from({ length: 20 }, (_, index) => `${index}\n`));
  });

  it("is given up in time when it hangs, and holds nothing else up", async () => {
    await shell("(sleep 0.2; kill -STOP $(pidof qemu-ga)) > /dev/null 2>&1 &");
    await expect
      .poll(() => guest.agent.ping({ timeoutMs: 500 }).catch((error: unknown) => error), { timeout: 10_000 })
      .toMatchObject({
        code: "virt.agent-timeout",
        kind: "timeout",
        message: "The agent of guest 'deft' did not answer 'guest-ping' within 500 ms.",
      });
    const startedAt = performance.now();
    const late = Promise.allSettled(Array.from({ length: 30 }, () => guest.agent.ping({ timeoutMs: 700 })));
    expect((await guest.info()).state).toBe("running");
    for (const answer of await late) expect(answer.status).toBe("rejected");
    expect(performance.now() - startedAt).toBeLessThan(5000);
    const enough = AbortSignal.abort(new Error("enough"));
    await expect(guest.agent.ping({ signal: enough })).rejects.toThrow("enough");
    expect(await guest.agent.clock.synchronise({ timeoutMs: 500 }).catch((error: unknown) => error)).toMatchObject({
      kind: "timeout",
    });
    const { isOff, requests } = await guest.cleanShutdown({ intervalMs: 2000 });
    expect(isOff).toBe(true);
    expect(requests[0]).toMatchObject({
      by: "agent",
      problem: { kind: expect.stringMatching(/timeout|unavailable/) as string },
    });
  });

  it("says plainly that the guest is gone", async () => {
    await guest.undefine();
    await expect(guest.agent.ping()).rejects.toMatchObject({ code: "virt.guest-not-found" });
  });
});

describe("an agent that is not there", () => {
  it("is told apart: no channel, nobody at its end, a guest that is off", async () => {
    const xml = await agentGuest({ name: "mute", system: "none", network: false });
    const guest = await host.defineGuest(xml);
    await expect(guest.agent.ping()).rejects.toMatchObject({ code: "libvirt.operation-invalid", kind: "conflict" });
    await guest.start();
    await expect(guest.agent.ping()).rejects.toMatchObject({
      code: "virt.agent-not-connected",
      message: "Nobody answers for guest 'mute': no agent runs in it.",
    });
    expect(await guest.agent.clock.synchronise()).toBe(false);
    await guest.destroy();
    await host.defineGuest((await guest.xml()).replace(/<channel type='unix'>.*?<\/channel>/s, ""));
    await guest.start();
    await expect(guest.agent.run("/bin/true")).rejects.toMatchObject({
      code: "virt.agent-missing",
      kind: "unsupported",
    });
    expect(await guest.agent.clock.synchronise()).toBe(false);
    await guest.destroy();
    await guest.undefine();
  });
});
