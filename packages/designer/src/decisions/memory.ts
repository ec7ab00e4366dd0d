import { type Bytes, bytes, formatBytes } from "@hob/units";
import type { Context } from "../context.ts";
import { InvalidIntent } from "../designer-errors.ts";
import { eraOf } from "../policy/era-of.ts";

/** How much memory the guest gets: as asked, as recommended, twice the minimum, or as usual for its age. */
export function memory({ intent, os, traits, platform, host, ledger }: Context): Bytes {
  const { minimum, recommended } = resourcesOf(os, platform.arch);
  const { memory: asked } = intent;
  if (asked === undefined) {
    if (recommended !== null) {
      return ledger.decide("memory", recommended, `${traits.label} recommends ${formatBytes(recommended)}.`);
    }
    if (minimum !== null) {
      const doubled = bytes(minimum * 2);
      return ledger.decide(
        "memory",
        doubled,
        `Twice the ${formatBytes(minimum)} below which ${traits.label} does not run.`,
      );
    }
    const { memory: usual } = eraOf(traits);
    return ledger.decide("memory", usual, `It is usual for ${traits.label}.`);
  }
  if (asked === 0)
    throw new InvalidIntent({ what: "Memory", value: "0", accepted: "more than nothing, such as '2GiB'" });
  if (minimum !== null && asked < minimum) {
    ledger.warn(`${formatBytes(asked)} of memory is less than the ${formatBytes(minimum)} that ${traits.label} needs.`);
  }
  if (host.memory !== null && asked > host.memory) {
    ledger.warn(`${formatBytes(asked)} of memory is more than the ${formatBytes(host.memory)} that the host has.`);
  }
  return ledger.obey("memory", asked, recommended === null ? [] : [String(recommended)]);
}

function resourcesOf(os: Context["os"], arch: string): { minimum: Bytes | null; recommended: Bytes | null } {
  const resources = os?.resources(arch);
  return { minimum: resources?.minimum.memory ?? null, recommended: resources?.recommended.memory ?? null };
}
