import type { ItemOf } from "@hob/resources";
import type { hosts } from "../../model/index.ts";
import type { ManagedHost } from "./managed-host.ts";

/** A host as it is listed and sent in events. */
export type HostItem = ItemOf<typeof hosts>;

/** A managed host as it is listed; one whose guests are still being read is `connecting`. */
export function hostItem(host: ManagedHost): HostItem {
  const { facts, row, live } = host;
  const verdict = host.settlement.last;
  let vmsRunning = 0;
  for (const guest of host.guests.values()) if (!guest.stale && guest.state === "running") vmsRunning++;
  return {
    id: row.id,
    name: row.name,
    uri: row.uri,
    state: live.state.kind === "connected" && !host.isReady && host.reason === null ? "connecting" : live.state.kind,
    reason: host.reason,
    hint: host.hint,
    since: host.since,
    virtualization: row.virtualization,
    guestType: verdict?.guestType ?? null,
    guestTypeBecause: verdict?.because ?? null,
    hostname: facts?.hostname ?? null,
    arch: facts?.arch ?? null,
    cpuModel: facts?.cpuModel ?? null,
    cpus: facts?.cpus ?? null,
    memory: facts?.memory ?? null,
    libvirtVersion: facts?.libvirtVersion ?? null,
    hypervisor: facts?.hypervisor ?? null,
    vms: host.guests.size,
    vmsRunning,
  };
}
