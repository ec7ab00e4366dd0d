import type { Bytes } from "@hob/units";
import { InvalidXmlValue } from "./kit-errors.ts";

const powers: Record<string, bigint> = { k: 1n, m: 2n, g: 3n, t: 4n, p: 5n, e: 6n };

/** The bytes in one of libvirt's units: `b`, `bytes`, `k`, `KiB`, `KB`, … in any case; undefined for no unit of its. */
export function unitFactor(unit: string): bigint | undefined {
  if (/^b(ytes?)?$/i.test(unit)) return 1n;
  const [, letter = "", suffix = ""] = /^([kmgtpe])(ib|b)?$/i.exec(unit) ?? [];
  const power = powers[letter.toLowerCase()];
  return power === undefined ? undefined : (suffix.toLowerCase() === "b" ? 1000n : 1024n) ** power;
}

/**
 * The bytes of `count` units.
 *
 * @param written The unit the document has; undefined for none.
 * @param assumed The unit where none is written.
 * @throws InvalidXmlValue
 * @source libvirt's virScaleInteger.
 */
export function scaledSize(count: string, written: string | undefined, assumed: string, path: string): Bytes {
  const scale = unitFactor(written ?? assumed);
  const size = /^\d+$/.test(count) && scale !== undefined ? BigInt(count) * scale : -1n;
  // Sizes beyond 8 PiB, such as libvirt's "no limit", are whole KiB and exact as well.
  if (size < 0n || size >= 1n << 64n || BigInt(Number(size)) !== size) {
    const value = `${count} ${written ?? ""}`.trim();
    throw new InvalidXmlValue({ path, value, expects: "a size up to 8 PiB in a unit libvirt knows" });
  }
  return Number(size) as Bytes;
}
