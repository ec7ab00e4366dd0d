import type { Grid } from "@hob/plugin-grid";
import type { Host } from "@hob/virt";

/** How long a step waits for its host, in ms: also after a restart of Hob, when hosts are just being connected. */
const patienceMs = 60_000;

/**
 * The connection of a host, waited for: tasks outlive a short loss of it.
 *
 * @param signal ends the wait: the task is being cancelled.
 * @throws HostNotFound when the host was forgotten meanwhile, HostUnavailable when it stays away.
 */
export async function hostWhenConnected(grid: Grid, id: string, signal: AbortSignal): Promise<Host> {
  const { live } = grid.host(id);
  await live.whenConnected({ timeoutMs: patienceMs, signal });
  return live;
}
