import type { TableColumn } from "./table-column.ts";

const remPx = 16;
/** What a column without a width needs to be of use. */
const leastPx = 10 * remPx;

function leastWidth(column: { readonly width?: string }): number {
  const [, amount, unit] = /^([\d.]+)(rem|px)$/.exec(column.width ?? "") ?? [];
  if (amount === undefined) return leastPx;
  return Number(amount) * (unit === "rem" ? remPx : 1);
}

/**
 * The columns that fit side by side: where there is not room for all, the last ones are left out, never the first.
 *
 * @param available px for all columns.
 */
export function fittingColumns<Item>(
  columns: readonly TableColumn<Item>[],
  available: number,
): readonly TableColumn<Item>[] {
  let left = available;
  const firstThatDoesNot = columns.findIndex((column) => (left -= leastWidth(column)) < 0);
  return firstThatDoesNot < 0 ? columns : columns.slice(0, Math.max(1, firstThatDoesNot));
}
