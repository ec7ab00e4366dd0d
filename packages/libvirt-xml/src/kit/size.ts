import { type Bytes, bytes } from "@hob/units";
import { InvalidXmlValue } from "./kit-errors.ts";
import type { Slot } from "./slot.ts";

const powers: Record<string, bigint> = { k: 1n, m: 2n, g: 3n, t: 4n, p: 5n, e: 6n };

/** The bytes in one of libvirt's units: `b`, `bytes`, `k`, `KiB`, `KB`, … in any case. */
function factor(unit: string): bigint | undefined {
  if (/^b(ytes?)?$/i.test(unit)) return 1n;
  const [, letter = "", suffix = ""] = /^([kmgtpe])(ib|b)?$/i.exec(unit) ?? [];
  const power = powers[letter.toLowerCase()];
  return power === undefined ? undefined : (suffix.toLowerCase() === "b" ? 1000n : 1024n) ** power;
}

/**
 * A size: the element's own number, scaled by its `unit` attribute.
 *
 * @param unit What libvirt assumes where none is written, and the one written here; a size that is no multiple of it is
 * written in bytes.
 * @source libvirt's virScaleInteger.
 */
export function size(unit: "KiB" | "bytes"): Slot<Bytes> {
  return {
    extent: () => ({ attributes: ["unit"], text: true }),
    read(node, path) {
      const characters = node.text.trim();
      if (characters === "") return undefined;
      const scale = factor(node.attribute("unit") ?? unit);
      const count = /^\d+$/.test(characters) && scale !== undefined ? BigInt(characters) * scale : undefined;
      if (count === undefined || count > BigInt(Number.MAX_SAFE_INTEGER)) {
        const value = `${characters} ${node.attribute("unit") ?? ""}`.trim();
        throw new InvalidXmlValue({ path, value, expects: "a size up to 8 PiB in a unit libvirt knows" });
      }
      return bytes(Number(count));
    },
    update({ node }, before, after) {
      if (before === after) return;
      const scaled = unit === "KiB" && after !== undefined && after % 1024 === 0;
      if (after === undefined) node.removeAttribute("unit");
      else node.setAttribute("unit", scaled ? "KiB" : "bytes");
      node.text = after === undefined ? "" : String(scaled ? after / 1024 : after);
    },
  };
}
