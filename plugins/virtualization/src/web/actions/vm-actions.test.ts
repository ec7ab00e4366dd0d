import { expect, it } from "vitest";
import { vmStates } from "../../model/index.ts";
import { actionsOf, isHarsh } from "./vm-actions.ts";

it("offers first what is used most", () => {
  expect(vmStates.map((state) => [state, actionsOf(state)[0] ?? null])).toEqual([
    ["running", "shutdown"],
    ["paused", "resume"],
    ["shutting-down", "reset"],
    ["off", "start"],
    ["crashed", "start"],
    ["suspended", "reset"],
    ["unknown", null],
  ]);
});

it("never starts what is started nor stops what is stopped", () => {
  expect(actionsOf("running")).not.toContain("start");
  expect(actionsOf("off")).toEqual(["start"]);
});

it("asks before what loses data", () => {
  expect(actionsOf("running").filter(isHarsh)).toEqual(["reset", "off"]);
});
