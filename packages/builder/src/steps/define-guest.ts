import type { Step } from "@hob/tasks";
import type { BuildInput, BuildNotes } from "../build-plan.ts";
import { NameInUse } from "../builder-errors.ts";
import { orNull } from "../storage/or-null.ts";
import { connectedHost, type HostFor } from "./connected-host.ts";
import { turnOff } from "./turn-off.ts";

/** Stores the guest's definition under the UUID that the plan gave it. */
export const defineGuest = (hostFor: HostFor): Step<BuildInput, BuildNotes> => ({
  id: "define-guest",
  title: "Define the virtual machine",
  async execute({ input, signal, note }) {
    const { name, uuid, xml } = input.plan;
    const host = await connectedHost(hostFor, input.host, signal);
    if (await orNull(host.guest(name))) throw new NameInUse({ name, host: host.name });
    signal.throwIfAborted();
    await note({ guest: uuid });
    await host.defineGuest(xml);
  },
  async undo({ input, notes }) {
    if (notes.guest === undefined) return;
    const host = await connectedHost(hostFor, input.host);
    const guest = await orNull(host.guest(notes.guest));
    if (guest && (await turnOff(guest))) await orNull(guest.undefine());
  },
});
