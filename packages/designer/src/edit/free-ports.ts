import type { Address, Domain } from "@hob/libvirt-xml";

/** How many PCI Express ports of a guest have nothing plugged in; null where they are not known, or there are none. */
export function freePorts({ devices }: Domain): number | null {
  const ports = devices.controllers.filter(({ model }) => model === "pcie-root-port");
  // A definition that libvirt has not taken yet has neither numbers nor addresses.
  if (ports.length === 0 || ports.some(({ index }) => index === undefined)) return null;
  const taken = new Set(everyAddress(devices).flatMap(({ type, bus }) => (type === "pci" && bus ? [Number(bus)] : [])));
  return ports.filter(({ index }) => !taken.has(index as number)).length;
}

/** The addresses of all devices of a guest. */
function everyAddress(devices: Domain["devices"]): readonly Address[] {
  const lists: readonly unknown[] = Object.values(devices);
  return lists.flat().flatMap((device) => {
    const address = (device as { readonly address?: Address } | undefined)?.address;
    return address ? [address] : [];
  });
}
