import {
  domainInterfaceAddresses,
  type DomainInterfaceAddresses,
  type DomainRef,
  domainInterfaceAddressesSource,
  isLibvirtError,
} from "@hob/libvirt";
import { domain, read } from "@hob/libvirt-xml";
import { setTimeout as sleep } from "node:timers/promises";
import type { Link } from "../host/link.ts";
import { agentChannelState } from "./agent/agent-failure.ts";
import { inAgentLine } from "./agent/agent-line.ts";

/** Who told an address: a DHCP server of libvirt's, the guest's agent, or the host's ARP table. */
export type AddressSource = keyof typeof domainInterfaceAddressesSource;

/** An address of a guest. */
export interface GuestAddress {
  /** Without its prefix. */
  readonly address: string;
  /** How many bits its network has, where that was told. */
  readonly prefix: number | null;
  /** All who told it. */
  readonly sources: readonly AddressSource[];
}

/** The addresses of a guest's network interfaces, by MAC address in lower case. */
export type GuestAddresses = ReadonlyMap<string, readonly GuestAddress[]>;

type Told = readonly DomainInterfaceAddresses[];

/** How long each source may take, in ms. */
const patienceMs = 1000;
/** When a guest's agent that says nothing is given up, in ms. */
const agentLimitMs = 60_000;

/**
 * Asks libvirt's DHCP server, the guest's agent where one listens, and the host's ARP table for a guest's addresses. What
 * a source cannot tell, or not in time, is left out; so are addresses that only mean something on one link.
 *
 * @param xml the running guest's.
 */
export async function guestAddresses(link: Link, dom: DomainRef, xml: string): Promise<GuestAddresses> {
  const hasAgent = agentChannelState(read(domain, xml).devices.channels) === "connected";
  const ask = async (source: AddressSource) =>
    (await link.call(domainInterfaceAddresses, { dom, source: domainInterfaceAddressesSource[source] })).interfaces;
  const [lease, agent, arp] = await Promise.all([
    orNothing(ask("lease")),
    hasAgent ? orNothing(askAgent(link, dom)) : [],
    orNothing(ask("arp")),
  ]);
  return joinAddresses({ lease, agent, arp });
}

/**
 * What the sources told, together. The ARP table tells what some guest used once: it is only believed of an interface
 * that nobody else knows an address of.
 */
export function joinAddresses(told: Readonly<Record<AddressSource, Told>>): GuestAddresses {
  const byMac = new Map<string, GuestAddress[]>();
  for (const source of ["lease", "agent", "arp"] as const) {
    for (const { mac, addresses } of told[source]) {
      const key = mac?.toLowerCase() ?? loopback;
      if (key === loopback) continue;
      const known = byMac.get(key) ?? [];
      byMac.set(key, known);
      if (source === "arp" && known.some(({ sources }) => !sources.includes("arp"))) continue;
      for (const { address, prefix } of addresses) if (!isLinkLocal(address)) add(known, address, prefix, source);
    }
  }
  return byMac;
}

function add(known: GuestAddress[], address: string, prefix: number, source: AddressSource): void {
  const index = known.findIndex((other) => other.address === address);
  const before = known[index] ?? { address, prefix: prefix === 0 ? null : prefix, sources: [] };
  if (before.sources.includes(source)) return;
  known.splice(index === -1 ? known.length : index, 1, { ...before, sources: [...before.sources, source] });
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
  const answer = inAgentLine(link, dom.uuid, () => askApart(link, dom)).finally(() => pending.delete(dom.uuid));
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
