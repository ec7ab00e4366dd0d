import { join } from "node:path";
import { expect, test } from "vitest";
import { firstLoad } from "./first-load.ts";

const built = join(import.meta.dirname, "..", "dist", "web");
const limit = 250 * 1000;

test("the list of VMs needs at most 250 kB of JavaScript, gzipped", () => {
  const { bytes, scripts } = firstLoad(built, "web/list/vm-list-page.tsx");
  const heaviest = [...scripts].sort((a, b) => b[1] - a[1]).slice(0, 8);
  expect(scripts.size).toBeGreaterThan(1);
  expect(bytes, `the heaviest are ${heaviest.map(([file, size]) => `${file} ${size}`).join(", ")}`).toBeLessThan(limit);
});

test("consoles and charts are loaded only where they are shown", () => {
  const files = [...firstLoad(built, "web/list/vm-list-page.tsx").scripts.keys()].join();
  expect(files).not.toMatch(/console-screen|live-chart-canvas/);
});
