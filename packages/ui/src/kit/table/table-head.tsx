import { AngleDownIcon } from "@patternfly/react-icons/dist/esm/icons/angle-down-icon.js";
import { AngleUpIcon } from "@patternfly/react-icons/dist/esm/icons/angle-up-icon.js";
import type { ReactNode } from "react";
import { kitText } from "../../messages/kit-messages.ts";
import type { TableColumn, TableSort } from "./table-column.ts";

/** The head of a {@link ResourceTable}. */
export interface TableHeadProps<Item> {
  readonly columns: readonly TableColumn<Item>[];
  readonly sort: TableSort | null;
  readonly onSort: (sort: TableSort) => void;
  readonly hasActions: boolean;
  readonly isSelectable: boolean;
  /** Some of the rows, all, or none are selected. */
  readonly selected: "none" | "some" | "all";
  readonly onSelectAll: (isSelected: boolean) => void;
}

/** Titles that sort, and the box that selects all. */
export function TableHead<Item>(props: TableHeadProps<Item>): ReactNode {
  const { columns, sort, onSort, hasActions, isSelectable, selected, onSelectAll } = props;
  return (
    <thead className="pf-v6-c-table__thead">
      <tr className="pf-v6-c-table__tr" aria-rowindex={1}>
        {isSelectable ? (
          <td className="pf-v6-c-table__td hob-table__cell--check">
            <label className="hob-table__check">
              <input
                type="checkbox"
                aria-label={kitText("table.selectAll")}
                checked={selected === "all"}
                ref={(box) => {
                  if (box) box.indeterminate = selected === "some";
                }}
                onChange={(event) => onSelectAll(event.target.checked)}
              />
            </label>
          </td>
        ) : null}
        {columns.map((column) => (
          <HeadCell key={column.id} column={column} sort={sort} onSort={onSort} />
        ))}
        {hasActions ? (
          <td className="pf-v6-c-table__td">
            <span className="pf-v6-screen-reader">{kitText("table.actions")}</span>
          </td>
        ) : null}
      </tr>
    </thead>
  );
}

function HeadCell<Item>(props: {
  readonly column: TableColumn<Item>;
  readonly sort: TableSort | null;
  readonly onSort: (sort: TableSort) => void;
}): ReactNode {
  const { column, sort, onSort } = props;
  const isSorted = sort?.column === column.id;
  const className = `pf-v6-c-table__th hob-table__cell hob-table__cell--${column.align ?? "start"}`;
  if (!column.sort) {
    return (
      <th scope="col" className={className}>
        {column.title}
      </th>
    );
  }
  const direction = isSorted && sort.isDescending ? "descending" : "ascending";
  return (
    <th scope="col" className={className} aria-sort={isSorted ? direction : "none"}>
      <button
        type="button"
        className="hob-table__sort"
        onClick={() => onSort({ column: column.id, isDescending: isSorted && !sort.isDescending })}
      >
        {column.title}
        <span className="hob-table__sort-mark" aria-hidden="true">
          {isSorted ? direction === "descending" ? <AngleDownIcon /> : <AngleUpIcon /> : null}
        </span>
      </button>
    </th>
  );
}
