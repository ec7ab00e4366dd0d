import { type Bytes, bytes, formatBytes } from "@hob/units";
import type { Context } from "../context.ts";
import { InvalidIntent } from "../designer-errors.ts";
import { eraOf } from "../policy/era-of.ts";

/** How much memory the guest gets: as asked, as recommended, twice the minimum, or as usual for its age. */
export function memory({ intent, os, traits, platform, host, ledger }: Context): Bytes {
  const { minimum, recommended } = resourcesOf(os, platform.arch);
  const { memory: asked } = intent;
  const note = (value: Bytes, because: string): Bytes => {
    ledger.decide("memory", formatBytes(value), because);
    return value;
  };
  if (asked === undefined) {
    if (recommended !== null) return note(recommended, `${traits.label} recommends it.`);
    if (minimum === null) return note(eraOf(traits).memory, `It is usual for ${traits.label}.`);
    return note(bytes(minimum * 2), `Twice the ${formatBytes(minimum)} below which ${traits.label} does not run.`);
  }
  if (asked === 0) {
    throw new InvalidIntent({ what: "Memory", value: "0", accepted: "more than nothing, such as '2GiB'" });
  }
  if (minimum !== null && asked < minimum) {
    ledger.warn(`${formatBytes(asked)} of memory is less than the ${formatBytes(minimum)} that ${traits.label} needs.`);
  }
  if (host.memory !== null && asked > host.memory) {
    ledger.warn(`${formatBytes(asked)} of memory is more than the ${formatBytes(host.memory)} that the host has.`);
  }
  ledger.obey("memory", formatBytes(asked), recommended === null ? [] : [formatBytes(recommended)]);
  return asked;
}

function resourcesOf(os: Context["os"], arch: string): { minimum: Bytes | null; recommended: Bytes | null } {
  const resources = os?.resources(arch);
  return { minimum: resources?.minimum.memory ?? null, recommended: resources?.recommended.memory ?? null };
}
