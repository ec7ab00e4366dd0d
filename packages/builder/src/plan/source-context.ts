import type { OsDatabase } from "@hob/osinfo";
import type { Host } from "@hob/virt";
import type { ChosenPool } from "./choose-pool.ts";

/** What a source is planned with. */
export interface SourceContext {
  readonly host: Host;
  /** The guest's name, which its volumes are named after. */
  readonly name: string;
  readonly pool: ChosenPool;
  /** libvirt's name of the architecture. */
  readonly arch: string;
  readonly db: OsDatabase;
  /** Whether the installer is told its answers, for which its medium must be looked into. */
  readonly isUnattended: boolean;
  readonly signal?: AbortSignal | undefined;
}
