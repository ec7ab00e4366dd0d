import type { PciAddress, PciCapability } from "@hob/libvirt-xml";
import type { ListedDevice } from "./node-devices.ts";

/** A PCI device of a host, and how it can be given to a guest. */
export interface PciDevice {
  /** libvirt's own: `pci_0000_02_10_1`. */
  readonly name: string;
  /** As the kernel writes it: `0000:02:10.1`. */
  readonly address: string;
  readonly vendor: string;
  readonly product: string;
  /** `0x030000` for a graphics card; null where the host does not tell. */
  readonly class: number | null;
  /** The host's driver that has it. */
  readonly driver: string | null;
  readonly numaNode: number | null;
  /** Null on hosts without an IOMMU, where nothing can be passed through. */
  readonly iommuGroup: number | null;
  /** Names of the devices that go to a guest together, itself left out. */
  readonly together: readonly string[];
  /** Of a virtual function: the name of the physical one. */
  readonly physicalFunction: string | null;
  /** Of a physical function: the names of the virtual ones it has, and how many it could have. */
  readonly virtualFunctions: readonly string[];
  readonly mostVirtualFunctions: number;
  /** Its serial number as the card itself tells (vital product data). */
  readonly serial: string | null;
}

const hex = (number: number, digits: number) => number.toString(16).padStart(digits, "0");

type Place = Pick<PciCapability, "domain" | "bus" | "slot" | "function">;

/** As the kernel writes it: `0000:02:10.1`. */
export function pciAddressOf({ domain, bus, slot, function: part }: Place): string {
  return `${hex(domain, 4)}:${hex(bus, 2)}:${hex(slot, 2)}.${hex(part, 1)}`;
}

/** The PCI devices among others, each with those it belongs to. */
export function pciDevicesOf(listed: readonly ListedDevice[]): readonly PciDevice[] {
  const found = listed.flatMap(({ name, device }) => (device.pci ? [{ name, device, pci: device.pci }] : []));
  const names = new Map(found.map(({ name, pci }) => [pciAddressOf(pci), name]));
  // What libvirt does not list, it has a name for all the same.
  const nameOf = (address: PciAddress) => {
    const text = pciAddressOf(address);
    return names.get(text) ?? `pci_${text.replace(/[:.]/g, "_")}`;
  };
  return found.map(({ name, device, pci }) => ({
    name,
    address: pciAddressOf(pci),
    vendor: pci.vendor.name ?? "",
    product: pci.product.name ?? "",
    class: pci.class ?? null,
    driver: device.driver ?? null,
    numaNode: pci.numaNode === undefined || pci.numaNode < 0 ? null : pci.numaNode,
    iommuGroup: pci.iommuGroup?.number ?? null,
    together: (pci.iommuGroup?.addresses ?? []).map(nameOf).filter((other) => other !== name),
    physicalFunction: pci.physFunction?.address ? nameOf(pci.physFunction.address) : null,
    virtualFunctions: (pci.virtFunctions?.addresses ?? []).map(nameOf),
    mostVirtualFunctions: pci.virtFunctions?.maxCount ?? pci.virtFunctions?.addresses.length ?? 0,
    serial: pci.vpd?.readonly?.serialNumber ?? null,
  }));
}
