import { type Bytes, bytes, formatBytes } from "@hob/units";
import type { Context } from "../context.ts";
import { InvalidIntent } from "../designer-errors.ts";
import { eraOf } from "../policy/era-of.ts";

/** How large a new disk for the system had better be; warns of disks that are too small for it. */
export function storage({ intent, os, traits, platform, ledger }: Context): Bytes {
  const { minimum, recommended } = os?.resources(platform.arch) ?? {};
  const needed = minimum?.storage ?? null;
  for (const { device, size } of intent.disks) {
    if (size === 0)
      throw new InvalidIntent({ what: "Disk size", value: "0", accepted: "more than nothing, such as '20GiB'" });
    if (device === "disk" && needed !== null && size !== undefined && size < needed) {
      ledger.warn(
        `A disk of ${formatBytes(size)} is smaller than the ${formatBytes(needed)} that ${traits.label} needs.`,
      );
    }
  }
  const usual = eraOf(traits).storage;
  return recommended?.storage ?? (needed === null ? usual : bytes(Math.max(needed * 2, usual)));
}
