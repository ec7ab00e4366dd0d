import type { HobError } from "@hob/errors";
import type { Host } from "@hob/virt";
import { UnknownNetwork, UnknownPool } from "../builder-errors.ts";

const names = (items: readonly { readonly name: string }[]) => items.map(({ name }) => name).sort();

/** The error for a pool that does not exist, with those that do. */
export async function unknownPool(host: Host, pool: string): Promise<HobError> {
  return new UnknownPool({ pool, host: host.name, known: names(await host.pools()) });
}

/** The error for a network that does not exist, with those that do. */
export async function unknownNetwork(host: Host, network: string): Promise<HobError> {
  return new UnknownNetwork({ network, host: host.name, known: names(await host.networks()) });
}
