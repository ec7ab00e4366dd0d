import {
  attribute,
  children,
  element,
  type Element,
  integer,
  leaf,
  oneOf,
  type Open,
  required,
  type Slot,
} from "../kit/index.ts";
import { capability } from "./capability.ts";

/** A kind of device that another one can be divided into. */
export interface MdevType {
  /** `nvidia-11`, `vfio_ccw-io`, … */
  readonly id: string;
  readonly name?: string;
  readonly deviceApi: Open<"vfio-pci" | "vfio-ccw" | "vfio-ap">;
  /** How many more there can be. */
  readonly availableInstances: number;
}

const mdevType: Element<MdevType> = element("type", {
  id: required(attribute("id")),
  name: leaf("name"),
  deviceApi: required(leaf("deviceAPI", oneOf("vfio-pci", "vfio-ccw", "vfio-ap"))),
  availableInstances: required(leaf("availableInstances", integer)),
});

/** `<capability type='mdev_types'>` of a PCI, a CSS or an AP matrix device. */
export const mdevTypes: Slot<readonly MdevType[]> = capability(
  "mdev_types",
  children(mdevType, { key: (item) => item.id }),
);
