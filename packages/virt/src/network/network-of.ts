import {
  isLibvirtError,
  networkCreate,
  networkDestroy,
  networkGetAutostart,
  networkGetBridgeName,
  networkGetXmlDesc,
  networkIsActive,
  networkIsPersistent,
  type NetworkRef,
  networkSetAutostart,
  networkUndefine,
} from "@hob/libvirt";
import type { Link } from "../host/link.ts";
import type { Network, NetworkInfo } from "./network.ts";

/** The network that a reference names. */
export function networkOf(link: Link, network: NetworkRef): Network {
  return {
    ...network,
    info: () => readInfo(link, network),
    xml: async () => (await link.call(networkGetXmlDesc, { network })).xml,
    start: async () => void (await link.call(networkCreate, { network })),
    destroy: async () => void (await link.call(networkDestroy, { network })),
    undefine: async () => void (await link.call(networkUndefine, { network })),
    setAutostart: async (autostart) => void (await link.call(networkSetAutostart, { network, autostart })),
  };
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
