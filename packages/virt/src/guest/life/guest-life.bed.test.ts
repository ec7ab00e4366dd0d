import { agentAnswers, agentGuest, type AgentGuestOptions, type Bed, startLibvirtd } from "@hob/beds";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
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

async function started(options: AgentGuestOptions): Promise<Guest> {
  const guest = await host.defineGuest(await agentGuest({ network: false, ...options }));
  await guest.start();
  onTestFinished(async () => {
    if ((await guest.info()).state !== "shutoff") await guest.destroy();
    await guest.undefine();
  });
  return guest;
}

const by = ({ requests }: { requests: readonly { by: string; problem: Error | null }[] }) =>
  requests.map((request) => `${request.by}${request.problem === null ? "" : " refused"}`);

it("shuts a guest down through its agent", async () => {
  const guest = await started({ name: "willing" });
  await agentAnswers(bed, "willing");
  const outcome = await guest.cleanShutdown();
  expect(outcome).toMatchObject({ isOff: true, state: "shutoff" });
  expect(by(outcome)).toEqual(["agent"]);
  expect(await guest.info()).toMatchObject({ state: "shutoff", reason: "shutdown" });
  expect(await guest.cleanShutdown()).toEqual({ isOff: true, state: "shutoff", requests: [] });
});

it("turns to the power button at once where no agent answers, and presses it again", async () => {
  const guest = await started({ name: "deaf", system: "no-agent" });
  // Its firmware ignores the button: only later requests find a system that hears.
  const outcome = await guest.cleanShutdown({ intervalMs: 1000 });
  expect(outcome.isOff).toBe(true);
  expect(by(outcome).slice(0, 2)).toEqual(["agent refused", "acpi"]);
  expect(outcome.requests.length).toBeGreaterThan(2);
  expect(outcome.requests[0]?.problem).toMatchObject({ code: "virt.agent-not-connected", kind: "unavailable" });
  expect(outcome.requests[1]?.afterMs).toBeLessThan(1000);
});

it("leaves it to the caller what becomes of a guest that does not shut down", async () => {
  const guest = await started({ name: "empty", system: "none" });
  const outcome = await guest.cleanShutdown({ timeoutMs: 1200, intervalMs: 500 });
  expect(outcome).toMatchObject({ isOff: false, state: "running" });
  expect(by(outcome)).toEqual(["agent refused", "acpi", "acpi", "acpi"]);
  await guest.destroy({ graceful: true });
  expect(await guest.info()).toMatchObject({ state: "shutoff", reason: "destroyed" });
});

it("does not wait for a guest that cannot hear, and stops asking when it is told to", async () => {
  const guest = await started({ name: "paused", system: "none" });
  await guest.suspend();
  expect(await guest.cleanShutdown()).toEqual({ isOff: false, state: "paused", requests: [] });
  await guest.resume();
  const enough = new AbortController();
  const asking = guest.cleanShutdown({ by: ["acpi"], signal: enough.signal });
  enough.abort(new Error("enough"));
  await expect(asking).rejects.toThrow();
  expect(await guest.waitFor("running")).toBe("running");
});

it("reboots through the agent or the power button alone when told to", async () => {
  const guest = await started({ name: "again" });
  await agentAnswers(bed, "again");
  await guest.reboot({ by: "agent" });
  await agentAnswers(bed, "again");
  await expect(guest.reboot({ by: "initctl" })).rejects.toMatchObject({ code: "libvirt.invalid-arg" });
  await guest.shutdown({ by: ["agent", "acpi"] });
  expect(await guest.waitFor("shutoff", { timeoutMs: 30_000 })).toBe("shutoff");
});

it("puts a guest to sleep in its memory and wakes it", async () => {
  const guest = await started({ name: "sleepy", elements: "<pm><suspend-to-mem enabled='yes'/></pm>" });
  await agentAnswers(bed, "sleepy");
  await guest.agent.files.write("/run/note", "awake");
  await guest.pmSuspend("memory");
  expect(await guest.waitFor("pmsuspended", { timeoutMs: 30_000 })).toBe("pmsuspended");
  expect(await guest.cleanShutdown()).toEqual({ isOff: false, state: "pmsuspended", requests: [] });
  await guest.pmWakeup();
  expect(await guest.waitFor("running", { timeoutMs: 30_000 })).toBe("running");
  await agentAnswers(bed, "sleepy");
  expect((await guest.agent.files.read("/run/note")).toString()).toBe("awake");
});

it("says that a guest cannot be put to sleep without an agent", async () => {
  const guest = await started({ name: "awake", system: "none" });
  await expect(guest.pmSuspend("memory")).rejects.toMatchObject({
    code: "virt.agent-not-connected",
    message: "Nobody answers for guest 'awake': no agent runs in it.",
  });
  await expect(guest.pmWakeup()).rejects.toMatchObject({ code: "libvirt.internal-error" });
});
