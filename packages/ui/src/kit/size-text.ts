import { type ByteUnit, byteUnits, parseBytes } from "@hob/units";

/** What to write for a size: the largest unit of those offered that leaves a number of at most two decimals. */
export function splitSize(size: number, units: readonly ByteUnit[]): { amount: string; unit: ByteUnit } {
  const byFactor = units.toSorted((a, b) => byteUnits[b] - byteUnits[a]);
  const fits = (unit: ByteUnit) => size >= byteUnits[unit] && Number.isInteger((size / byteUnits[unit]) * 100);
  const unit = byFactor.find(fits) ?? byFactor.at(-1) ?? "B";
  return { amount: String(size / byteUnits[unit]), unit };
}

/** Reads what was typed: a number in `unit`, or a whole size such as `2GiB`; null when it is none, or zero. */
export function readSize(text: string, unit: ByteUnit): number | null {
  const written = /^[\d.\s]+$/.test(text) ? `${text}${unit}` : text;
  try {
    const size = parseBytes(written);
    return size > 0 ? size : null;
  } catch {
    // Not a size (yet): the field says so by its look.
    return null;
  }
}
