import type { NodeDevice } from "@hob/libvirt-xml";
import type { DeviceCapability } from "./device-capability.ts";
import type { HostDevice } from "./host-device.ts";
import type { MediatedType } from "./mediated-type.ts";
import type { PciDevice } from "./pci-device.ts";

/** A device's name with what it is. */
export interface ListedDevice {
  readonly name: string;
  readonly device: NodeDevice;
}

/** A host's devices: what it is made of, and what of it guests can have. */
export interface NodeDevices {
  /** Those with any of the capabilities that are named, or all. Defined ones that are not there now are among them. */
  list(...capabilities: readonly DeviceCapability[]): Promise<readonly HostDevice[]>;
  /** Those with what they are, asked in flight; one that is gone meanwhile is left out. */
  describe(...capabilities: readonly DeviceCapability[]): Promise<readonly ListedDevice[]>;
  /** @throws LibvirtError of kind `not-found` */
  device(name: string): Promise<HostDevice>;
  /** The Fibre Channel adapter with these world wide names. @throws LibvirtError of kind `not-found` */
  scsiHost(wwnn: string, wwpn: string): Promise<HostDevice>;

  /** The PCI devices, with those that can only be passed through together, and virtual functions with their physical one. */
  pciDevices(): Promise<readonly PciDevice[]>;
  /** What devices can be divided into now, and how often. */
  mediatedTypes(): Promise<readonly MediatedType[]>;

  /** Makes a device that is forgotten when it is destroyed: a mediated one, or a virtual Fibre Channel adapter. */
  create(xml: string): Promise<HostDevice>;
  /** Keeps a mediated device's definition; it can be started then. */
  define(xml: string): Promise<HostDevice>;
}
