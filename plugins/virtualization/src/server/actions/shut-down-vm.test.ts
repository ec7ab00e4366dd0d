import { HobError } from "@hob/errors";
import type { Grid } from "@hob/plugin-grid";
import { createTaskEngine } from "@hob/tasks";
import { memoryTaskStore } from "@hob/tasks/testing";
import { HostUnavailable } from "@hob/virt";
import { expect, test } from "vitest";
import { shutDownVm } from "./shut-down-vm.ts";

const failure = (kind: "timeout" | "conflict" | "not-found") =>
  new HobError({ code: `test.${kind}`, kind, message: kind, hint: undefined, details: {} });

/** Shuts down a guest that ignores the wish some times; every wait for it ends at once. */
async function shutDown(guest: { ignores: number; timeoutMs?: number; vanishes?: true; losesHost?: true }) {
  let wishes = 0;
  let waits = 0;
  const live = {
    whenConnected: async () => void waits++,
    guest: async () => ({
      shutdown: async () => {
        wishes++;
        if (guest.vanishes) throw failure("not-found");
        if (guest.losesHost && wishes === 1) throw new HostUnavailable({ host: "kvm-1", reason: "libvirtd restarts" });
      },
      waitFor: async (_wanted: unknown, { timeoutMs }: { timeoutMs: number }) => {
        if (wishes > guest.ignores) return "shutoff";
        await new Promise((resolve) => setTimeout(resolve, Math.min(timeoutMs, 20)));
        throw failure("timeout");
      },
    }),
  };
  const engine = createTaskEngine({ store: memoryTaskStore() });
  engine.register(shutDownVm({ grid: { host: () => ({ live }) } as unknown as Grid }));
  const input = { vm: "kvm1aaaa.1", host: "kvm1aaaa", uuid: "1", name: "web", timeoutMs: guest.timeoutMs ?? 5000 };
  const { id } = await engine.submit("vms.shutdown", input);
  return { task: await engine.wait(id), wishes: () => wishes, waits: () => waits };
}

test("asks again while the guest runs on, and ends when it is off", async () => {
  const { task, wishes } = await shutDown({ ignores: 2 });
  expect([task.state, wishes()]).toEqual(["succeeded", 3]);
});

test("gives up after the time that was given, and says what else can be done", async () => {
  const { task } = await shutDown({ ignores: 1000, timeoutMs: 50 });
  expect(task.error).toMatchObject({
    kind: "timeout",
    message: "'web' did not shut down within 50 ms; it runs on.",
    hint: expect.stringContaining("hob vm off"),
  });
});

test("is done when the guest is gone, as a transient one when it stops", async () => {
  expect((await shutDown({ ignores: 0, vanishes: true })).task.state).toBe("succeeded");
});

test("outlives a short loss of the host", async () => {
  const { task, wishes, waits } = await shutDown({ ignores: 0, losesHost: true });
  expect([task.state, wishes(), waits()]).toEqual(["succeeded", 2, 2]);
});

test("ends at once when it is cancelled while its host is away", async () => {
  const live = {
    whenConnected: ({ signal }: { signal: AbortSignal }) =>
      new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
  };
  const engine = createTaskEngine({ store: memoryTaskStore() });
  engine.register(shutDownVm({ grid: { host: () => ({ live }) } as unknown as Grid }));
  const input = { vm: "kvm1aaaa.1", host: "kvm1aaaa", uuid: "1", name: "web", timeoutMs: 5000 };
  const { id } = await engine.submit("vms.shutdown", input);
  await expect.poll(async () => (await engine.get(id)).state).toBe("running");
  await engine.cancel(id);
  expect((await engine.wait(id)).state).toBe("cancelled");
});
