import type { OperatingSystem } from "./operating-system.ts";
import type { Amounts } from "./resources.ts";

/** An operating system as plain JSON, for one architecture: what lists and pickers show. */
export interface OsSummary {
  /** Short id. */
  readonly id: string;
  readonly uri: string;
  readonly name: string;
  readonly version: string | null;
  readonly vendor: string | null;
  readonly family: string | null;
  readonly distro: string | null;
  readonly releaseDate: string | null;
  readonly eolDate: string | null;
  readonly minimum: Amounts;
  readonly recommended: Amounts;
}

/** Projects an operating system to {@link OsSummary}. */
export function summariseOs(os: OperatingSystem, arch = "x86_64"): OsSummary {
  const { shortId, id, name, version, vendor, family, distro, releaseDate, eolDate } = os;
  return { id: shortId, uri: id, name, version, vendor, family, distro, releaseDate, eolDate, ...os.resources(arch) };
}
