import { memo, type ReactNode } from "react";
import { kitText } from "../../messages/kit-messages.ts";
import type { TableColumn } from "./table-column.ts";

/** One row or card: everything it needs to be drawn, and nothing that changes while it stays the same. */
export interface TableRowProps<Item> {
  readonly item: Item;
  readonly index: number;
  readonly name: string;
  readonly columns: readonly TableColumn<Item>[];
  readonly actions: ((item: Item) => ReactNode) | undefined;
  readonly isActive: boolean;
  readonly height: number;
  /** Absent where nothing can be selected. */
  readonly isSelected?: boolean | undefined;
  readonly onToggle: (id: string) => void;
  readonly onFocus: (index: number) => void;
}

type Identified = { readonly id: string };

function Row<Item extends Identified>(props: TableRowProps<Item>): ReactNode {
  const { item, index, columns, actions, isActive, height, isSelected } = props;
  return (
    <tr
      className={`pf-v6-c-table__tr hob-table__row${isSelected ? " hob-table__row--selected" : ""}`}
      style={{ blockSize: height }}
      aria-rowindex={index + 2}
      data-row={index}
      tabIndex={isActive ? 0 : -1}
      onFocus={() => props.onFocus(index)}
    >
      {isSelected === undefined ? null : (
        <td className="pf-v6-c-table__td hob-table__cell--check">
          <SelectBox item={item} name={props.name} isSelected={isSelected} onToggle={props.onToggle} />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.id} className={`pf-v6-c-table__td hob-table__cell hob-table__cell--${column.align ?? "start"}`}>
          {column.cell(item)}
        </td>
      ))}
      {actions ? <td className="pf-v6-c-table__td hob-table__cell hob-table__cell--actions">{actions(item)}</td> : null}
    </tr>
  );
}

function Card<Item extends Identified>(props: TableRowProps<Item>): ReactNode {
  const { item, index, columns, actions, isActive, height, isSelected } = props;
  const [first, ...others] = columns;
  return (
    <li
      className={`hob-table__card${isSelected ? " hob-table__row--selected" : ""}`}
      style={{ blockSize: height }}
      data-row={index}
      tabIndex={isActive ? 0 : -1}
      onFocus={() => props.onFocus(index)}
    >
      {isSelected === undefined ? null : (
        <SelectBox item={item} name={props.name} isSelected={isSelected} onToggle={props.onToggle} />
      )}
      <div className="hob-table__card-text">
        <div className="hob-table__card-title">{first?.cell(item)}</div>
        <div className="hob-table__card-line">
          {others
            .filter((column) => column.onCard)
            .map((column) => (
              <span key={column.id}>{column.cell(item)}</span>
            ))}
        </div>
      </div>
      {actions ? <div className="hob-table__cell--actions">{actions(item)}</div> : null}
    </li>
  );
}

type SelectBoxProps = Pick<TableRowProps<Identified>, "item" | "name" | "isSelected" | "onToggle">;

function SelectBox({ item, name, isSelected, onToggle }: SelectBoxProps): ReactNode {
  return (
    <label className="hob-table__check">
      <input
        type="checkbox"
        checked={isSelected ?? false}
        onChange={() => onToggle(item.id)}
        aria-label={kitText("table.selectRow", { name })}
      />
    </label>
  );
}

/** A row; drawn again only when its item, its selection or its place changes. */
export const TableRow = memo(Row) as typeof Row;
/** A row as a card, for narrow screens. */
export const TableCard = memo(Card) as typeof Card;
