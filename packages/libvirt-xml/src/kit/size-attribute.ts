import type { Bytes } from "@hob/units";
import { scaledSize, unitFactor } from "./scaled-size.ts";
import type { Slot } from "./slot.ts";

/**
 * A size in an attribute, scaled by the element's `unit` attribute: `<page size='2' unit='MiB'/>`.
 *
 * A unit that is written stays where the new size is a multiple of it; else what libvirt assumes, or bytes, take its
 * place.
 *
 * @param assumed What libvirt assumes where no unit is written.
 * @param beside The element's other attributes that the same unit scales: they keep their meaning when it changes.
 */
export function sizeAttribute(name: string, assumed: "KiB" | "B", beside: readonly string[] = []): Slot<Bytes> {
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
      const unit = [written, assumed].find((each) => {
        const factor = each === undefined ? undefined : unitFactor(each);
        return factor !== undefined && sizes.every((size) => size % factor === 0n);
      });
      const factor = unitFactor(unit ?? "B") ?? 1n;
      node.setAttribute(name, String(BigInt(after) / factor));
      for (const [other, size] of others) node.setAttribute(other, String(size / factor));
      node.setAttribute("unit", unit ?? "B");
    },
  };
}
