import {
  connectGetCapabilities,
  connectGetDomainCapabilities,
  connectListAllNetworks,
  connectListAllStoragePools,
  domainCreateFlag,
  domainCreateXml,
  domainDefineFlag,
  domainDefineXmlFlags,
  networkDefineXml,
  networkLookupByName,
  storagePoolCreateFlag,
  storagePoolCreateXml,
  storagePoolDefineXml,
  storagePoolLookupByName,
  storageVolumeLookupByPath,
} from "@hob/libvirt";
import { capabilities, domainCapabilities, read } from "@hob/libvirt-xml";
import { findGuest } from "../guest/find-guest.ts";
import { guestOf } from "../guest/guest-of.ts";
import { listGuests } from "../guest/list-guests.ts";
import { sampleGuests } from "../guest/sample-guests.ts";
import { xmlOf } from "../guest/xml-of.ts";
import { networkOf } from "../network/network-of.ts";
import { poolOf } from "../storage/pool-of.ts";
import { volumeOf } from "../storage/volume-of.ts";
import { dial } from "./dial.ts";
import { readFacts } from "./facts.ts";
import type { DomainCapabilitiesQuery, Host, HostOptions } from "./host.ts";
import { Link } from "./link.ts";
import { linked } from "./link-of.ts";
import { whenConnected } from "./when-connected.ts";

/**
 * Opens a host: returns at once, connects in the background, and reconnects for ever until `close()`.
 *
 * @throws InvalidUri for a text that is no libvirt URI.
 */
export function openHost(options: HostOptions): Host {
  const link = new Link(options);
  const { cache } = link;
  const capabilitiesXml = () =>
    cache.once("capabilities", async () => (await link.call(connectGetCapabilities, {})).capabilities);
  const readCapabilities = () =>
    cache.once("capabilities, read", async () => read(capabilities, await capabilitiesXml()));
  const domainCapabilitiesXml = ({ emulator, arch, machine, guestType }: DomainCapabilitiesQuery = {}) => {
    const query = { emulator, arch, machine, virtType: guestType };
    const key = `domain capabilities ${JSON.stringify(Object.values(query))}`;
    return cache.once(key, async () => (await link.call(connectGetDomainCapabilities, query)).capabilities);
  };

  return linked(link, {
    uri: link.uri,
    get name() {
      return link.name;
    },
    get state() {
      return link.state;
    },
    onState: (listener) => link.states.add(listener),
    onGuestEvent: (listener) => link.guestEvents.add(listener),
    whenConnected: (wait) => whenConnected(link, wait),
    rename(name) {
      link.name = name;
    },
    reconnect: () => link.reconnect(),
    close: () => link.close(),

    facts: () => readFacts(link, readCapabilities()),
    capabilities: readCapabilities,
    capabilitiesXml,
    domainCapabilities: (query = {}) =>
      cache.once(`domain capabilities, read ${JSON.stringify(query)}`, async () =>
        read(domainCapabilities, await domainCapabilitiesXml(query)),
      ),
    domainCapabilitiesXml,

    guests: () => listGuests(link),
    sample: () => sampleGuests(link),
    guest: async (uuidOrName) => guestOf(link, await findGuest(link, uuidOrName)),
    async defineGuest(xml) {
      const { dom } = await link.call(domainDefineXmlFlags, { xml, flags: domainDefineFlag.validate });
      return guestOf(link, dom);
    },
    async createTransientGuest(xml, { paused = false } = {}) {
      const flags = domainCreateFlag.validate | (paused ? domainCreateFlag.paused : 0);
      return guestOf(link, (await link.callApart(domainCreateXml, { xml, flags })).dom);
    },
    xmlOf: (uuids, { inactive = false } = {}) => xmlOf(link, uuids, inactive),

    async pools() {
      const { pools } = await link.call(connectListAllStoragePools, { needResults: true });
      return pools.map((pool) => poolOf(link, pool));
    },
    pool: async (name) => poolOf(link, (await link.call(storagePoolLookupByName, { name })).pool),
    definePool: async (xml) => poolOf(link, (await link.call(storagePoolDefineXml, { xml })).pool),
    async createTransientPool(xml, { build = false } = {}) {
      const flags = build ? storagePoolCreateFlag.withBuild : 0;
      return poolOf(link, (await link.call(storagePoolCreateXml, { xml, flags })).pool);
    },
    volumeByPath: async (path) => volumeOf(link, (await link.call(storageVolumeLookupByPath, { path })).volume),

    async networks() {
      const { networks } = await link.call(connectListAllNetworks, { needResults: true });
      return networks.map((network) => networkOf(link, network));
    },
    network: async (name) => networkOf(link, (await link.call(networkLookupByName, { name })).network),
    defineNetwork: async (xml) => networkOf(link, (await link.call(networkDefineXml, { xml })).network),

    dial: (address, port) => dial(link.name, address, port),
  });
}
