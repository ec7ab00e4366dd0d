import { writeIso } from "@hob/iso9660";
import type { SeedFile } from "./seed-file.ts";

/**
 * A medium with a seed: about 360 kB of ISO 9660, readable for root alone. The same files give the same bytes.
 *
 * @param label `cidata`, `config-2`, or what another reader looks for.
 */
export const seedIso = (files: readonly SeedFile[], label: string): Buffer =>
  writeIso({ volumeId: label, files: files.map(({ path, bytes }) => ({ path, bytes, mode: 0o400 })) });
