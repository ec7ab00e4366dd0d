import { defineConfig } from "vitest/config";

// Packages are tested from their sources: the condition `hob-source` stands in each package.json.
const conditions = ["hob-source", "node", "import", "module", "default"];
const shared = {
  resolve: { conditions },
  ssr: { resolve: { conditions } },
};
const folders = ["packages", "plugins", "apps", "test", "scripts"];
const matching = (suffix: string) => folders.map((folder) => `${folder}/**/*${suffix}`);
const never = ["**/node_modules/**", "**/dist/**"];

/**
 * Four suites by file name: `x.test.ts` needs nothing; `x.bed.test.ts` needs a test bed (libvirtd, QEMU);
 * `x.journey.test.ts` drives the built product, browser included; `x.long.test.ts` takes minutes. They run one suite
 * after the other, so that the quick ones do not slow down those that measure time.
 */
export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: "unit",
          include: matching(".test.{ts,tsx}"),
          exclude: [...never, ...matching(".{bed,journey,long}.test.{ts,tsx}")],
          sequence: { groupOrder: 0 },
        },
      },
      {
        ...shared,
        test: {
          name: "bed",
          include: matching(".bed.test.ts"),
          exclude: never,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
        },
      },
      {
        ...shared,
        test: {
          name: "journey",
          include: matching(".journey.test.ts"),
          exclude: never,
          sequence: { groupOrder: 2 },
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
      {
        ...shared,
        test: {
          name: "long",
          include: matching(".long.test.ts"),
          exclude: never,
          sequence: { groupOrder: 3 },
          testTimeout: 1_800_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
