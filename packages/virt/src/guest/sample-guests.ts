import {
  connectGetAllDomainStats,
  connectListAllDomains,
  domainGetInfo,
  domainGetState,
  type DomainRef,
  domainStats,
  domainStatsFlag,
  isLibvirtError,
} from "@hob/libvirt";
import type { Link } from "../host/link.ts";
import { inFlight } from "../in-flight.ts";
import { sizeOfKibibytes } from "../sizes.ts";
import type { GuestSample } from "./guest-sample.ts";
import { guestStateOf, guestStateReasonOf } from "./guest-state.ts";
import { emptySample, sampleOf } from "./sample-of.ts";

const wanted =
  domainStats.state |
  domainStats.cpuTotal |
  domainStats.balloon |
  domainStats.vcpu |
  domainStats.interface |
  domainStats.block;

/**
 * The figures of all guests in one call. Guests that are busy are not waited for: figures that only their emulator
 * knows are null then. Drivers without bulk figures are asked guest by guest, in flight.
 */
export async function sampleGuests(link: Link): Promise<readonly GuestSample[]> {
  try {
    const { records } = await link.call(connectGetAllDomainStats, {
      domains: [],
      stats: wanted,
      flags: domainStatsFlag.noWait,
    });
    const at = Date.now();
    return records.map((record) => sampleOf(record, at));
  } catch (error) {
    if (!isLibvirtError(error, "no-support", "operation-unsupported", "argument-unsupported")) throw error;
  }
  const { domains } = await link.call(connectListAllDomains, { needResults: true });
  const samples = await inFlight(domains, (dom) => unlessGone(() => sampleOne(link, dom)));
  return samples.filter((sample) => sample !== null);
}

/** The sample with vCPUs and memory, asked of the domain where the bulk figures lack them; null when it is gone. */
export function complete(link: Link, sample: GuestSample): Promise<GuestSample | null> {
  if (sample.vcpus !== null && sample.memory !== null) return Promise.resolve(sample);
  const dom = { name: sample.name, uuid: sample.uuid, id: -1 };
  return unlessGone(async () => ({ ...sample, ...(await sizesOf(link, dom)) }));
}

async function sampleOne(link: Link, dom: DomainRef): Promise<GuestSample> {
  const [{ state, reason }, sizes] = await Promise.all([link.call(domainGetState, { dom }), sizesOf(link, dom)]);
  const word = guestStateOf(state);
  return {
    ...emptySample(dom.uuid, dom.name, Date.now()),
    ...sizes,
    state: word,
    reason: guestStateReasonOf(word, reason),
  };
}

async function sizesOf(link: Link, dom: DomainRef) {
  const info = await link.call(domainGetInfo, { dom });
  return {
    vcpus: info.vcpus,
    memory: sizeOfKibibytes(info.memory),
    memoryMaximum: sizeOfKibibytes(info.maxMemory),
    cpuTimeNs: Number(info.cpuTime),
  };
}

/** What `ask` gives, or null when the guest went away between being listed and being asked. */
export async function unlessGone<Answer>(ask: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await ask();
  } catch (error) {
    if (isLibvirtError(error, "no-domain")) return null;
    throw error;
  }
}
