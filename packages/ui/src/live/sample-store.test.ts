import { expect, test, vi } from "vitest";
import { createSampleStore } from "./sample-store.ts";

const event = (at: number, cpu: number | null) => ({
  ...{ resource: "vms", at, columns: ["cpu", "memory"] },
  rows: [["a", cpu, 5] as const],
});

test("gives the figures of an item by name, and the same object until new ones come", () => {
  const store = createSampleStore(() => undefined);
  store.receive(event(1000, 0.5));
  expect(store.latest("vms", "a")).toEqual({ at: 1000, figures: { cpu: 0.5, memory: 5 } });
  expect(store.latest("vms", "a")).toBe(store.latest("vms", "a"));
  expect(store.latest("vms", "b")).toBeUndefined();
  store.receive(event(2000, null));
  expect(store.latest("vms", "a")).toEqual({ at: 2000, figures: { cpu: null, memory: 5 } });
});

test("wants a resource's figures from the first listener to the last", () => {
  const changed = vi.fn();
  const store = createSampleStore(changed);
  const [one, two] = [store.subscribe("vms", () => undefined), store.subscribe("vms", () => undefined)];
  expect(store.wanted()).toEqual(["vms"]);
  expect(changed).toHaveBeenCalledTimes(1);
  one();
  expect(store.wanted()).toEqual(["vms"]);
  two();
  expect(store.wanted()).toEqual([]);
  expect(changed).toHaveBeenCalledTimes(2);
});
