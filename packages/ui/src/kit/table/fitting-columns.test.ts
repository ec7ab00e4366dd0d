import { expect, test } from "vitest";
import { fittingColumns } from "./fitting-columns.ts";

const column = (id: string, width?: string) => ({ id, title: id, cell: () => null, ...(width ? { width } : {}) });
const columns = [column("name"), column("state", "10rem"), column("load", "80px")];
const ids = (available: number) => fittingColumns(columns, available).map(({ id }) => id);

test("leaves the last columns out where there is no room for all", () => {
  expect(ids(400)).toEqual(["name", "state", "load"]);
  expect(ids(399)).toEqual(["name", "state"]);
  expect(ids(319)).toEqual(["name"]);
});

test("never leaves out the first", () => {
  expect(ids(10)).toEqual(["name"]);
});
