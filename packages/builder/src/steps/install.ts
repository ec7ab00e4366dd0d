import type { Step } from "@hob/tasks";
import { GuestWaitTimeout } from "@hob/virt";
import type { BuildInput, BuildNotes } from "../build-plan.ts";
import { InstallationBroken, InstallationTimeout } from "../builder-errors.ts";
import { beginGuest } from "./begin-guest.ts";
import { connectedHost, type HostFor } from "./connected-host.ts";

/** Ends of a guest that are no step of its installer. */
const broken = new Set(["destroyed", "crashed", "failed", "migrated", "saved"]);

/**
 * Waits for the installer, which runs by itself in the guest: every restart that it asks for switches the guest off, so
 * that restarts are counted also while nobody looks. The guest is started again until the installer has had all of its
 * own.
 */
export const install = (hostFor: HostFor): Step<BuildInput, BuildNotes> => ({
  id: "install",
  title: "Wait for the installer",
  weight: 30,
  applies: ({ plan }) => plan.start && plan.installation !== null,
  async execute(run) {
    const { plan, host: id } = run.input;
    const { boots = 1, timeoutMs = 0 } = plan.installation ?? {};
    const host = await connectedHost(hostFor, id, run.signal);
    const guest = await host.guest(plan.uuid);
    const endsAt = (run.notes.installingSince ?? Date.now()) + timeoutMs;
    // An earlier life of this program may have died between starting it and letting it go.
    if (!isBetweenBoots(run.notes)) await beginGuest(guest, true, async () => {});
    for (;;) {
      const next = run.notes.nextBoot ?? 1;
      if (isBetweenBoots(run.notes)) await beginGuest(guest, false, () => run.note({ boots: next }));
      try {
        await guest.waitFor(["shutoff", "crashed"], {
          timeoutMs: Math.max(endsAt - Date.now(), 1),
          signal: run.signal,
        });
      } catch (error) {
        if (!(error instanceof GuestWaitTimeout)) throw error;
        throw new InstallationTimeout({ guest: plan.name, minutes: Math.round(timeoutMs / 60_000) }, { cause: error });
      }
      const { state, reason } = await guest.info();
      // Somebody else may have started it meanwhile.
      if (state !== "shutoff" && state !== "crashed") continue;
      if (state === "crashed" || broken.has(reason)) {
        throw new InstallationBroken({ guest: plan.name, reason });
      }
      const done = run.notes.boots ?? 1;
      run.progress(done / boots);
      if (done >= boots) return;
      run.log(`The installer has asked for restart ${done} of ${boots}.`);
      await run.note({ nextBoot: done + 1 });
    }
  },
  resume: true,
});

const isBetweenBoots = ({ boots = 1, nextBoot = 1 }: Readonly<Partial<BuildNotes>>) => nextBoot > boots;
