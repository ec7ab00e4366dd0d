import { expect, it } from "vitest";
import { inSteps } from "./in-steps.ts";
import { putBack } from "./put-back.ts";

const fails = (message: string) => async () => {
  throw new Error(message);
};

it("throws why, when all could be undone, the last first", async () => {
  const log: string[] = [];
  const cause = new Error("no room.");
  const done = ["memory", "vcpus"].map((name) => ({ name, undo: async () => log.push(name) }));
  await expect(putBack("web", done, cause)).rejects.toBe(cause);
  expect(log).toEqual(["vcpus", "memory"]);
});

it("says what could not be undone and goes on with the rest, with the first failure as its cause", async () => {
  const log: string[] = [];
  const cause = new Error("no room.");
  const done = [
    { name: "memory", undo: async () => log.push("memory") },
    { name: "vcpus", undo: fails("busy") },
  ];
  await expect(putBack("web", done, cause)).rejects.toMatchObject({
    code: "virt.change-half-made",
    message: "Guest 'web' is left half-way: 'vcpus (busy)' could not be put back after this failed: no room.",
    cause,
  });
  expect(log).toEqual(["memory"]);
});

it("tells what steps left behind that could not undo themselves", async () => {
  const steps = inSteps([async () => fails("stuck"), fails("no room")]);
  const cause: unknown = await steps.catch((error: unknown) => error);
  await expect(putBack("web", [], cause)).rejects.toMatchObject({
    message: "Guest 'web' is left half-way: 'stuck' could not be put back after this failed: no room.",
  });
});
