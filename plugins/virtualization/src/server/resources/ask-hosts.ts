import { isHobError } from "@hob/errors";
import type { Grid, GridHost } from "@hob/plugin-grid";

/**
 * Asks all connected hosts the same thing, in flight, and joins what they answer. A host that goes away meanwhile is
 * left out; a named host that is not there is an error.
 *
 * @param named a host's id or name; all connected hosts when absent.
 * @throws HostNotFound, HostNotConnected
 */
export async function askHosts<Answer>(
  grid: Grid,
  named: string | undefined,
  ask: (host: GridHost) => Promise<readonly Answer[]>,
): Promise<Answer[]> {
  if (named !== undefined) return [...(await ask(grid.host(named)))];
  const asked = grid.hosts().filter((host) => host.isReady);
  return (await Promise.all(asked.map((host) => unlessGone(ask(host))))).flat();
}

async function unlessGone<Answer>(asked: Promise<readonly Answer[]>): Promise<readonly Answer[]> {
  try {
    return await asked;
  } catch (error) {
    // Gone, or a hypervisor without storage or networks: the others still answer.
    if (isHobError(error, "unavailable") || isHobError(error, "unsupported")) return [];
    throw error;
  }
}
