import { Button, Skeleton } from "@patternfly/react-core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useCallback, useDeferredValue, useMemo, useRef } from "react";
import "@patternfly/react-styles/css/components/Table/table.css";
import { kitText } from "../../messages/kit-messages.ts";
import { EmptyState } from "../empty-state.tsx";
import { ErrorAlert } from "../error-alert.tsx";
import { useIsNarrow } from "../use-is-narrow.ts";
import { useWidth } from "../use-width.ts";
import { searchTest, sortItems } from "./arrange-items.ts";
import { fittingColumns } from "./fitting-columns.ts";
import "./resource-table.css";
import type { TableColumn, TableSort } from "./table-column.ts";
import { TableHead } from "./table-head.tsx";
import { TableCard, TableRow } from "./table-row.tsx";
import { TableToolbar } from "./table-toolbar.tsx";
import { rowHeights, useDensity } from "./use-density.ts";
import { useRowKeys } from "./use-row-keys.ts";
import { useSelection } from "./use-selection.ts";
import { useTableAddress } from "./use-table-address.ts";

/** A list as a table. */
export interface ResourceTableProps<Item extends { readonly id: string }> {
  /** Names the table: `Virtual machines`. */
  readonly label: string;
  readonly items: readonly Item[];
  /** Keep this and the other functions outside the component (or memoise them): rows are drawn again when they change. */
  readonly columns: readonly TableColumn<Item>[];
  /** Names a row, for its check box: `web-1`. */
  readonly nameOf: (item: Item) => string;
  readonly isLoading?: boolean;
  readonly error?: unknown;
  readonly onRetry?: () => void;
  readonly initialSort?: TableSort;
  /** The last cell: one visible action, the rest in a menu. */
  readonly rowActions?: (item: Item) => ReactNode;
  /** Makes rows selectable: buttons for the selected ones, as `ToolbarItem`s. */
  readonly selectionActions?: (selected: readonly Item[], clear: () => void) => ReactNode;
  /** Filters beside the search, as `ToolbarItem`s. */
  readonly filters?: ReactNode;
  /** What is shown when there are no items at all: an {@link EmptyState}. */
  readonly empty: ReactNode;
}

const cardHeight = 76;
/** In px, as in the style sheet. */
const checkWidth = 44;
const actionsWidth = 156;
const skeletonRows = Array.from({ length: 12 }, (_, index) => index);

/**
 * A table of any length with a constant number of rows in the page. It takes the height that is left: put it into a
 * `Page` with `isFilled`. Search and sort stand in the page's address.
 */
export function ResourceTable<Item extends { readonly id: string }>(props: ResourceTableProps<Item>): ReactNode {
  const {
    label,
    items,
    columns,
    nameOf,
    isLoading = false,
    error,
    rowActions,
    selectionActions,
    filters,
    empty,
  } = props;
  const address = useTableAddress(props.initialSort ?? null);
  const density = useDensity();
  const isNarrow = useIsNarrow();
  const search = useDeferredValue(address.search);
  const { column, isDescending } = address.sort ?? {};
  const shown = useMemo(() => {
    const test = searchTest(search, columns);
    const sort = column === undefined ? null : { column, isDescending: isDescending ?? false };
    return sortItems(test ? items.filter(test) : items, columns, sort);
  }, [items, columns, search, column, isDescending]);
  const selection = useSelection(items);
  const isSelectable = selectionActions !== undefined;

  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller, 1000);
  const available = width - (isSelectable ? checkWidth : 0) - (rowActions ? actionsWidth : 0);
  const drawnColumns = useMemo(
    () => (isNarrow ? columns : fittingColumns(columns, available)),
    [columns, available, isNarrow],
  );
  const height = isNarrow ? cardHeight : rowHeights[density[0]];
  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback(() => height, [height]),
    getItemKey: useCallback((index: number) => shown[index]?.id ?? index, [shown]),
    overscan: 6,
    initialRect: { width: 1000, height: 800 },
  });
  const keys = useRowKeys({
    count: shown.length,
    scroller,
    scrollTo: virtualizer.scrollToIndex,
    onToggle: isSelectable ? (index) => shown[index] && selection.toggle(shown[index].id) : undefined,
  });

  if (!isLoading && !error && items.length === 0) return empty;
  const rows = virtualizer.getVirtualItems();
  const before = rows[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (rows.at(-1)?.end ?? 0);
  const rowProps = (index: number, item: Item) => ({
    item,
    index,
    name: nameOf(item),
    columns: drawnColumns,
    height,
    actions: rowActions,
    isActive: keys.active === index,
    isSelected: isSelectable ? selection.ids.has(item.id) : undefined,
    onToggle: selection.toggle,
    onFocus: keys.onFocus,
  });
  const drawn = rows.flatMap(({ index, key }) => (shown[index] ? [{ key, ...rowProps(index, shown[index]) }] : []));
  const isUnmatched = !isLoading && shown.length === 0;

  return (
    <div className={`hob-table hob-table--${density[0]}`}>
      <TableToolbar
        search={address.search}
        onSearch={address.setSearch}
        shown={shown.length}
        total={items.length}
        filters={filters}
        {...(isNarrow ? {} : { density })}
        {...(selectionActions
          ? {
              selection: {
                count: selection.items.length,
                actions: selectionActions(selection.items, selection.clear),
                onClear: selection.clear,
              },
            }
          : {})}
      />
      <ErrorAlert error={error} {...(props.onRetry ? { onRetry: props.onRetry } : {})} />
      <div ref={scroller} className="hob-table__scroll" onKeyDown={keys.onKeyDown}>
        {isNarrow ? (
          <ul className="hob-table__cards" aria-label={label} aria-busy={isLoading}>
            <li aria-hidden="true" style={{ blockSize: before }} />
            {drawn.map(({ key, ...row }) => (
              <TableCard key={key} {...row} />
            ))}
            <li aria-hidden="true" style={{ blockSize: after }} />
          </ul>
        ) : (
          <table
            className="pf-v6-c-table pf-m-sticky-header hob-table__table"
            aria-label={label}
            aria-rowcount={shown.length + 1}
            aria-busy={isLoading}
          >
            <colgroup>
              {isSelectable ? <col className="hob-table__col--check" /> : null}
              {drawnColumns.map(({ id, width }) => (
                <col key={id} style={width === undefined ? {} : { inlineSize: width }} />
              ))}
              {rowActions ? <col className="hob-table__col--actions" /> : null}
            </colgroup>
            <TableHead
              columns={drawnColumns}
              sort={address.sort}
              onSort={address.setSort}
              hasActions={rowActions !== undefined}
              isSelectable={isSelectable}
              selected={selection.items.length === 0 ? "none" : selection.items.length < shown.length ? "some" : "all"}
              onSelectAll={(all) => (all ? selection.set(shown.map(({ id }) => id)) : selection.clear())}
            />
            <tbody className="pf-v6-c-table__tbody">
              {before > 0 ? <tr aria-hidden="true" style={{ blockSize: before }} /> : null}
              {drawn.map(({ key, ...row }) => (
                <TableRow key={key} {...row} />
              ))}
              {after > 0 ? <tr aria-hidden="true" style={{ blockSize: after }} /> : null}
            </tbody>
          </table>
        )}
        {isLoading ? <SkeletonRows height={height} /> : null}
        {isUnmatched ? (
          <EmptyState
            title={kitText("table.noMatch", { search })}
            action={
              <Button variant="link" onClick={() => address.setSearch("")}>
                {kitText("table.clearSearch")}
              </Button>
            }
          >
            {kitText("table.noMatchBody")}
          </EmptyState>
        ) : null}
      </div>
    </div>
  );
}

function SkeletonRows({ height }: { readonly height: number }): ReactNode {
  return (
    <div role="status">
      <span className="pf-v6-screen-reader">{kitText("loading")}</span>
      {skeletonRows.map((row) => (
        <div key={row} className="hob-table__skeleton" style={{ blockSize: height }}>
          <Skeleton width={`${30 + ((row * 17) % 50)}%`} />
        </div>
      ))}
    </div>
  );
}
