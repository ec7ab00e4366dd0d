import type { IntendedDisk, IntendedSystemInfo } from "@hob/designer";
import type { FirstBoot } from "@hob/first-boot";
import type { PlannedVolume } from "../build-plan.ts";
import type { BuildSource } from "../build-request.ts";
import { UnsuitableSource } from "../builder-errors.ts";
import type { SourceContext } from "./plan-source.ts";

/** Bytes for the vault, by the volume's id. */
export interface Secret {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** What the guest reads at its first boot. */
export interface Seed {
  readonly volumes: readonly PlannedVolume[];
  readonly drives: readonly IntendedDisk[];
  readonly systemInfo: IntendedSystemInfo | null;
  readonly secrets: readonly Secret[];
  readonly warnings: readonly string[];
}

/** A guest that is told nothing. */
export const noSeed: Seed = { volumes: [], drives: [], systemInfo: null, secrets: [], warnings: [] };

/** What a seed is made from. */
export interface SeedInput {
  readonly firstBoot: FirstBoot;
  readonly uuid: string;
  /** Of the guest's network cards, in their order. */
  readonly macs: readonly string[];
  readonly source: BuildSource | undefined;
}

/** Plans the medium, or the entry of the firmware, that the first boot reads. @throws UnsuitableSource */
export async function planSeed(_context: SourceContext, { source }: SeedInput): Promise<Seed> {
  if (source?.kind === "iso" || source?.kind === "tree" || source?.kind === "pxe") {
    const reason = "an installer does not read it; give the installer its answers instead";
    throw new UnsuitableSource({ what: "First boot data", source: source.kind, reason });
  }
  return noSeed;
}
