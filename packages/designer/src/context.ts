import type { OperatingSystem } from "@hob/osinfo";
import type { GuestIntent } from "./guest-intent.ts";
import type { HostAbilities } from "./host-abilities.ts";
import type { Ledger } from "./ledger.ts";
import type { OsTraits } from "./os-traits.ts";
import type { Platform } from "./platform.ts";
import type { Policy } from "./policy-sets/policy.ts";

/** What every choice may look at, and the ledger it is noted in. */
export interface Context {
  readonly intent: GuestIntent;
  readonly os: OperatingSystem | null;
  readonly traits: OsTraits;
  readonly platform: Platform;
  readonly host: HostAbilities;
  /** What is a matter of taste. */
  readonly policy: Policy;
  readonly ledger: Ledger;
}
