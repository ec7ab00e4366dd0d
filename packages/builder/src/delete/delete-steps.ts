import type { Step } from "@hob/tasks";
import { connectedHost, type HostFor } from "../steps/connected-host.ts";
import { turnOff } from "../steps/turn-off.ts";
import { deleteVolume } from "../storage/delete-volume.ts";
import { findSource } from "../storage/find-source.ts";
import { orNull } from "../storage/or-null.ts";
import type { DeleteInput, DeleteNotes } from "./delete-input.ts";
import { ownDisks } from "./own-disks.ts";

/**
 * The steps that delete a guest, for a task whose input is a {@link DeleteInput}. They cannot be taken back; a deletion
 * that was cut short is completed by asking for it again, because the definition goes last.
 */
export const deleteSteps = (hostFor: HostFor): readonly Step<DeleteInput, DeleteNotes>[] => [
  {
    id: "turn-off",
    title: "Turn it off",
    async execute({ input, signal, note, log }) {
      const host = await connectedHost(hostFor, input.host, signal);
      const guest = await host.guest(input.guest);
      if (input.disks) {
        // Before the power goes: a transient guest is forgotten with it.
        const { own, kept } = await ownDisks(host, guest);
        for (const { source, because } of kept) log(`${source} stays: ${because}.`);
        await note({ disks: own });
      }
      await turnOff(guest);
    },
  },
  {
    id: "delete-disks",
    title: "Delete its disks",
    applies: ({ disks }) => disks,
    weight: 2,
    async execute({ input, notes, signal, progress, log }) {
      const host = await connectedHost(hostFor, input.host, signal);
      const disks = notes.disks ?? [];
      for (const [index, source] of disks.entries()) {
        const volume = await findSource(host, source);
        if (volume) await deleteVolume(volume, { signal });
        log(`Deleted ${source}.`);
        progress((index + 1) / disks.length);
      }
    },
  },
  {
    id: "undefine",
    title: "Forget its definition",
    async execute({ input, signal }) {
      const host = await connectedHost(hostFor, input.host, signal);
      const guest = await orNull(host.guest(input.guest));
      if (guest) await orNull(guest.undefine());
    },
  },
];
