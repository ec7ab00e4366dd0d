import { agentAnswers, agentGuest, type Bed, startLibvirtd } from "@hob/beds";
import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { type Guest, type Host, openHost, type Progress } from "../../index.ts";

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

async function started(name: string, system: "agent" | "none" = "none"): Promise<Guest> {
  const guest = await host.defineGuest(await agentGuest({ name, system, network: false }));
  await guest.start();
  onTestFinished(async () => {
    const { state } = await guest.info();
    if (state !== "shutoff") await guest.destroy();
    await guest.undefine();
  });
  return guest;
}

it("saves memory that the next start goes on from", async () => {
  const guest = await started("kept", "agent");
  await agentAnswers(bed, "kept");
  await guest.agent.files.write("/run/note", "still here");
  const { savedMemory } = guest;
  expect(await savedMemory.exists()).toBe(false);
  await savedMemory.save({ bypassCache: false }).done;
  expect(await guest.info()).toMatchObject({ state: "shutoff", reason: "saved" });
  expect(await savedMemory.exists()).toBe(true);
  await guest.start();
  expect(await guest.info()).toMatchObject({ state: "running", reason: "restored" });
  await agentAnswers(bed, "kept");
  expect((await guest.agent.files.read("/run/note")).toString()).toBe("still here");
  expect(await savedMemory.exists()).toBe(false);
});

it("goes on paused or boots anew when told to, and can throw the memory away", async () => {
  const guest = await started("told");
  await guest.savedMemory.save({ startAs: "paused" }).done;
  await guest.start();
  expect(await guest.info()).toMatchObject({ state: "paused" });
  await guest.resume();
  await guest.savedMemory.save().done;
  await guest.start({ forceBoot: true });
  expect(await guest.info()).toMatchObject({ state: "running", reason: "booted" });
  await guest.savedMemory.save().done;
  await guest.savedMemory.remove();
  expect(await guest.savedMemory.exists()).toBe(false);
});

it("tells and changes the definition that the memory goes on with", async () => {
  const guest = await started("changed");
  await guest.savedMemory.save().done;
  const xml = await guest.savedMemory.xml();
  expect(xml).toContain("<name>changed</name>");
  await guest.savedMemory.change(xml.replace("</memory>", "</memory><title>Later</title>"), { startAs: "paused" });
  expect(await guest.savedMemory.xml()).toContain("<title>Later</title>");
  await guest.start();
  expect((await guest.info()).state).toBe("paused");
  expect(await guest.xml()).toContain("<title>Later</title>");
  await guest.savedMemory.remove().catch(() => {});
  await expect(guest.savedMemory.xml()).rejects.toMatchObject({ kind: "conflict" });
});

it("saves to a file, from which the host restores with another definition", async () => {
  const guest = await started("filed");
  const file = join(bed.poolPath, "filed.save");
  await guest.savedMemory.saveToFile(file).done;
  expect(await guest.savedMemory.exists()).toBe(false);
  const xml = await host.savedFiles.xml(file);
  await host.savedFiles.change(file, xml.replace("</memory>", "</memory><title>In the file</title>"));
  await host.savedFiles.restore(file, { startAs: "paused" });
  expect((await guest.info()).state).toBe("paused");
  expect(await guest.xml()).toContain("<title>In the file</title>");
  await guest.destroy();
  const other = (await host.savedFiles.xml(file)).replace("In the file", "Given");
  await host.savedFiles.restore(file, { xml: other });
  expect(await guest.info()).toMatchObject({ state: "running", reason: "restored" });
  expect(await guest.xml()).toContain("<title>Given</title>");
  await expect(host.savedFiles.restore(join(bed.poolPath, "nothing"))).rejects.toMatchObject({
    code: expect.stringMatching(/^libvirt\./) as string,
  });
});

it("tells how far saving is, and lets the guest go on when it is given up", async () => {
  const guest = await started("slow", "agent");
  await agentAnswers(bed, "slow");
  // Somebody reads at 2.5 MB a second.
  const pipe = join(bed.poolPath, "pipe");
  await bed.inside("mkfifo", pipe);
  const sip = "dd bs=256k count=1 of=/dev/null 2> /dev/null; sleep 0.1";
  const reader = bed.inside("sh", "-c", `while [ -e ${pipe} ]; do ${sip}; done < ${pipe}`);
  const job = guest.savedMemory.saveToFile(pipe);
  const heard: Progress[] = [];
  job.onProgress((progress) => heard.push(progress));
  await expect.poll(() => heard.length, { timeout: 20_000 }).toBeGreaterThan(0);
  await job.abort();
  await expect(job.done).rejects.toMatchObject({
    code: "virt.job-cancelled",
    message: "Saving the memory of guest 'slow' was given up.",
  });
  await rm(pipe, { force: true });
  await reader;
  expect(await job.progress()).toBeNull();
  expect(heard.every(({ ratio }) => ratio === null || ratio < 1)).toBe(true);
  expect((await guest.info()).state).toBe("running");
  await agentAnswers(bed, "slow");
});

it("dumps memory in the formats there are, and does with the guest what it is told", async () => {
  const guest = await started("dumped");
  const sizeOf = async (name: string) => (await stat(join(bed.poolPath, name))).size;
  const elf = join(bed.poolPath, "elf.core");
  await guest.dumpCore(elf, { memoryOnly: true, live: true }).done;
  expect(await sizeOf("elf.core")).toBeGreaterThan(190 * 1024 ** 2);
  expect((await guest.info()).state).toBe("running");
  await guest.dumpCore(join(bed.poolPath, "zlib.core"), { format: "kdump-zlib", afterwards: "reset" }).done;
  expect(await sizeOf("zlib.core")).toBeLessThan(100 * 1024 ** 2);
  await guest.dumpCore(join(bed.poolPath, "raw.core"), { afterwards: "crash" }).done;
  expect(await guest.info()).toMatchObject({ state: "shutoff", reason: "crashed" });
  await expect(guest.dumpCore(elf).done).rejects.toMatchObject({ kind: "conflict" });
});
