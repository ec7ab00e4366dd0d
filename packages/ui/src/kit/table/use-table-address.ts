import { useSearchParams } from "react-router";
import type { TableSort } from "./table-column.ts";

/** What of a table stands in the page's address, so that it can be sent to a colleague. */
export interface TableAddress {
  readonly search: string;
  readonly sort: TableSort | null;
  setSearch(search: string): void;
  setSort(sort: TableSort): void;
}

/** Search and sort from the address: `?search=web&sort=-cpu`. */
export function useTableAddress(initialSort: TableSort | null): TableAddress {
  const [parameters, setParameters] = useSearchParams();
  const change = (name: string, value: string) =>
    setParameters(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === "") after.delete(name);
        else after.set(name, value);
        return after;
      },
      { replace: true },
    );
  const written = parameters.get("sort");
  return {
    search: parameters.get("search") ?? "",
    sort: written === null ? initialSort : readSort(written),
    setSearch: (search) => change("search", search),
    setSort: ({ column, isDescending }) => change("sort", `${isDescending ? "-" : ""}${column}`),
  };
}

function readSort(written: string): TableSort {
  const isDescending = written.startsWith("-");
  return { column: isDescending ? written.slice(1) : written, isDescending };
}
