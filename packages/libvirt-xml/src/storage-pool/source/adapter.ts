import {
  attribute,
  child,
  element,
  type Element,
  integer,
  oneOf,
  type Open,
  required,
  yesNo,
} from "../../kit/index.ts";
import { type PciAddress, pciAddress } from "../../address/pci.ts";

/** The SCSI adapter whose units are the volumes of a pool. */
export interface PoolAdapter {
  /** Default `scsi_host`. */
  readonly type?: Open<"scsi_host" | "fc_host">;
  /** Type `scsi_host`: `scsi_host5`; or `parentaddr`, which does not change at the next start of the host. */
  readonly name?: string;
  readonly parentaddr?: {
    readonly uniqueId?: number;
    readonly address: PciAddress;
  };
  /** Type `fc_host`: the adapter that makes a virtual one, by its name, its world wide names, or its fabric's. */
  readonly parent?: string;
  readonly parentWwnn?: string;
  readonly parentWwpn?: string;
  readonly parentFabricWwn?: string;
  /** Type `fc_host`: whether the virtual adapter goes with the pool. */
  readonly managed?: boolean;
  readonly wwnn?: string;
  readonly wwpn?: string;
}

/** `<pool><source><adapter>`. */
export const poolAdapter: Element<PoolAdapter> = element("adapter", {
  type: attribute("type", oneOf("scsi_host", "fc_host")),
  name: attribute("name"),
  parent: attribute("parent"),
  parentWwnn: attribute("parent_wwnn"),
  parentWwpn: attribute("parent_wwpn"),
  parentFabricWwn: attribute("parent_fabric_wwn"),
  managed: attribute("managed", yesNo),
  wwnn: attribute("wwnn"),
  wwpn: attribute("wwpn"),
  parentaddr: child("parentaddr", {
    uniqueId: attribute("unique_id", integer),
    address: required(child(pciAddress)),
  }),
});
