import {
  attribute,
  children,
  distinguished,
  element,
  type Element,
  ifAny,
  leaf,
  object,
  required,
  type Slot,
  text,
} from "../../kit/index.ts";
import { capability } from "../capability.ts";

/** A field whose meaning the vendor, or the system's maker, has chosen. */
export interface VpdField {
  /** A digit or a capital letter. */
  readonly index: string;
  readonly value?: string;
}

/** The vital product data that a PCI device keeps of itself. */
export interface PciVpd {
  readonly name: string;
  readonly readonly?: {
    readonly changeLevel?: string;
    readonly manufactureId?: string;
    readonly partNumber?: string;
    readonly serialNumber?: string;
    readonly vendorFields?: readonly VpdField[];
  };
  readonly readwrite?: {
    readonly assetTag?: string;
    readonly vendorFields?: readonly VpdField[];
    readonly systemFields?: readonly VpdField[];
  };
}

const field = (name: "vendor_field" | "system_field"): Element<VpdField> =>
  element<VpdField>(name, { index: required(attribute("index")), value: text() });

const fields = <T>(access: "readonly" | "readwrite", slot: Slot<T>): Slot<T> =>
  distinguished("fields", { access }, slot);

/** `<capability type='vpd'>` of a PCI device. */
export const pciVpd: Slot<PciVpd> = capability(
  "vpd",
  object({
    name: required(leaf("name")),
    readonly: fields(
      "readonly",
      object({
        changeLevel: leaf("change_level"),
        manufactureId: leaf("manufacture_id"),
        partNumber: leaf("part_number"),
        serialNumber: leaf("serial_number"),
        vendorFields: ifAny(children(field("vendor_field"), { key: (item) => item.index })),
      }),
    ),
    readwrite: fields(
      "readwrite",
      object({
        assetTag: leaf("asset_tag"),
        vendorFields: ifAny(children(field("vendor_field"), { key: (item) => item.index })),
        systemFields: ifAny(children(field("system_field"), { key: (item) => item.index })),
      }),
    ),
  }),
);
