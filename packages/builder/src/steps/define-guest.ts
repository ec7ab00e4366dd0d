import type { Step } from "@hob/tasks";
import type { Host } from "@hob/virt";
import { basename } from "node:path/posix";
import type { BuildInput, BuildNotes, PlannedNvram } from "../build-plan.ts";
import { NameInUse } from "../builder-errors.ts";
import { copyFile, deleteFile } from "../storage/copy-file.ts";
import { orNull } from "../storage/or-null.ts";
import { connectedHost, type HostFor } from "./connected-host.ts";
import { turnOff } from "./turn-off.ts";

/** Stores the guest's definition, that of its first phase, under the UUID that the plan gave it. */
export const defineGuest = (hostFor: HostFor): Step<BuildInput, BuildNotes> => ({
  id: "define-guest",
  title: "Define the virtual machine",
  async execute(run) {
    const { name, uuid, xml, firstXml, nvram } = run.input.plan;
    const host = await connectedHost(hostFor, run.input.host, run.signal);
    const present = await orNull(host.guest(name));
    const isOwn = present?.uuid === uuid && run.notes.guest === uuid;
    if (present && !isOwn) throw new NameInUse({ name, host: host.name });
    run.signal.throwIfAborted();
    await run.note({ guest: uuid, ...(nvram === null ? {} : { nvram: nvram.to }) });
    if (nvram !== null) await copyNvram(host, nvram);
    await host.defineGuest(firstXml ?? xml);
  },
  async undo({ input, notes }) {
    if (notes.guest === undefined) return;
    const host = await connectedHost(hostFor, input.host);
    const guest = await orNull(host.guest(notes.guest));
    if (guest && (await turnOff(guest))) await orNull(guest.undefine());
    if (notes.nvram !== undefined) await deleteFile(host, notes.nvram);
  },
  resume: true,
});

const copyNvram = (host: Host, { from, to }: PlannedNvram): Promise<void> => copyFile(host, from, basename(to));
