import { domainMigrateFlag as flag } from "@hob/libvirt";
import type { MigrationOptions } from "./migration-options.ts";

/** What is known of the guest before it moves. */
export interface GuestBeforehand {
  readonly active: boolean;
  readonly paused: boolean;
  readonly persistent: boolean;
  /** Whether it starts with its host, which libvirt does not take along. */
  readonly autostart: boolean;
}

/** Options as libvirt's flags. @source libvirt-domain.h, virDomainMigrateFlags */
export function migrationFlags(options: MigrationOptions, guest: GuestBeforehand): number {
  const { mode = "direct", copy, live = true, persist = guest.persistent } = options;
  const chosen: readonly (readonly [number, boolean | undefined])[] = [
    [flag.live, guest.active && live],
    [flag.offline, !guest.active],
    [flag.peer2peer, mode !== "direct"],
    [flag.tunnelled, mode === "tunnelled"],
    [flag.persistDest, persist || !guest.active],
    [flag.undefineSource, guest.persistent && (options.undefineSource ?? true)],
    [flag.paused, options.paused ?? (guest.paused && options.resume !== true)],
    [flag.nonSharedDisk, copy !== undefined && copy.incremental !== true],
    [flag.nonSharedInc, copy?.incremental],
    [flag.nonSharedSynchronousWrites, copy?.synchronousWrites],
    [flag.unsafe, options.unsafe],
    [flag.abortOnError, options.abortOnError],
    [flag.compressed, options.compression !== undefined],
    [flag.autoConverge, options.autoConverge !== undefined],
    [flag.postcopy, options.postCopy !== undefined],
    [flag.postcopyResume, options.resume],
    [flag.tls, options.tls !== undefined && options.tls !== false],
    [flag.parallel, options.parallel !== undefined],
    [flag.zerocopy, options.zeroCopy],
  ];
  return chosen.reduce((flags, [bit, set]) => (set === true ? flags | bit : flags), 0);
}

/** The flags that the destination is given: how the source sends is not its business. */
export function destinationFlags(flags: number): number {
  return flags & ~(flag.abortOnError | flag.autoConverge);
}
