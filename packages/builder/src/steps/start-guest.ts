import type { Step } from "@hob/tasks";
import type { BuildInput, BuildNotes } from "../build-plan.ts";
import { orNull } from "../storage/or-null.ts";
import { beginGuest } from "./begin-guest.ts";
import { connectedHost, type HostFor } from "./connected-host.ts";
import { turnOff } from "./turn-off.ts";

/** Starts the guest, or its installer: stopped before its first instruction, then let go. */
export const startGuest = (hostFor: HostFor): Step<BuildInput, BuildNotes> => ({
  id: "start-guest",
  title: "Start the virtual machine",
  weight: 2,
  applies: ({ plan }) => plan.start,
  async execute({ input: { plan, host: id }, notes, note, signal }) {
    const host = await connectedHost(hostFor, id, signal);
    const guest = await host.guest(plan.uuid);
    signal.throwIfAborted();
    if (plan.installation === null) {
      await beginGuest(guest, notes.started === true, () => note({ started: true }));
      return;
    }
    await beginGuest(guest, (notes.boots ?? 0) > 0, () => note({ boots: 1, installingSince: Date.now() }));
  },
  async undo({ input, notes }) {
    if (notes.guest === undefined) return;
    const host = await connectedHost(hostFor, input.host);
    const guest = await orNull(host.guest(notes.guest));
    if (guest) await turnOff(guest);
  },
  resume: true,
});
