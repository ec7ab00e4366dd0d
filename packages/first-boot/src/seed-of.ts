import { cloudInitFiles } from "./cloud-init/cloud-init-files.ts";
import { seedLabel } from "./cloud-init/seed-label.ts";
import type { FirstBoot } from "./first-boot.ts";
import { ignitionConfig, ignitionFwCfg } from "./ignition/ignition-config.ts";
import type { SeedFile } from "./seed-file.ts";

/** How a first boot reaches the guest. */
export type Seed =
  /** A read-only medium with a label; `seedIso(files, label)` makes it. */
  | { readonly kind: "medium"; readonly label: string; readonly files: readonly SeedFile[] }
  /** An entry of QEMU's firmware configuration (`<sysinfo type='fwcfg'>`); all of it is secret. */
  | { readonly kind: "firmware"; readonly name: string; readonly content: string };

/**
 * What a guest is given for its first boot.
 *
 * @throws InvalidFirstBoot for a value that would not be taken; InvalidText, with line and column, for a text of the user's.
 */
export function seedOf(firstBoot: FirstBoot): Seed {
  if (firstBoot.kind === "ignition") {
    return { kind: "firmware", name: ignitionFwCfg, content: ignitionConfig(firstBoot) };
  }
  return { kind: "medium", label: seedLabel(firstBoot), files: cloudInitFiles(firstBoot) };
}
