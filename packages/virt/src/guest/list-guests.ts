import { connectListAllDomains, connectListAllDomainsFlag } from "@hob/libvirt";
import type { Link } from "../host/link.ts";
import { inFlight } from "../in-flight.ts";
import { type Bytes, bytes } from "@hob/units";
import type { GuestSummary } from "./guest-summary.ts";
import { complete, sampleGuests } from "./sample-guests.ts";

/**
 * All guests, in three calls that are in flight together: figures of all, and the names of those that are transient and
 * of those that start with the host. Where a driver's figures lack the size, that is asked guest by guest.
 */
export async function listGuests(link: Link): Promise<readonly GuestSummary[]> {
  const [samples, transient, autostart] = await Promise.all([
    sampleGuests(link),
    uuidsWith(link, connectListAllDomainsFlag.transient),
    uuidsWith(link, connectListAllDomainsFlag.autostart),
  ]);
  const whole = await inFlight(samples, (sample) => complete(link, sample));
  return whole
    .filter((sample) => sample !== null)
    .map((sample) => ({
      uuid: sample.uuid,
      name: sample.name,
      state: sample.state,
      reason: sample.reason,
      vcpus: sample.vcpus ?? 0,
      memory: sample.memory ?? (bytes(0) as Bytes),
      persistent: !transient.has(sample.uuid),
      autostart: autostart.has(sample.uuid),
      sample,
    }));
}

async function uuidsWith(link: Link, flags: number): Promise<ReadonlySet<string>> {
  const { domains } = await link.call(connectListAllDomains, { needResults: true, flags });
  return new Set(domains.map(({ uuid }) => uuid));
}
