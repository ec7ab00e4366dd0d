import { expect, test } from "vitest";
import { searchTest, sortItems } from "./arrange-items.ts";
import type { TableColumn } from "./table-column.ts";

interface Row {
  name: string;
  state: string;
  load: number | null;
}
const rows: Row[] = [
  { name: "web-10", state: "Running", load: 0.5 },
  { name: "web-2", state: "Off", load: null },
  { name: "db-1", state: "Running", load: 0.1 },
];
const columns: TableColumn<Row>[] = [
  { id: "name", title: "Name", cell: () => null, text: (row) => row.name, sort: (row) => row.name },
  { id: "state", title: "State", cell: () => null, text: (row) => row.state },
  { id: "load", title: "Load", cell: () => null, sort: (row) => row.load },
];
const found = (search: string) => {
  const test = searchTest(search, columns);
  return rows.filter((row) => !test || test(row)).map((row) => row.name);
};
const sorted = (column: string, isDescending = false) =>
  sortItems(rows, columns, { column, isDescending }).map((row) => row.name);

test("finds rows that hold every word, in any column and any case", () => {
  expect(found("WEB running")).toEqual(["web-10"]);
  expect(found("  ")).toHaveLength(3);
  expect(found("nowhere")).toEqual([]);
});

test("looks at one column only when it is named, and takes an unknown name for text", () => {
  expect(found("state:run")).toEqual(["web-10", "db-1"]);
  expect(found("name:run")).toEqual([]);
  expect(found("other:run")).toEqual([]);
});

test("sorts numbers in names as people count", () => {
  expect(sorted("name")).toEqual(["db-1", "web-2", "web-10"]);
  expect(sorted("name", true)).toEqual(["web-10", "web-2", "db-1"]);
});

test("puts what is not known last, whichever way", () => {
  expect(sorted("load")).toEqual(["db-1", "web-10", "web-2"]);
  expect(sorted("load", true)).toEqual(["web-10", "db-1", "web-2"]);
});

test("leaves the order alone where nothing is sorted by, and never changes its input", () => {
  expect(sortItems(rows, columns, null)).toBe(rows);
  expect(sortItems(rows, columns, { column: "state", isDescending: false })).toBe(rows);
  sorted("name");
  expect(rows[0]?.name).toBe("web-10");
});
