import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { releaseMemoryWhenQuiet } from "./release-memory.ts";

const mebibyte = 1024 ** 2;
let now: { resident: number; busy: number; collections: number };
let stop: () => void;
const after = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  now = { resident: 200 * mebibyte, busy: 0, collections: 0 };
  stop = releaseMemoryWhenQuiet({
    resident: () => now.resident,
    busyPart: () => now.busy,
    collect: async () => {
      now.collections += 1;
      now.resident = 100 * mebibyte;
    },
  });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

it("collects once the start is over, and not again while nothing grows", async () => {
  await after(5000);
  expect(now).toMatchObject({ collections: 1, resident: 100 * mebibyte });
  await after(60_000);
  expect(now.collections).toBe(1);
});

it("waits until the process is quiet", async () => {
  now.busy = 0.5;
  await after(60_000);
  expect(now.collections).toBe(0);
  now.busy = 0.01;
  await after(5000);
  expect(now.collections).toBe(1);
});

it("collects again when the process has grown by what is worth a pause, and takes as needed what stays", async () => {
  await after(5000);
  now.resident += 15 * mebibyte;
  await after(5000);
  expect(now.collections).toBe(1);
  now.resident += 2 * mebibyte;
  await after(5000);
  expect(now.collections).toBe(2);
});

it("stops when told to", async () => {
  stop();
  await after(60_000);
  expect(now.collections).toBe(0);
});

it("gives memory back to the system in a real process", async () => {
  vi.useRealTimers();
  const { execFile } = await import("node:child_process");
  const program = `
    import { releaseMemoryWhenQuiet } from ${JSON.stringify(new URL("release-memory.ts", import.meta.url).href)};
    let garbage = Array.from({ length: 1_000_000 }, (_, index) => ({ index, text: "garbage " + index }));
    garbage = null;
    const before = process.memoryUsage.rss();
    releaseMemoryWhenQuiet();
    // Keeps the process until it has looked.
    setTimeout(() => console.log(before - process.memoryUsage.rss()), 6500);`;
  const released = await new Promise<number>((resolve, reject) =>
    execFile(process.execPath, ["--input-type=module", "-e", program], (error, stdout) =>
      error ? reject(error) : resolve(Number(stdout)),
    ),
  );
  expect(released).toBeGreaterThan(30 * mebibyte);
}, 30_000);
