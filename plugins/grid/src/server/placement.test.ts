import { gibibytes } from "@hob/units";
import { expect, test } from "vitest";
import { NoHostConnected, place } from "./placement.ts";

const host = (id: string, memory: number, given: number) => ({
  id,
  name: id,
  memory: gibibytes(memory),
  given: gibibytes(given),
});

test("chooses the host with the most memory not given away, and says so", () => {
  expect(place([host("big", 64, 60), host("idle", 16, 2)], { memory: gibibytes(2) })).toEqual({
    host: "idle",
    because: "it has the most free memory: 14 GiB of its 16 GiB of memory are not given to running guests",
  });
});

test("goes by name where hosts are equally free", () => {
  expect(place([host("b", 8, 0), host("a", 8, 0)], { memory: gibibytes(1) }).host).toBe("a");
});

test("places an over-large guest all the same, and says that memory is short", () => {
  expect(place([host("small", 4, 5)], { memory: gibibytes(2) }).because).toBe(
    "it is the only connected host: 0 B of its 4 GiB of memory are not given to running guests; that is less than the 2 GiB asked for",
  );
});

test("says whether there are no hosts or none is connected, and of a single one why", () => {
  expect(() => place([], { memory: 0 })).toThrow("There is no host yet.");
  const away = (name: string) => ({ name, reason: "There is no such socket." });
  const failure =
    (...hosts: string[]) =>
    () =>
      place([], { memory: 0 }, hosts.map(away));
  expect(failure("attic")).toThrow("Host 'attic' is not connected: There is no such socket.");
  expect(failure("a", "b", "c")).toThrow("None of the 3 hosts is connected.");
  expect(() => place([], { memory: 0 })).toThrow(NoHostConnected);
});
