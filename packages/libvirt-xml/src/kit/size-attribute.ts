import type { Bytes } from "@hob/units";
import { scaledSize, unitFactor } from "./scaled-size.ts";
import type { Slot } from "./slot.ts";

/** How an element says its sizes. */
export interface SizeAttributeOptions {
  /** Its other attributes that the same unit scales: they keep their meaning when it changes. */
  readonly beside?: readonly string[];
  /** Whether libvirt writes the unit before the sizes. Default false. */
  readonly unitFirst?: boolean;
  /** Whether libvirt takes the largest unit that will do, and not the one it assumes. Default false. */
  readonly largestUnit?: boolean;
}

const descending = ["EiB", "PiB", "TiB", "GiB", "MiB", "KiB"];

/**
 * A size in an attribute, scaled by the element's `unit` attribute: `<page size='2' unit='MiB'/>`.
 *
 * A unit that is written stays where the new size is a multiple of it; else what libvirt writes, or bytes, take its
 * place.
 *
 * @param assumed What libvirt assumes where no unit is written.
 */
export function sizeAttribute(
  name: string,
  assumed: "KiB" | "B",
  { beside = [], unitFirst = false, largestUnit = false }: SizeAttributeOptions = {},
): Slot<Bytes> {
  return {
    extent: () => ({ attributes: [name, "unit"] }),
    read(node, path) {
      const count = node.attribute(name);
      return count === undefined ? undefined : scaledSize(count, node.attribute("unit"), assumed, `${path}/@${name}`);
    },
    update({ node }, before, after) {
      if (before === after) return;
      if (after === undefined) {
        node.removeAttribute(name);
        return;
      }
      const written = node.attribute("unit");
      const others = beside.flatMap((other): [string, bigint][] => {
        const count = node.attribute(other);
        return count === undefined ? [] : [[other, BigInt(count) * (unitFactor(written ?? assumed) ?? 1n)]];
      });
      const sizes = [BigInt(after), ...others.map(([, size]) => size)];
      const unit = [written, ...(largestUnit ? descending : []), assumed].find((each) => {
        const factor = each === undefined ? undefined : unitFactor(each);
        return factor !== undefined && sizes.every((size) => size % factor === 0n);
      });
      const factor = unitFactor(unit ?? "B") ?? 1n;
      // In a new element, the unit comes behind the last of its sizes.
      if (!node.raw) node.removeAttribute("unit");
      if (unitFirst) node.setAttribute("unit", unit ?? "B");
      node.setAttribute(name, String(BigInt(after) / factor));
      for (const [other, size] of others) node.setAttribute(other, String(size / factor));
      node.setAttribute("unit", unit ?? "B");
    },
  };
}
