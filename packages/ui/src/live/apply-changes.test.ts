import { type ChangeEvent, defineResource, keys, type Page } from "@hob/resources";
import { QueryClient } from "@tanstack/react-query";
import { Type } from "typebox";
import { expect, test, vi } from "vitest";
import { applyChanges, changePage, type ResourceMeta } from "./apply-changes.ts";

interface Pan {
  readonly id: string;
  readonly state: string;
  readonly version?: number;
}
const shape = Type.Object({ id: Type.String(), state: Type.String() });
const pans = defineResource({
  name: "pans",
  title: { one: "pan", many: "pans" },
  shape,
  list: { allow: "anyone" },
  get: { allow: "anyone", shape: Type.Object({ ...shape.properties, lid: Type.String() }) },
});
const pots = defineResource({
  name: "pots",
  title: { one: "pot", many: "pots" },
  shape,
  list: { allow: "anyone" },
  get: { allow: "anyone" },
});

const page: Page<Pan> = { items: ["a", "b", "c"].map((id) => ({ id, state: "off" })), total: 3 };
const change = (id: string, state: string, resource = "pans"): ChangeEvent => ({
  ...{ resource, id, change: "changed" },
  item: { id, state },
});
const removal = (id: string): ChangeEvent => ({ resource: "pans", id, change: "removed" });
const always = () => true;

test("replaces an item in its place and leaves the others as they were", () => {
  const { page: next } = changePage(page, [change("b", "on")], always);
  expect(next.items.map((pan) => pan.state)).toEqual(["off", "on", "off"]);
  expect(next.items[0]).toBe(page.items[0]);
  expect(page.items[1]?.state).toBe("off");
});

test("adds what is new, removes what is gone, and keeps the total right", () => {
  const { page: next } = changePage(page, [change("d", "on"), removal("a"), removal("unknown")], always);
  expect(next.items.map(({ id }) => id)).toEqual(["b", "c", "d"]);
  expect(next.total).toBe(3);
});

test("answers the same page when nothing of it has changed", () => {
  expect(changePage(page, [removal("unknown")], always).page).toBe(page);
});

test("finds items again after others were removed before them", () => {
  const { page: shorter } = changePage(page, [removal("a")], always);
  const { page: next } = changePage(shorter, [change("c", "on")], always);
  expect(next.items).toEqual([
    { id: "b", state: "off" },
    { id: "c", state: "on" },
  ]);
});

test("moves an item out of a list whose filter it no longer passes, and into one that it now does", () => {
  const isOff = (pan: Pan) => pan.state === "off";
  const { page: next } = changePage(page, [change("a", "on"), change("d", "off"), change("e", "on")], isOff);
  expect(next.items.map(({ id }) => id)).toEqual(["b", "c", "d"]);
  expect(next.total).toBe(3);
});

test("is unsure about a list whose filter only the server knows, except for removals", () => {
  expect(changePage(page, [change("a", "on")], null).unsure).toBe(true);
  expect(changePage(page, [change("d", "on")], null).unsure).toBe(true);
  expect(changePage(page, [removal("a")], null)).toMatchObject({ unsure: false, page: { total: 2 } });
});

test("never goes back to an older version of an item that counts them", () => {
  const versioned: Page<Pan> = { items: [{ id: "a", state: "done", version: 4 }], total: 1 };
  const late = { ...change("a", "running"), item: { id: "a", state: "running", version: 3 } };
  expect(changePage(versioned, [late], always).page).toBe(versioned);
});

test("ten thousand items take a change in well under a frame", () => {
  const many: Page<Pan> = {
    items: Array.from({ length: 10_000 }, (_, index) => ({ id: `pan-${index}`, state: "off" })),
    total: 10_000,
  };
  let { page: current } = changePage(many, [change("pan-1", "on")], always);
  const began = performance.now();
  for (let round = 0; round < 100; round += 1) {
    ({ page: current } = changePage(current, [change(`pan-${round * 90}`, "on")], always));
  }
  expect(current.items[8910]?.state).toBe("on");
  expect((performance.now() - began) / 100).toBeLessThan(16);
});

function cacheWith(resource: typeof pans | typeof pots, entries: readonly (readonly [readonly unknown[], unknown])[]) {
  const queryClient = new QueryClient();
  for (const [queryKey, data] of entries) {
    queryClient.getQueryCache().build(queryClient, { queryKey, meta: { resource } satisfies ResourceMeta });
    queryClient.setQueryData(queryKey, data);
  }
  return queryClient;
}

test("writes once to a list for many changes, with the last state of each item", () => {
  const list = keys(pans).list();
  const queryClient = cacheWith(pans, [[list, page]]);
  const write = vi.spyOn(queryClient, "setQueryData");
  applyChanges(queryClient, [change("a", "starting"), change("b", "on"), change("a", "on")]);
  expect(write).toHaveBeenCalledTimes(1);
  expect(queryClient.getQueryData<Page<Pan>>(list)?.items.map(({ state }) => state)).toEqual(["on", "on", "off"]);
});

test("a detail keeps what a listed item does not say, and is marked to be fetched anew", () => {
  const item = keys(pans).item("a");
  const queryClient = cacheWith(pans, [[item, { id: "a", state: "off", lid: "glass" }]]);
  applyChanges(queryClient, [change("a", "on"), change("b", "on")]);
  expect(queryClient.getQueryData(item)).toEqual({ id: "a", state: "on", lid: "glass" });
  expect(queryClient.getQueryState(item)?.isInvalidated).toBe(true);
});

test("an item that says no more than a listed one is taken from the event alone", () => {
  const item = keys(pots).item("a");
  const queryClient = cacheWith(pots, [[item, { id: "a", state: "off" }]]);
  applyChanges(queryClient, [change("a", "on", "pots")]);
  expect(queryClient.getQueryData(item)).toEqual({ id: "a", state: "on" });
  expect(queryClient.getQueryState(item)?.isInvalidated).toBe(false);
});

test("views of a changed item are fetched anew, those of others stay", () => {
  const [own, other] = [keys(pans).view("a", "recipe"), keys(pans).view("b", "recipe")];
  const queryClient = cacheWith(pans, [
    [own, { text: "soup" }],
    [other, { text: "stew" }],
  ]);
  applyChanges(queryClient, [change("a", "on")]);
  expect(queryClient.getQueryState(own)?.isInvalidated).toBe(true);
  expect(queryClient.getQueryState(other)?.isInvalidated).toBe(false);
});
