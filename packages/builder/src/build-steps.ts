import type { Step } from "@hob/tasks";
import type { BuildInput, BuildNotes } from "./build-plan.ts";
import { allocateDisk } from "./steps/allocate-disk.ts";
import type { HostFor } from "./steps/connected-host.ts";
import { defineGuest } from "./steps/define-guest.ts";
import { prepareNetwork } from "./steps/prepare-network.ts";
import { preparePool } from "./steps/prepare-pool.ts";
import { startGuest } from "./steps/start-guest.ts";

/**
 * The steps from a plan to a running guest, for a task whose input is a {@link BuildInput}. Each writes down what it is
 * about to make, so that a failure, a cancel or a crash at any point leaves nothing behind.
 */
export const buildSteps = (hostFor: HostFor): readonly Step<BuildInput, BuildNotes>[] => [
  preparePool(hostFor),
  prepareNetwork(hostFor),
  allocateDisk(hostFor),
  defineGuest(hostFor),
  startGuest(hostFor),
];
