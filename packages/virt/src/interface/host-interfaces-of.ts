import {
  connectListAllInterfaces,
  interfaceChangeBegin,
  interfaceChangeCommit,
  interfaceChangeRollback,
  interfaceCreate,
  interfaceDefineXml,
  interfaceDestroy,
  interfaceGetXmlDesc,
  interfaceIsActive,
  interfaceLookupByMacString,
  interfaceLookupByName,
  type InterfaceRef,
  interfaceUndefine,
  interfaceXmlFlag,
} from "@hob/libvirt";
import { hostInterface, read } from "@hob/libvirt-xml";
import type { Link } from "../host/link.ts";
import type { HostInterfaces, HostNetworkInterface } from "./host-interfaces.ts";

/** The network interfaces of the host itself. */
export function hostInterfacesOf(link: Link): HostInterfaces {
  return {
    async list() {
      const { interfaces } = await link.call(connectListAllInterfaces, { needResults: true });
      return interfaces.map((one) => interfaceOf(link, one));
    },
    interface: async (name) => interfaceOf(link, (await link.call(interfaceLookupByName, { name })).interface),
    interfaceByMac: async (mac) => interfaceOf(link, (await link.call(interfaceLookupByMacString, { mac })).interface),
    define: async (xml) => interfaceOf(link, (await link.call(interfaceDefineXml, { xml })).interface),
    async try(work) {
      await link.call(interfaceChangeBegin, {});
      try {
        const result = await work();
        await link.call(interfaceChangeCommit, {});
        return result;
      } catch (error) {
        await link.call(interfaceChangeRollback, {});
        throw error;
      }
    },
  };
}

function interfaceOf(link: Link, ref: InterfaceRef): HostNetworkInterface {
  const xml = async ({ inactive = false } = {}) =>
    (await link.call(interfaceGetXmlDesc, { interface: ref, flags: inactive ? interfaceXmlFlag.inactive : 0 })).xml;
  return {
    name: ref.name,
    mac: ref.mac,
    isActive: async () => (await link.call(interfaceIsActive, { interface: ref })).active,
    xml,
    document: async (options) => read(hostInterface, await xml(options)),
    start: async () => void (await link.callApart(interfaceCreate, { interface: ref })),
    destroy: async () => void (await link.callApart(interfaceDestroy, { interface: ref })),
    undefine: async () => void (await link.call(interfaceUndefine, { interface: ref })),
  };
}
