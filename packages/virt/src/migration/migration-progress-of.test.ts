import { expect, it } from "vitest";
import { migrationProgressOf } from "./migration-progress-of.ts";

const figures = {
  time_elapsed: 4000n,
  time_remaining: 9000n,
  memory_total: 1000n,
  memory_processed: 5000n,
  memory_remaining: 250n,
  memory_bps: 700n,
  memory_iteration: 3n,
  memory_dirty_rate: 10n,
  memory_page_size: 4096n,
  disk_total: 3000n,
  disk_processed: 2250n,
  disk_remaining: 750n,
  disk_bps: 300n,
  downtime: 120n,
  auto_converge_throttle: 40,
};

it("tells memory and disks together by what is left, because pages are sent more than once", () => {
  expect(migrationProgressOf(figures, "sending")).toEqual({
    phase: "sending",
    done: 3000,
    total: 4000,
    ratio: 0.75,
    speed: 1000,
    elapsedMs: 4000,
    remainingMs: 9000,
    memory: { total: 1000, done: 5000, remaining: 250, speed: 700 },
    disks: { total: 3000, done: 2250, remaining: 750, speed: 300 },
    iteration: 3,
    dirtyRate: 40960,
    downtimeMs: 120,
    setupMs: null,
    throttle: 40,
    postCopyRequests: null,
  });
});

it("never says that it is over before it is", () => {
  const none = { ...figures, memory_remaining: 0n, disk_remaining: 0n };
  expect(migrationProgressOf(none, "sending").ratio).toBeLessThan(1);
  expect(migrationProgressOf(none, "confirming", true).ratio).toBe(1);
});

it("says null where nothing is known yet", () => {
  expect(migrationProgressOf({}, "checking")).toMatchObject({ total: 0, ratio: null, speed: null, dirtyRate: null });
});
