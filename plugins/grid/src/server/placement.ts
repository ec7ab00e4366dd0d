import { defineError } from "@hob/errors";
import { type Bytes, formatBytes } from "@hob/units";

/** What placement looks at: a connected host. */
export interface PlaceCandidate {
  readonly id: string;
  readonly name: string;
  /** Physical memory, in bytes. */
  readonly memory: number;
  /** What its running guests have been given, in bytes. */
  readonly given: number;
}

/** Where a guest goes, and why. */
export interface Placement {
  /** The host's id. */
  readonly host: string;
  /** One line for people. */
  readonly because: string;
}

/** No host is connected, so nothing can be placed. */
export const NoHostConnected = defineError("grid.no-host-connected", {
  kind: "unavailable",
  message: (d: { hosts: number }) =>
    d.hosts === 0 ? "There is no host yet." : `None of the ${d.hosts} hosts is connected.`,
  hint: (d) => (d.hosts === 0 ? "Add one under Hosts." : "See why with `hob host list`."),
});

/**
 * Chooses the host with the most memory that is not given to running guests; equal ones go by name.
 *
 * It never refuses for lack of memory, because guests may share it: it says so.
 *
 * @param known how many hosts there are, connected or not: for the message.
 * @throws NoHostConnected when there is no candidate.
 */
export function place(
  candidates: readonly PlaceCandidate[],
  wanted: { readonly memory: Bytes | number },
  known: number = candidates.length,
): Placement {
  const free = (host: PlaceCandidate) => Math.max(0, host.memory - host.given);
  const [best] = candidates.toSorted((a, b) => free(b) - free(a) || a.name.localeCompare(b.name));
  if (!best) throw new NoHostConnected({ hosts: known });
  const room = `${formatBytes(free(best))} of its ${formatBytes(best.memory)} of memory are not given to running guests`;
  const choice = candidates.length === 1 ? "it is the only connected host" : "it has the most free memory";
  const short = free(best) < wanted.memory ? `; that is less than the ${formatBytes(wanted.memory)} asked for` : "";
  return { host: best.id, because: `${choice}: ${room}${short}` };
}
