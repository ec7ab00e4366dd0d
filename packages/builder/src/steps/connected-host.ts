import type { Host } from "@hob/virt";

/** Finds a host by its id; it may still be connecting. */
export type HostFor = (hostId: string) => Promise<Host>;

const patienceMs = 60_000;

/**
 * A host that is connected: after a restart of this program steps are undone while connections are still being made.
 *
 * @throws HostUnavailable after a minute.
 */
export async function connectedHost(hostFor: HostFor, id: string, signal?: AbortSignal): Promise<Host> {
  const host = await hostFor(id);
  await host.whenConnected({ timeoutMs: patienceMs, ...(signal && { signal }) });
  return host;
}
