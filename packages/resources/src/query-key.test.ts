import { expect, it } from "vitest";
import { lamps } from "./lamps.fixture.ts";
import { keys } from "./query-key.ts";

it("makes keys that begin with the resource, so that one prefix covers all of it", () => {
  const { all, list, item, view } = keys(lamps);
  expect([all, list(), list({ room: "hall" }), item("1"), view("1", "spectrum", { bins: 3 })]).toEqual([
    ["lamps"],
    ["lamps", "list", {}],
    ["lamps", "list", { room: "hall" }],
    ["lamps", "item", "1"],
    ["lamps", "item", "1", "spectrum", { bins: 3 }],
  ]);
});
