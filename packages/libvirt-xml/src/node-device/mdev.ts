import {
  attribute,
  children,
  element,
  type Element,
  ifAny,
  integer,
  leaf,
  object,
  required,
  type Slot,
  within,
} from "../kit/index.ts";
import { capability } from "./capability.ts";

/** A setting of the driver's own. They are set in the order they stand. */
export interface MdevAttribute {
  readonly name: string;
  readonly value: string;
}

/** A part of a device, with which a guest works as if it were a whole one. */
export interface MdevCapability {
  /** One of its parent's `mdevTypes`. */
  readonly type: string;
  /** Chosen by libvirt when absent. */
  readonly uuid?: string;
  /** libvirt's own note: the parent as the kernel calls it: `0000:06:00.0`. */
  readonly parentAddr?: string;
  readonly iommuGroup?: number;
  readonly attributes?: readonly MdevAttribute[];
}

const mdevAttribute: Element<MdevAttribute> = element("attr", {
  name: required(attribute("name")),
  value: required(attribute("value")),
});

/** `<capability type='mdev'>`. */
export const mdevCapability: Slot<MdevCapability> = capability(
  "mdev",
  object({
    type: required(within("type", attribute("id"))),
    uuid: leaf("uuid"),
    parentAddr: leaf("parent_addr"),
    iommuGroup: within("iommuGroup", attribute("number", integer)),
    attributes: ifAny(children(mdevAttribute)),
  }),
);
