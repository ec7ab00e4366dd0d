import {
  domainInterfaceAddresses,
  type DomainInterfaceAddresses,
  type DomainRef,
  domainInterfaceAddressesSource,
  isLibvirtError,
} from "@hob/libvirt";
import { type Channel, domain, read } from "@hob/libvirt-xml";
import { setTimeout as sleep } from "node:timers/promises";
import type { Link } from "../host/link.ts";

/** The addresses of a guest's network interfaces, by MAC address in lower case. */
export type GuestAddresses = ReadonlyMap<string, readonly string[]>;

type Told = readonly DomainInterfaceAddresses[];

/** How long each source may take, in ms. */
const patienceMs = 1000;
/** When a guest's agent that says nothing is given up, in ms. */
const agentLimitMs = 60_000;

/**
 * Asks libvirt's DHCP server, and the guest's agent where one listens, for a guest's addresses. What a source cannot
 * tell, or not in time, is left out; so are addresses that only mean something on one link.
 *
 * The host's ARP table is not asked: it tells what some guest used once.
 *
 * @param xml the running guest's.
 */
export async function guestAddresses(link: Link, dom: DomainRef, xml: string): Promise<GuestAddresses> {
  const hasAgent = read(domain, xml).devices.channels.some(isAgent);
  const question = { dom, source: domainInterfaceAddressesSource.lease };
  const leases = link.call(domainInterfaceAddresses, question).then(({ interfaces }) => interfaces);
  const told = await Promise.all([orNothing(leases), hasAgent ? orNothing(askAgent(link, dom)) : []]);
  return joined(told.flat());
}

function isAgent({ target }: Channel): boolean {
  return target?.name === "org.qemu.guest_agent.0" && target.state === "connected";
}

function joined(told: Told): GuestAddresses {
  const byMac = new Map<string, string[]>();
  for (const { mac, addresses } of told) {
    const key = mac?.toLowerCase() ?? loopback;
    if (key === loopback) continue;
    const known = byMac.get(key) ?? [];
    byMac.set(key, known);
    for (const { address } of addresses) {
      if (!known.includes(address) && !isLinkLocal(address)) known.push(address);
    }
  }
  return byMac;
}

const loopback = "00:00:00:00:00:00";
const isLinkLocal = (address: string): boolean => /^fe[89ab]/i.test(address) || address.startsWith("169.254.");

/** What a source tells, or nothing when it cannot, or not in time. @throws when guest or host are gone. */
async function orNothing(told: Promise<Told>): Promise<Told> {
  const answered = new AbortController();
  try {
    return await Promise.race([told, sleep(patienceMs, [], { signal: answered.signal })]);
  } catch (error) {
    if (isLibvirtError(error) && !isLibvirtError(error, "no-domain")) return [];
    throw error;
  } finally {
    answered.abort();
  }
}

/** Agents that have not answered yet, by the guest's UUID. */
const asked = new WeakMap<Link, Map<string, Promise<Told>>>();

/**
 * Asks a guest's agent, once at a time: the guest decides when it answers, and libvirt waits for it as long as it takes.
 * So that no guest can hold up the host's own connection, the question has one to itself.
 */
function askAgent(link: Link, dom: DomainRef): Promise<Told> {
  const pending = asked.get(link) ?? new Map<string, Promise<Told>>();
  asked.set(link, pending);
  const known = pending.get(dom.uuid);
  if (known) return known;
  const answer = askApart(link, dom).finally(() => pending.delete(dom.uuid));
  pending.set(dom.uuid, answer);
  return answer;
}

async function askApart(link: Link, dom: DomainRef): Promise<Told> {
  const signal = AbortSignal.any([link.ended, AbortSignal.timeout(agentLimitMs)]);
  const connection = await link.openWorkConnection({ signal });
  try {
    const question = { dom, source: domainInterfaceAddressesSource.agent };
    return (await connection.call(domainInterfaceAddresses, question, { signal })).interfaces;
  } finally {
    await connection.close();
  }
}
