import type { GridGuest } from "@hob/plugin-grid";
import { mebibytes } from "@hob/units";
import { expect, test } from "vitest";
import { VmAmbiguous, VmNotFound } from "./vm-errors.ts";
import { VmIndex } from "./vm-index.ts";

const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const guest = (number: number, change: Partial<GridGuest> = {}): GridGuest => ({
  host: "kvm1aaaa",
  uuid: uuid(number),
  name: `vm-${number}`,
  state: "running",
  vcpus: 1,
  memory: mebibytes(64),
  persistent: true,
  autostart: false,
  stale: false,
  ...change,
});
const filled = (...numbers: number[]) => {
  const index = new VmIndex();
  for (const number of numbers) index.put(guest(number), null);
  return index;
};
const names = (index: VmIndex, query = {}) => index.list(query).items.map(({ name }) => name);

test("lists by name, numbers in their own order", () => {
  expect(names(filled(10, 2, 1, 33))).toEqual(["vm-1", "vm-2", "vm-10", "vm-33"]);
});

test("keeps the order when VMs are renamed, changed and removed", () => {
  const index = filled(1, 2, 3);
  index.put(guest(1, { name: "web" }), null);
  index.put(guest(3, { state: "shutoff" }), null);
  index.remove(`kvm1aaaa.${uuid(2)}`);
  expect(index.list({}).items.map(({ name, state }) => [name, state])).toEqual([
    ["vm-3", "off"],
    ["web", "running"],
  ]);
  expect(index.size).toBe(2);
});

test("tells a change from a repetition", () => {
  const index = filled(1);
  expect(index.put(guest(1), null).change).toBe("same");
  expect(index.put(guest(1), "debian12").change).toBe("changed");
  expect(index.put(guest(2), null).change).toBe("created");
});

test("searches name and UUID in any case, and narrows by state and host", () => {
  const index = filled(1, 2);
  index.put(guest(3, { name: "Web-1", host: "kvm2bbbb", state: "paused" }), null);
  expect(names(index, { search: "WEB" })).toEqual(["Web-1"]);
  expect(names(index, { search: uuid(2).toUpperCase() })).toEqual(["vm-2"]);
  expect(names(index, { state: "paused" })).toEqual(["Web-1"]);
  expect(names(index, { host: "kvm1aaaa", search: "vm" })).toEqual(["vm-1", "vm-2"]);
});

test("pages through a list that changes without missing or repeating what stayed", () => {
  const index = filled(1, 2, 3, 4, 5);
  const first = index.list({ limit: 2 });
  index.remove(`kvm1aaaa.${uuid(2)}`);
  index.put(guest(0), null);
  const { next: cursor = "" } = first;
  expect(first.total).toBe(5);
  expect(names(index, { cursor, limit: 10 })).toEqual(["vm-3", "vm-4", "vm-5"]);
  expect(index.list({ cursor, limit: 10 })).not.toHaveProperty("next");
});

test("refuses a cursor that it did not give", () => {
  expect(() => filled(1).list({ cursor: "2" })).toThrow("'2' is not a cursor of this list.");
});

test("finds by id, and by UUID or name where only one VM has it", () => {
  const index = filled(1, 2);
  index.put(guest(2, { host: "kvm2bbbb", name: "other" }), null);
  const find = (text: string) => index.find(text, (id) => id.slice(0, 4)).vm.id;
  expect(find(`kvm2bbbb.${uuid(2)}`)).toBe(`kvm2bbbb.${uuid(2)}`);
  expect(find("vm-1")).toBe(`kvm1aaaa.${uuid(1)}`);
  expect(find(uuid(1).toUpperCase())).toBe(`kvm1aaaa.${uuid(1)}`);
  expect(() => find(uuid(2))).toThrow(VmAmbiguous);
  expect(() => find(uuid(2))).toThrow(
    `'${uuid(2)}' is on 2 hosts: kvm2 (kvm2bbbb.${uuid(2)}), kvm1 (kvm1aaaa.${uuid(2)}).`,
  );
  expect(() => find("nosuch")).toThrow(VmNotFound);
});

test("shows what is on a lost host as unknown", () => {
  const index = filled(1);
  index.put(guest(1, { stale: true }), null);
  expect(index.list({ state: "unknown" }).items).toHaveLength(1);
});
