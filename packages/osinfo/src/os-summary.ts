import type { OperatingSystem } from "./operating-system.ts";
import type { Amounts } from "./resources.ts";

/** What a list shows of the amounts that a system asks for. */
export type SummaryAmounts = Pick<Amounts, "vcpus" | "memory" | "storage">;

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
  readonly minimum: SummaryAmounts;
  readonly recommended: SummaryAmounts;
}

/** Projects an operating system to {@link OsSummary}. */
export function summariseOs(os: OperatingSystem, arch = "x86_64"): OsSummary {
  const { shortId, id, name, version, vendor, family, distro, releaseDate, eolDate } = os;
  const { minimum, recommended } = os.resources(arch);
  return {
    id: shortId,
    uri: id,
    name,
    version,
    vendor,
    family,
    distro,
    releaseDate,
    eolDate,
    minimum: shown(minimum),
    recommended: shown(recommended),
  };
}

const shown = ({ vcpus, memory, storage }: Amounts): SummaryAmounts => ({ vcpus, memory, storage });
