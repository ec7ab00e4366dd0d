import {
  nodeDeviceCreate,
  nodeDeviceDestroy,
  nodeDeviceDetachFlags,
  nodeDeviceGetAutostart,
  nodeDeviceGetParent,
  nodeDeviceGetXmlDesc,
  nodeDeviceIsActive,
  nodeDeviceIsPersistent,
  nodeDeviceReAttach,
  nodeDeviceReset,
  nodeDeviceSetAutostart,
  nodeDeviceUndefine,
} from "@hob/libvirt";
import { nodeDevice, read } from "@hob/libvirt-xml";
import type { Link } from "../host/link.ts";
import type { HostDevice } from "./host-device.ts";

/** The device of this name. */
export function hostDeviceOf(link: Link, name: string): HostDevice {
  const xml = async () => (await link.call(nodeDeviceGetXmlDesc, { name })).xml;
  return {
    name,
    xml,
    document: async () => read(nodeDevice, await xml()),
    parent: async () => (await link.call(nodeDeviceGetParent, { name })).parent,
    async info() {
      const [{ active }, { persistent }, { autostart }] = await Promise.all([
        link.call(nodeDeviceIsActive, { name }),
        link.call(nodeDeviceIsPersistent, { name }),
        link.call(nodeDeviceGetAutostart, { name }),
      ]);
      return { active, persistent, autostart };
    },
    detach: async ({ driver } = {}) =>
      void (await link.callApart(nodeDeviceDetachFlags, { name, driverName: driver ?? null })),
    reattach: async () => void (await link.callApart(nodeDeviceReAttach, { name })),
    reset: async () => void (await link.callApart(nodeDeviceReset, { name })),
    start: async () => void (await link.callApart(nodeDeviceCreate, { name })),
    destroy: async () => void (await link.callApart(nodeDeviceDestroy, { name })),
    undefine: async () => void (await link.call(nodeDeviceUndefine, { name })),
    setAutostart: async (autostart) => void (await link.call(nodeDeviceSetAutostart, { name, autostart })),
  };
}
