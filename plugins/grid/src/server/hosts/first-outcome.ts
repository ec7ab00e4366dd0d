import type { Host } from "@hob/virt";

/**
 * Waits for what comes of a host's first attempt to connect.
 *
 * @throws what the attempt failed with, at once; HostUnavailable after `timeoutMs`.
 */
export async function firstOutcome(host: Host, timeoutMs: number): Promise<void> {
  const failed = new AbortController();
  const look = () => {
    if (host.state.kind === "disconnected") failed.abort(host.state.error);
  };
  const off = host.onState(look);
  look();
  try {
    await host.whenConnected({ timeoutMs, signal: failed.signal });
  } catch (error) {
    throw failed.signal.aborted && failed.signal.reason instanceof Error ? failed.signal.reason : error;
  } finally {
    off();
  }
}
