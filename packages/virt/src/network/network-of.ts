import {
  ipAddressType,
  isLibvirtError,
  networkCreate,
  networkDestroy,
  networkGetAutostart,
  networkGetBridgeName,
  networkGetDhcpLeases,
  networkGetXmlDesc,
  networkIsActive,
  networkIsPersistent,
  networkListAllPorts,
  type NetworkRef,
  networkSetAutostart,
  networkUndefine,
  networkXmlFlag,
} from "@hob/libvirt";
import type { Link } from "../host/link.ts";
import type { NetworkLease } from "./network-lease.ts";
import type { Network, NetworkInfo } from "./network.ts";
import { portOf } from "./port-of.ts";
import { updateNetwork } from "./update-network.ts";

/** The network that a reference names. */
export function networkOf(link: Link, network: NetworkRef): Network {
  return {
    ...network,
    info: () => readInfo(link, network),
    xml: async ({ inactive = false } = {}) =>
      (await link.call(networkGetXmlDesc, { network, flags: inactive ? networkXmlFlag.inactive : 0 })).xml,
    start: async () => void (await link.callApart(networkCreate, { network })),
    destroy: async () => void (await link.call(networkDestroy, { network })),
    undefine: async () => void (await link.call(networkUndefine, { network })),
    setAutostart: async (autostart) => void (await link.call(networkSetAutostart, { network, autostart })),
    leases: (mac) => readLeases(link, network, mac),
    async ports() {
      const { ports } = await link.call(networkListAllPorts, { network, needResults: true });
      return ports.map((port) => portOf(link, port));
    },
    update: (change, target) => updateNetwork(link, network, change, target),
  };
}

async function readLeases(link: Link, network: NetworkRef, mac?: string): Promise<readonly NetworkLease[]> {
  const { leases } = await link.call(networkGetDhcpLeases, { network, mac: mac ?? null, needResults: true });
  return leases.map((lease) => ({
    mac: lease.mac?.toLowerCase() ?? null,
    address: lease.address,
    prefix: lease.prefix,
    family: lease.type === ipAddressType.ipv6 ? "ipv6" : "ipv4",
    hostname: lease.hostname,
    clientId: lease.clientId,
    bridge: lease.interface,
    expiresAt: Number(lease.expiry) * 1000,
  }));
}

async function readInfo(link: Link, network: NetworkRef): Promise<NetworkInfo> {
  const [{ active }, { persistent }, { autostart }, bridge] = await Promise.all([
    link.call(networkIsActive, { network }),
    link.call(networkIsPersistent, { network }),
    link.call(networkGetAutostart, { network }),
    readBridge(link, network),
  ]);
  return { active, persistent, autostart, bridge };
}

/** libvirt answers with an error where a network has no bridge of its own. */
async function readBridge(link: Link, network: NetworkRef): Promise<string | null> {
  try {
    return (await link.call(networkGetBridgeName, { network })).bridge;
  } catch (error) {
    if (isLibvirtError(error) && !isLibvirtError(error, "no-network")) return null;
    throw error;
  }
}
