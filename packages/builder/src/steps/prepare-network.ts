import type { Step } from "@hob/tasks";
import type { BuildInput, BuildNotes } from "../build-plan.ts";
import { unknownNetwork } from "../plan/unknown-names.ts";
import { orNull } from "../storage/or-null.ts";
import { connectedHost, type HostFor } from "./connected-host.ts";

/** Starts the guest's network. It is not stopped again: others may be on it by then. */
export const prepareNetwork = (hostFor: HostFor): Step<BuildInput, BuildNotes> => ({
  id: "prepare-network",
  title: "Prepare the network",
  applies: ({ plan }) => plan.network !== null,
  async execute({ input, signal, log }) {
    const { network: name } = input.plan;
    if (name === null) return;
    const host = await connectedHost(hostFor, input.host, signal);
    const network = await orNull(host.network(name));
    if (!network) throw await unknownNetwork(host, name);
    if ((await network.info()).active) return;
    await network.start();
    log(`Started network '${name}'.`);
  },
  resume: true,
});
