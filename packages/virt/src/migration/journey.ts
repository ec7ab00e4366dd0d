import type { DomainRef, TypedValue } from "@hob/libvirt";
import type { Link } from "../host/link.ts";
import type { GuestBeforehand } from "./migration-flags.ts";
import type { MigrationOptions } from "./migration-options.ts";
import type { MigrationParameters } from "./migration-parameters.ts";
import type { MigrationPhase } from "./migration-progress.ts";

/** One guest's way from one host to another: what is known before it begins. */
export interface Journey {
  readonly from: Link;
  readonly to: Link;
  readonly dom: DomainRef;
  /** The guest as the destination calls it. */
  readonly there: DomainRef;
  readonly before: GuestBeforehand;
  readonly options: MigrationOptions;
  readonly flags: number;
  readonly parameters: MigrationParameters;
  readonly patienceMs: number;
}

/** What happens on the way: its phases are told, and between them it may be given up. */
export interface Traveller {
  /** @throws what ends the migration, when it was given up meanwhile. */
  enter(phase: MigrationPhase): void;
  /** Aborts when it is given up before it is sent: an emulator that hangs must not hold up who gives up. */
  readonly signal: AbortSignal;
  /** All memory was sent once more; 1 is the first pass's beginning. */
  passed(iteration: number): void;
}

/** How a migration left the hosts. */
export type Ending =
  | { readonly clean: true; readonly figures: Readonly<Record<string, TypedValue>> | null }
  /** It has to be set right, as far as it is known what happened; without an error it succeeded. */
  | {
      readonly clean: false;
      readonly ranThere: "never" | "perhaps" | "yes";
      readonly error: unknown;
    };
