import { useState } from "react";

/** How close rows stand. */
export type Density = "compact" | "comfortable";

/** The height of a row in pixels: fixed, so that ten thousand rows need not be measured. */
export const rowHeights: Record<Density, number> = { compact: 36, comfortable: 52 };

const storageKey = "hob.table-density";

/** The density of this browser's tables. */
export function useDensity(): [Density, (density: Density) => void] {
  const [density, setDensity] = useState<Density>(() =>
    localStorage.getItem(storageKey) === "compact" ? "compact" : "comfortable",
  );
  return [
    density,
    (next) => {
      localStorage.setItem(storageKey, next);
      setDensity(next);
    },
  ];
}
