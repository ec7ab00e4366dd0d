import {
  connectListAllNodeDevices,
  isLibvirtError,
  nodeDeviceCreateXml,
  nodeDeviceDefineXml,
  nodeDeviceGetXmlDesc,
  nodeDeviceLookupByName,
  nodeDeviceLookupScsiHostByWwn,
} from "@hob/libvirt";
import { nodeDevice, read } from "@hob/libvirt-xml";
import type { Link } from "../host/link.ts";
import { inFlight } from "../in-flight.ts";
import { capabilityFlags, type DeviceCapability } from "./device-capability.ts";
import { hostDeviceOf } from "./host-device-of.ts";
import { mediatedTypesOf } from "./mediated-type.ts";
import type { ListedDevice, NodeDevices } from "./node-devices.ts";
import { pciDevicesOf } from "./pci-device.ts";

/** A host's devices. */
export function nodeDevicesOf(link: Link): NodeDevices {
  const list = async (capabilities: readonly DeviceCapability[]) => {
    const flags = capabilityFlags(capabilities);
    return (await link.call(connectListAllNodeDevices, { needResults: true, flags })).devices;
  };
  const describe = async (...capabilities: readonly DeviceCapability[]) => {
    const found = await inFlight(await list(capabilities), ({ name }) => describeOne(link, name));
    return found.filter((device) => device !== null);
  };
  return {
    list: async (...capabilities) => (await list(capabilities)).map(({ name }) => hostDeviceOf(link, name)),
    describe,
    device: async (name) => hostDeviceOf(link, (await link.call(nodeDeviceLookupByName, { name })).device.name),
    scsiHost: async (wwnn, wwpn) =>
      hostDeviceOf(link, (await link.call(nodeDeviceLookupScsiHostByWwn, { wwnn, wwpn })).device.name),
    pciDevices: async () => pciDevicesOf(await describe("pci")),
    mediatedTypes: async () => mediatedTypesOf(await describe("mdev-types")),
    create: async (xml) => hostDeviceOf(link, (await link.callApart(nodeDeviceCreateXml, { xml })).device.name),
    define: async (xml) => hostDeviceOf(link, (await link.callApart(nodeDeviceDefineXml, { xml })).device.name),
  };
}

async function describeOne(link: Link, name: string): Promise<ListedDevice | null> {
  try {
    return { name, device: read(nodeDevice, (await link.call(nodeDeviceGetXmlDesc, { name })).xml) };
  } catch (error) {
    if (isLibvirtError(error, "no-node-device")) return null;
    throw error;
  }
}
