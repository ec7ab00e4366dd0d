import { type KeyboardEvent, useEffect, useRef, useState } from "react";

/** The row that a key leads to from `active` among `count`; undefined for keys that do not move. */
export function rowAfterKey(key: string, active: number, count: number, pageRows: number): number | undefined {
  const last = count - 1;
  const steps: Record<string, number> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + pageRows,
    PageUp: active - pageRows,
    Home: 0,
    End: last,
  };
  const next = Object.hasOwn(steps, key) ? steps[key] : undefined;
  return next === undefined || count === 0 ? undefined : Math.min(last, Math.max(0, next));
}

/** What the rows of a table need to be reached by keyboard: one of them is in the tab order, arrows move on. */
export interface RowKeys {
  readonly active: number;
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
  onFocus(index: number): void;
}

/** Moves the focus among rows that mostly do not exist: scrolls first, focuses when the row is there. */
export function useRowKeys(options: {
  readonly count: number;
  readonly scroller: { readonly current: HTMLElement | null };
  readonly scrollTo: (index: number) => void;
  readonly onToggle?: ((index: number) => void) | undefined;
}): RowKeys {
  const { count, scroller, scrollTo, onToggle } = options;
  const [active, setActive] = useState(0);
  const wantsFocus = useRef(false);
  const current = Math.min(active, Math.max(0, count - 1));

  useEffect(() => {
    if (!wantsFocus.current) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${current}"]`);
    if (!row) return;
    wantsFocus.current = false;
    row.focus({ preventScroll: true });
  });

  return {
    active: current,
    onFocus: setActive,
    onKeyDown(event) {
      const target = event.target as HTMLElement;
      if (!target.hasAttribute("data-row")) return;
      if (event.key === " " && onToggle) {
        event.preventDefault();
        return onToggle(current);
      }
      if (event.key === "Enter") return target.querySelector<HTMLElement>("a")?.click();
      const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / target.clientHeight) - 1);
      const next = rowAfterKey(event.key, current, count, pageRows);
      if (next === undefined) return;
      event.preventDefault();
      wantsFocus.current = true;
      setActive(next);
      scrollTo(next);
    },
  };
}
