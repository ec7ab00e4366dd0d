import { HobError } from "@hob/errors";
import type { GuestSample } from "@hob/virt";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { HostSamples, type SampleBatch, samplingPeriods } from "./host-samples.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A host whose guests have used as much processor time as the clock says; it counts how often it is asked. */
function sampled({ runs = true }: { runs?: boolean } = {}) {
  const batches: SampleBatch[] = [];
  const errors: unknown[] = [];
  const state = { calls: 0, failure: null as Error | null };
  const samples = new HostSamples({
    host: "kvm1aaaa",
    live: {
      async sample() {
        state.calls++;
        if (state.failure) throw state.failure;
        const at = Date.now();
        const figures = { at, vcpus: 1, cpuTimeNs: at * 5e5, memoryAvailable: null, memoryUnused: null };
        return [
          { uuid: "on", state: "running", memoryResident: 1024, ...figures },
          { uuid: "off", state: "shutoff", memoryResident: null, ...figures },
        ] as unknown as GuestSample[];
      },
    },
    runs: () => runs,
    onBatch: (batch) => batches.push(batch),
    onError: (error) => errors.push(error),
  });
  return { samples, batches, errors, state };
}

test("takes figures at once, then in its idle pace, and faster while someone looks", async () => {
  const { samples, state } = sampled();
  samples.resume();
  await vi.advanceTimersByTimeAsync(samplingPeriods.idleMs);
  expect(state.calls).toBe(2);
  samples.watch(true);
  await vi.advanceTimersByTimeAsync(5 * samplingPeriods.watchedMs);
  expect(state.calls).toBe(2 + 5);
  samples.watch(false);
  await vi.advanceTimersByTimeAsync(samplingPeriods.idleMs - 1);
  expect(state.calls).toBe(2 + 5);
  samples.pause();
});

test("takes figures at once for the first who looks after a while, but not for each who comes and goes", async () => {
  const { samples, state } = sampled();
  samples.resume();
  await vi.advanceTimersByTimeAsync(samplingPeriods.idleMs - 1);
  samples.watch(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(state.calls).toBe(2);
  for (let visit = 0; visit < 20; visit++) {
    samples.watch(false);
    samples.watch(true);
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(state.calls).toBe(2);
  samples.pause();
});

test("tells figures of running guests only, and keeps them", async () => {
  const { samples, batches } = sampled();
  samples.watch(true);
  samples.resume();
  await vi.advanceTimersByTimeAsync(samplingPeriods.watchedMs);
  expect(batches.map(({ rows }) => rows)).toEqual([
    [["on", [null, 1024, null, null, null, null]]],
    [["on", [0.5, 1024, null, null, null, null]]],
  ]);
  expect(samples.history("on").map(([, [cpu]]) => cpu)).toEqual([null, 0.5]);
  expect(samples.history("off")).toEqual([]);
  samples.forget("on");
  expect(samples.history("on")).toEqual([]);
  samples.pause();
});

test("asks nothing of a host on which nothing runs, nor while it is away", async () => {
  const idle = sampled({ runs: false });
  idle.samples.resume();
  await vi.advanceTimersByTimeAsync(5 * samplingPeriods.idleMs);
  expect(idle.state.calls).toBe(0);
  idle.samples.pause();

  const away = sampled();
  away.samples.resume();
  away.samples.pause();
  const before = away.state.calls;
  away.samples.watch(true);
  await vi.advanceTimersByTimeAsync(5 * samplingPeriods.idleMs);
  expect(away.state.calls).toBe(before);
});

test("reports a failure and goes on; a lost connection is no failure of its own", async () => {
  const { samples, errors, state } = sampled();
  const failure = (kind: "unavailable" | "internal") =>
    new HobError({ code: `test.${kind}`, kind, message: kind, hint: undefined, details: {} });
  state.failure = failure("unavailable");
  samples.watch(true);
  samples.resume();
  await vi.advanceTimersByTimeAsync(0);
  expect(errors).toEqual([]);
  state.failure = failure("internal");
  await vi.advanceTimersByTimeAsync(samplingPeriods.watchedMs);
  expect(errors).toEqual([state.failure]);
  state.failure = null;
  await vi.advanceTimersByTimeAsync(samplingPeriods.watchedMs);
  expect(samples.history("on")).toHaveLength(1);
  samples.pause();
});
