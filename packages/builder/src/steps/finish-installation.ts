import type { Step } from "@hob/tasks";
import type { BuildInput, BuildNotes } from "../build-plan.ts";
import { beginGuest } from "./begin-guest.ts";
import { connectedHost, type HostFor } from "./connected-host.ts";
import { removeVolumes } from "./noted-volume.ts";

/** Gives the guest its final definition, without the installer's kernel and media, and deletes what only that needed. */
export const finishInstallation = (hostFor: HostFor): Step<BuildInput, BuildNotes> => ({
  id: "finish-installation",
  title: "Put the installer away",
  applies: ({ plan }) => plan.start && plan.installation !== null,
  async execute(run) {
    const { plan, host: id } = run.input;
    const host = await connectedHost(hostFor, id, run.signal);
    await host.defineGuest(plan.xml);
    await removeVolumes(
      host,
      plan.volumes.filter(({ until }) => until === "installed"),
      run,
    );
  },
  resume: true,
});

/** Starts what was installed. */
export const startInstalled = (hostFor: HostFor): Step<BuildInput, BuildNotes> => ({
  id: "start-installed",
  title: "Start the installed system",
  applies: ({ plan }) => plan.start && plan.installation !== null,
  async execute({ input: { plan, host: id }, notes, note, signal }) {
    const host = await connectedHost(hostFor, id, signal);
    await beginGuest(await host.guest(plan.uuid), notes.started === true, () => note({ started: true }));
  },
  resume: true,
});
