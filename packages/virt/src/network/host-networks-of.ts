import {
  connectListAllNetworks,
  networkCreateXml,
  networkDefineXml,
  networkLookupByName,
  networkLookupByUuid,
} from "@hob/libvirt";
import { byNameOrUuid } from "../host/by-name-or-uuid.ts";
import type { Link } from "../host/link.ts";
import type { HostNetworks } from "./host-networks.ts";
import { networkOf } from "./network-of.ts";

/** A host's virtual networks. */
export function hostNetworksOf(link: Link): HostNetworks {
  return {
    async networks() {
      const { networks } = await link.call(connectListAllNetworks, { needResults: true });
      return networks.map((network) => networkOf(link, network));
    },
    async network(nameOrUuid) {
      const { network } = await byNameOrUuid(nameOrUuid, "no-network", {
        uuid: (uuid) => link.call(networkLookupByUuid, { uuid }),
        name: (name) => link.call(networkLookupByName, { name }),
      });
      return networkOf(link, network);
    },
    defineNetwork: async (xml) => networkOf(link, (await link.call(networkDefineXml, { xml })).network),
    createTransientNetwork: async (xml) => networkOf(link, (await link.callApart(networkCreateXml, { xml })).network),
  };
}
