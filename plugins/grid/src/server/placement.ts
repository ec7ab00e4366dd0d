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

/** A host that is there, connected or not. */
export interface KnownHost {
  readonly name: string;
  /** What is wrong with it; null when nothing is. */
  readonly reason: string | null;
}

/** No host is connected, so nothing can be placed. */
export const NoHostConnected = defineError("grid.no-host-connected", {
  kind: "unavailable",
  message: ({ hosts }: { hosts: readonly KnownHost[] }) => {
    const [first] = hosts;
    if (!first) return "There is no host yet.";
    if (hosts.length > 1) return `None of the ${hosts.length} hosts is connected.`;
    return `Host '${first.name}' is not connected${first.reason === null ? "" : `: ${first.reason.replace(/\.$/, "")}`}.`;
  },
  hint: ({ hosts }) =>
    hosts.length === 0 ? "Add one under Hosts, or with `hob host add`." : "`hob host list` shows the hosts, and why.",
});

/**
 * Chooses the host with the most memory that is not given to running guests; equal ones go by name.
 *
 * It never refuses for lack of memory, because guests may share it: it says so.
 *
 * @param known every host, connected or not: for the message.
 * @throws NoHostConnected when there is no candidate.
 */
export function place(
  candidates: readonly PlaceCandidate[],
  wanted: { readonly memory: Bytes | number },
  known: readonly KnownHost[] = [],
): Placement {
  const free = (host: PlaceCandidate) => Math.max(0, host.memory - host.given);
  const [best] = candidates.toSorted((a, b) => free(b) - free(a) || a.name.localeCompare(b.name));
  if (!best) throw new NoHostConnected({ hosts: known.map(({ name, reason }) => ({ name, reason })) });
  const room = `${formatBytes(free(best))} of its ${formatBytes(best.memory)} of memory are not given to running guests`;
  const choice = candidates.length === 1 ? "it is the only connected host" : "it has the most free memory";
  const short = free(best) < wanted.memory ? `; that is less than the ${formatBytes(wanted.memory)} asked for` : "";
  return { host: best.id, because: `${choice}: ${room}${short}` };
}
