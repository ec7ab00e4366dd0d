import type { Step } from "@hob/tasks";
import type { BuildInput, BuildNotes } from "../build-plan.ts";
import { orNull } from "../storage/or-null.ts";
import { connectedHost, type HostFor } from "./connected-host.ts";
import { turnOff } from "./turn-off.ts";

/** Starts the guest: stopped before its first instruction, then let go. */
export const startGuest = (hostFor: HostFor): Step<BuildInput, BuildNotes> => ({
  id: "start-guest",
  title: "Start the virtual machine",
  weight: 2,
  applies: ({ plan }) => plan.start,
  async execute({ input, signal, progress }) {
    const host = await connectedHost(hostFor, input.host, signal);
    const guest = await host.guest(input.plan.uuid);
    if ((await guest.info()).state === "shutoff") await guest.start({ paused: true });
    progress(0.8);
    signal.throwIfAborted();
    await guest.resume();
  },
  async undo({ input, notes }) {
    if (notes.guest === undefined) return;
    const host = await connectedHost(hostFor, input.host);
    const guest = await orNull(host.guest(notes.guest));
    if (guest) await turnOff(guest);
  },
});
