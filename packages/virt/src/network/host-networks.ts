import type { Network } from "./network.ts";

/** A host's virtual networks. */
export interface HostNetworks {
  networks(): Promise<readonly Network[]>;
  /** @throws LibvirtError of kind `not-found` */
  network(nameOrUuid: string): Promise<Network>;
  defineNetwork(xml: string): Promise<Network>;
  /** Starts a network that is forgotten when it is destroyed. */
  createTransientNetwork(xml: string): Promise<Network>;
}
