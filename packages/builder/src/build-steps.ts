import type { Step } from "@hob/tasks";
import type { BuildInput, BuildNotes } from "./build-plan.ts";
import { createSecretVault, type SecretVault } from "./secret-vault.ts";
import { allocateDisk } from "./steps/allocate-disk.ts";
import type { HostFor } from "./steps/connected-host.ts";
import { defineGuest } from "./steps/define-guest.ts";
import { fetchMedia } from "./steps/fetch-media.ts";
import { finishInstallation, startInstalled } from "./steps/finish-installation.ts";
import { forgetFirstBoot } from "./steps/forget-first-boot.ts";
import { install } from "./steps/install.ts";
import { prepareNetwork } from "./steps/prepare-network.ts";
import { preparePool } from "./steps/prepare-pool.ts";
import { startGuest } from "./steps/start-guest.ts";
import { waitForGuest } from "./steps/wait-for-guest.ts";
import { writeMedia } from "./steps/write-media.ts";

/**
 * The steps from a plan to a running guest, for a task whose input is a {@link BuildInput}. Each writes down what it is
 * about to make, so that a failure or a cancel at any point leaves nothing behind, and may be repeated, so that a task
 * whose process died goes on.
 *
 * @param vault where `planBuild` put the secrets.
 */
export const buildSteps = (
  hostFor: HostFor,
  vault: SecretVault = createSecretVault(),
): readonly Step<BuildInput, BuildNotes>[] => [
  preparePool(hostFor),
  prepareNetwork(hostFor),
  writeMedia(hostFor, vault),
  fetchMedia(hostFor, vault),
  allocateDisk(hostFor, vault),
  defineGuest(hostFor),
  startGuest(hostFor),
  install(hostFor),
  finishInstallation(hostFor),
  startInstalled(hostFor),
  waitForGuest(hostFor),
  forgetFirstBoot(hostFor),
];
