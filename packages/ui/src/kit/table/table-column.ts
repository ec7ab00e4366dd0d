import type { ReactNode } from "react";

/** A column of a {@link ResourceTable}. */
export interface TableColumn<Item> {
  /** Kebab-case: its name in the address (`sort=state`) and in searches (`state:running`). */
  readonly id: string;
  readonly title: string;
  readonly cell: (item: Item) => ReactNode;
  /** What search finds and screen readers of cards hear; a column without it is not searched. */
  readonly text?: (item: Item) => string;
  /** What it is sorted by; a column without it cannot be sorted. Null comes last. */
  readonly sort?: (item: Item) => string | number | null;
  /** A CSS width; columns without one share what is left. */
  readonly width?: string;
  /** Figures stand at the end, so that their units line up. */
  readonly align?: "start" | "end";
  /** Also on the card that takes the place of a row on narrow screens; the first column always is. */
  readonly onCard?: boolean;
}

/** What is sorted by, and which way. */
export interface TableSort {
  readonly column: string;
  readonly isDescending: boolean;
}
