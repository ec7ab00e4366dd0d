import { expect, test } from "vitest";
import { firstStaleModule } from "./modules.mjs";

const lock = {
  packages: {
    "": { name: "house" },
    "packages/a": { version: "0.1.0" },
    "node_modules/@hob/a": { resolved: "packages/a", link: true },
    "node_modules/fastify": { version: "5.12.0" },
    "node_modules/@rolldown/binding-other": { version: "1.0.0", optional: true },
  },
};
const installed = (version: string) => ({
  packages: { "node_modules/@hob/a": { resolved: "packages/a", link: true }, "node_modules/fastify": { version } },
});

test("nothing is stale when what is installed is what the lock file says", () => {
  expect(firstStaleModule(lock, installed("5.12.0"))).toBeUndefined();
});

test("another version, a missing package and a missing folder are noticed", () => {
  expect(firstStaleModule(lock, installed("5.11.0"))).toBe("node_modules/fastify");
  expect(firstStaleModule(lock, { packages: { "node_modules/fastify": { version: "5.12.0" } } })).toBe(
    "node_modules/@hob/a",
  );
  expect(firstStaleModule(lock, undefined)).toBe("node_modules/@hob/a");
});
