import {
  attribute,
  child,
  children,
  hexadecimal,
  integer,
  leaf,
  object,
  present,
  required,
  type Slot,
  within,
} from "../kit/index.ts";
import { type PciAddress, pciAddress } from "../address/pci.ts";
import { capability } from "./capability.ts";
import { type HardwareId, hardwareId } from "./hardware-id.ts";
import { type MdevType, mdevTypes } from "./mdev-types.ts";
import { type PciExpressLink, pciExpressLink } from "./pci/express-link.ts";
import { type PciVpd, pciVpd } from "./pci/vpd.ts";

/** A device on a PCI bus. */
export interface PciCapability {
  /** `0x030000` for a graphics card, … */
  readonly class?: number;
  readonly domain: number;
  readonly bus: number;
  readonly slot: number;
  readonly function: number;
  readonly product: HardwareId;
  readonly vendor: HardwareId;
  /** Of a virtual function: the physical one that it is of. */
  readonly physFunction?: { readonly address?: PciAddress };
  /** Of a physical function: the virtual ones that it has, and how many it could have. */
  readonly virtFunctions?: { readonly maxCount?: number; readonly addresses: readonly PciAddress[] };
  readonly pciBridge?: boolean;
  readonly cardbusBridge?: boolean;
  /** The kinds of devices that it can be divided into. */
  readonly mdevTypes?: readonly MdevType[];
  readonly vpd?: PciVpd;
  /** Devices that can only be given to one guest together, this one among them. */
  readonly iommuGroup?: { readonly number: number; readonly addresses: readonly PciAddress[] };
  /** The NUMA node that it is nearest to; −1 where the host does not tell. */
  readonly numaNode?: number;
  /** Of a PCI Express device: what its links can do, and what they do. */
  readonly pciExpress?: { readonly links: readonly PciExpressLink[] };
}

/** `<capability type='pci'>`. */
export const pciCapability: Slot<PciCapability> = capability(
  "pci",
  object({
    class: leaf("class", hexadecimal(6)),
    domain: required(leaf("domain", integer)),
    bus: required(leaf("bus", integer)),
    slot: required(leaf("slot", integer)),
    function: required(leaf("function", integer)),
    product: required(hardwareId("product")),
    vendor: required(hardwareId("vendor")),
    physFunction: capability("phys_function", object({ address: child(pciAddress) })),
    virtFunctions: capability(
      "virt_functions",
      object({ maxCount: attribute("maxCount", integer), addresses: children(pciAddress) }),
    ),
    pciBridge: capability("pci-bridge", present),
    cardbusBridge: capability("cardbus-bridge", present),
    mdevTypes,
    vpd: pciVpd,
    iommuGroup: child("iommuGroup", {
      number: required(attribute("number", integer)),
      addresses: children(pciAddress),
    }),
    numaNode: within("numa", attribute("node", integer)),
    pciExpress: child("pci-express", { links: children(pciExpressLink, { key: (item) => item.validity }) }),
  }),
);
